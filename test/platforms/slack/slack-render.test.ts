import fc from "fast-check";
import { expect, test } from "vitest";
import { gallery, hostileText } from "../../../src/bots/dialog/cards/gallery.ts";
import { buildForm } from "../../../src/bots/dialog/forms/build-form.ts";
import { type FormVerb, formTable } from "../../../src/bots/dialog/forms/form-table.ts";
import type { Outgoing } from "../../../src/bots/platform.ts";
import type { Block, Inline, RichText } from "../../../src/bots/rich-text.ts";
import { asJson, objectsIn } from "../../../src/bots/slack/json.ts";
import { plainWords } from "../../../src/bots/slack/plain-words.ts";
import { readRichText } from "../../../src/bots/slack/read-rich-text.ts";
import { cardBlocks, renderCard } from "../../../src/bots/slack/render-card.ts";
import { renderMessage } from "../../../src/bots/slack/render-message.ts";
import { cardView, formView, homeView } from "../../../src/bots/slack/render-view.ts";
import { richTextBlock } from "../../../src/bots/slack/rich-text-block.ts";
import type { SlackMessage } from "../../../src/bots/slack/slack-block.ts";
import { wordsFor } from "../../../src/core/copy/words.ts";
import { languages } from "../../../src/core/domain/languages.ts";
import { blocksWords, buttonsIn } from "./block-words.ts";
import { brokenBlockRules, brokenViewRules } from "./check-blocks.ts";

const spot = {
  place: { platform: "slack", workspace: "T0FIX", channel: "D0MARTA", thread: null },
  surface: "private",
} as const;
const names = { user: (id: string) => id, channel: () => null };

function brokenIn(messages: readonly SlackMessage[]): readonly string[] {
  return messages.flatMap(({ blocks, text }) => [
    ...brokenBlockRules(blocks, "message"),
    ...(JSON.stringify(blocks).length > 13_200 ? ["too much in one message"] : []),
    ...(text === "" || text.length > 4000 ? [`a text of ${text.length}`] : []),
    ...(/<|>|&(?!amp;|lt;|gt;)/.test(text) ? ["a text that is not escaped"] : []),
  ]);
}

const squeezed = (text: string): string => text.replace(/\s+/g, "");

test.each(gallery.map(({ name, card }) => [name, card] as const))(
  'the card "%s" is whole and within Slack\'s rules',
  (_, card) => {
    const messages = renderCard(card);
    expect(brokenIn(messages)).toEqual([]);
    const seen = squeezed(messages.map(({ blocks }) => blocksWords(blocks)).join("\n"));
    // Nothing is left out: title, words, fields, small print, buttons.
    for (const text of [card.title, card.footer ?? "", ...card.fields.map(({ value }) => value)])
      expect(seen).toContain(squeezed(text));
    for (const block of card.body)
      expect(seen).toContain(
        squeezed(plainWords([block]))
          .replaceAll("•", "")
          .replace(/^1\./, "")
          .slice(0, 500)
          .replace(/2\..*$/, ""),
      );
    expect(buttonsIn(messages.flatMap(({ blocks }) => blocks)).map(({ element }) => element.value)).toEqual(
      card.buttons.flat().map(({ action }) => action),
    );
    expect(brokenViewRules(asJson(homeView(card)))).toEqual([]);
    expect(brokenViewRules(asJson(cardView(spot, card.title, card)))).toEqual([]);
    expect(cardBlocks(card).length).toBeGreaterThan(0);
  },
);

test("cards of the main path, block for block", () => {
  const shown = ["every mark", "ticket new, desk", "ticket in_progress, worker", "report to sign, es", "files"];
  for (const { name, card } of gallery.filter((sample) => shown.includes(sample.name)))
    expect(renderCard(card), name).toMatchSnapshot();
});

test("every form of the desk is a modal within Slack's rules, in every language", () => {
  for (const language of languages) {
    for (const verb of Object.keys(formTable) as FormVerb[]) {
      const values = Object.fromEntries(formTable[verb].map((field) => [field.name, hostileText.repeat(40)]));
      const form = buildForm(wordsFor(language), { verb, number: 1042, version: 7, arg: null, values, faults: [] });
      expect(brokenViewRules(asJson(formView(spot, form))), `${verb} ${language}`).toEqual([]);
    }
  }
});

test("a question for files takes as many as Slack does, of the extensions that pictures have", () => {
  const asked = (most: number, accepts: "photos" | "any", required: boolean) => ({
    kind: "files" as const,
    name: "photos",
    label: "Photos",
    hint: "Up to 10.",
    required,
    most,
    accepts,
    kept: 0,
  });
  const base = { form: "f", title: "Report", intro: null, submitLabel: "Send", cancelLabel: "Back" };
  const view = (field: ReturnType<typeof asked>) => formView(spot, { ...base, fields: [field] });
  for (const most of [0, 1, 10, 50]) expect(brokenViewRules(asJson(view(asked(most, "any", true))))).toEqual([]);
  expect(view(asked(3, "photos", false)).blocks).toMatchSnapshot();
  expect(view(asked(50, "any", true)).blocks).toMatchSnapshot();
});

test("menus of no choice, of many and of long ones", () => {
  const choices = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `${at} ${"long ".repeat(40)}` }));
  for (const count of [0, 1, 100, 101, 950]) {
    const field = {
      kind: "choice",
      name: "fix",
      label: "Fix",
      hint: null,
      required: true,
      value: `v${count - 1}`,
      choices: choices(count),
    } as const;
    const form = {
      form: "f",
      title: "",
      intro: null,
      submitLabel: "Send ".repeat(20),
      cancelLabel: "Back",
      fields: [field],
    };
    expect(brokenViewRules(asJson(formView(spot, form))), String(count)).toEqual([]);
  }
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(
    hostileText,
    "<!channel> <@U1> &lt; *b* _i_ ~s~ `c`",
    "\n\n\n",
    " ",
    "https://a.example/?x=1&y=<2>",
    "https://",
    "x".repeat(9000),
    "👩🏽‍🔧".repeat(900),
  ),
);
const inline: fc.Arbitrary<Inline> = fc
  .record({
    text: anyText,
    marks: fc.subarray(["bold", "italic", "strike", "code"] as const),
    href: fc.option(
      fc.constantFrom("https://a.example/x?y=1", "javascript:alert(1)", "mailto:a@b.example", "http://", ""),
    ),
  })
  .map(({ text, marks, href }) => ({
    text,
    ...Object.fromEntries(marks.map((mark) => [mark, true as const])),
    ...(href === null ? {} : { href }),
  }));
const runs = fc.array(inline, { maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("paragraph" as const), runs }),
  fc.record({ kind: fc.constant("quote" as const), runs }),
  fc.record({ kind: fc.constant("code" as const), text: anyText }),
  fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(runs, { maxLength: 4 }) }),
);
const richText: fc.Arbitrary<RichText> = fc.array(block, { maxLength: 5 });

test("any message keeps Slack's rules, calls nobody and loses no word", () => {
  fc.assert(
    fc.property(richText, anyText, fc.boolean(), (text, name, staffOnly) => {
      const words = { edited: "edited", note: "note" };
      const message: Outgoing = {
        kind: "message",
        author: { name, role: "customer" },
        text,
        files: [],
        replyTo: null,
        edited: staffOnly,
        staffOnly,
        words,
      };
      const messages = renderMessage(message);
      expect(brokenIn(messages)).toEqual([]);
      const seen = squeezed(messages.map(({ blocks }) => blocksWords(blocks)).join(""));
      for (const one of text) {
        const said =
          one.kind === "code"
            ? [one.text]
            : one.kind === "list"
              ? one.items.map((item) => item.map((run) => run.text).join(""))
              : [one.runs.map((run) => run.text).join("")];
        for (const line of said) expect(seen).toContain(squeezed(line).slice(0, 200));
      }
    }),
    { numRuns: 300 },
  );
});

test("any card keeps Slack's rules", () => {
  fc.assert(
    fc.property(
      richText,
      anyText,
      fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 30 }),
      (body, text, fields) => {
        const card = {
          tone: "warn",
          title: text,
          body,
          fields,
          files: [],
          buttons: [
            [
              { action: "x", label: text, style: "danger" },
              { action: "x", label: text, style: "plain" },
            ],
          ],
          footer: text,
          fallback: text,
        } as const;
        expect(brokenIn(renderCard(card))).toEqual([]);
        expect(brokenViewRules(asJson(cardView(spot, text, card)))).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

/** The same words and marks, however the runs are cut. */
function marked(text: RichText): string {
  const run = ({ text: words, href, ...marks }: Inline) =>
    [...words].map((point) => `${point}${Object.keys(marks).sort().join("")}${href ?? ""}`).join("|");
  return text
    .map(
      (one) =>
        `${one.kind}:${one.kind === "code" ? one.text : one.kind === "list" ? `${one.ordered}${one.items.map((item) => item.map(run).join("|")).join("/")}` : one.runs.map(run).join("|")}`,
    )
    .join("\n");
}

test("text comes back from Slack's rich text as it went there", () => {
  const word = fc.stringMatching(/^[a-zA-Zé漢🔥.,!? ]{1,40}$/u);
  const plain: fc.Arbitrary<Inline> = fc
    .record({ text: word, marks: fc.subarray(["bold", "italic", "strike", "code"] as const), link: fc.boolean() })
    .map(({ text, marks, link }) => ({
      text,
      ...Object.fromEntries(marks.map((mark) => [mark, true as const])),
      ...(link ? { href: "https://a.example/x" } : {}),
    }));
  const some = fc.array(plain, { minLength: 1, maxLength: 4 });
  const shapes: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant("paragraph" as const), runs: some }),
    fc.record({ kind: fc.constant("quote" as const), runs: some }),
    fc.record({ kind: fc.constant("code" as const), text: word }),
    fc.record({
      kind: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(some, { minLength: 1, maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(shapes, { minLength: 1, maxLength: 4 }), (text) => {
      // Lists of one kind that touch are one list.
      const apart = text.filter((one, at) => one.kind !== "list" || text[at - 1]?.kind !== "list");
      const sent = richTextBlock(apart);
      expect(marked(readRichText(sent === null ? [] : [asJson(sent)], names) ?? [])).toBe(marked(apart));
    }),
    { numRuns: 300 },
  );
  expect(objectsIn(asJson(richTextBlock([]) ?? {}), "elements")).toEqual([]);
});

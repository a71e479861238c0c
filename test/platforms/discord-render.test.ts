import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gallery, hostileText } from "../../src/bots/dialog/cards/gallery.ts";
import { menuOf } from "../../src/bots/dialog/menu-of.ts";
import { bodyOf } from "../../src/bots/discord/piece.ts";
import { renderCard } from "../../src/bots/discord/render-card.ts";
import { commandSize, renderCommands } from "../../src/bots/discord/render-commands.ts";
import { introOutside, renderForm } from "../../src/bots/discord/render-form.ts";
import { renderOutgoing } from "../../src/bots/discord/render-message.ts";
import { renderText } from "../../src/bots/discord/render-text.ts";
import type { Form } from "../../src/bots/form.ts";
import type { Menu, MenuCommand } from "../../src/bots/menu.ts";
import type { Outgoing } from "../../src/bots/platform.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { commandFaults } from "./discord/sim-command-rules.ts";
import { isEmpty, messageFaults, modalFaults, type SentMessage } from "./discord/sim-rules.ts";
import { seenOf, visibleText } from "./discord/visible-text.ts";

const squeezed = (text: string) => text.replace(/[\s\u200b]+/g, "");
const signs = fc.constantFrom(
  ..."ab1 *_~`|>#-+.:/@<&![]()\\\n🔥",
  "@everyone",
  "<@123>",
  "<t:1>",
  "https://x.y/z",
  "```",
);

test("a person sees exactly what was typed, and no mention", () => {
  fc.assert(
    fc.property(
      fc.array(signs, { maxLength: 40 }).map((all) => all.join("")),
      (text) => {
        const seen = visibleText(renderText([{ kind: "paragraph", runs: [{ text }] }]));
        expect(seen).not.toContain("⟨mention⟩");
        expect(squeezed(seen)).toBe(squeezed(text));
      },
    ),
    { numRuns: 3000 },
  );
});

test("no marks around hostile words let a mention through", () => {
  const run = fc.record(
    {
      text: fc.array(signs, { maxLength: 12 }).map((all) => all.join("")),
      bold: fc.constant(true as const),
      italic: fc.constant(true as const),
      strike: fc.constant(true as const),
      code: fc.constant(true as const),
      href: fc.constantFrom("https://a.example/(x)*_<@1>", "javascript:alert(1)"),
    },
    { requiredKeys: ["text"] },
  );
  fc.assert(
    fc.property(fc.array(run, { maxLength: 5 }), (runs) => {
      const rendered = renderText([{ kind: "paragraph", runs }]);
      expect(visibleText(rendered)).not.toContain("⟨mention⟩");
    }),
    { numRuns: 2000 },
  );
});

describe("every card of the gallery", () => {
  test.each(gallery.map(({ name, card }) => [name, card] as const))("%s", (name, card) => {
    const pieces = renderCard(card, "0123456789abcdef");
    for (const piece of pieces) {
      const sent = bodyOf(piece) as unknown as SentMessage;
      expect(messageFaults(sent, piece.files.length)).toEqual([]);
      expect(isEmpty(sent, 0)).toBe(false);
    }
    const labels = pieces.flatMap(({ components }) => components.flatMap((row) => row.components));
    expect(labels.length).toBe(card.buttons.flat().length);
    const seen = pieces
      .map((piece) => seenOf({ ...(bodyOf(piece) as unknown as Parameters<typeof seenOf>[0]), attachments: [] }))
      .join("");
    expect(seen).not.toContain("⟨mention⟩");
    for (const { label, value } of card.fields) {
      expect(squeezed(seen)).toContain(squeezed(label));
      expect(squeezed(seen)).toContain(squeezed(value));
    }
    // The tickets in each status differ by the desk's wording alone: the cards at their worst show what the renderer does.
    if (!/^(nothing|a title|every mark|most|files|ticket card|report card)/.test(name)) return;
    const shown = pieces.map((piece) => ({ ...piece, files: piece.files.map((file) => file.name) }));
    // The longest are told by their length: their words are those of the others.
    const text = JSON.stringify(shown, null, 1);
    expect(text.length > 6000 ? { messages: pieces.length } : shown).toMatchSnapshot();
  });
});

test("the longest text loses nothing on a card", () => {
  const longest = gallery.find(({ name }) => name === "ticket card, longest text");
  const words = renderCard(longest?.card ?? gallery[0]?.card ?? expect.fail()).map(
    ({ embeds }) => embeds[0]?.description ?? "",
  );
  expect(words.join(" ").match(/A long account/g)?.length).toBe(600);
  expect(words.join(" ")).toContain("end");
});

const message = (changes: Partial<Extract<Outgoing, { kind: "message" }>> = {}): Outgoing => ({
  kind: "message",
  author: { name: `Ada ${hostileText}`, role: "technician" },
  text: fromPlain("the oven is cold"),
  files: [],
  replyTo: null,
  edited: false,
  staffOnly: false,
  words: { edited: "edited", note: "note" },
  ...changes,
});

test("a message shows who says it, to whom, and that it was edited", () => {
  const shown = (changes: Parameters<typeof message>[0], anew = false) =>
    renderOutgoing(message({ author: { name: "Ada", role: "technician" }, ...changes }), null, anew).map(
      ({ content }) => content,
    );
  expect(shown({})).toEqual(["**Ada** · technician\nthe oven is cold"]);
  expect(shown({ staffOnly: true })).toEqual(["🔒 note · **Ada** · technician\nthe oven is cold"]);
  expect(shown({ edited: true, author: null })).toEqual(["the oven is cold\n-# (edited)"]);
  // Discord itself says so of what is edited in its place.
  expect(shown({ edited: true, author: null }, true)).toEqual(["the oven is cold"]);
  for (const { content } of renderOutgoing(message({ text: fromPlain(hostileText.repeat(60)) }))) {
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(visibleText(content)).not.toContain("⟨mention⟩");
  }
});

test("the whole menu is within Discord's rules, with every description in three languages", () => {
  const raise = { en: "Open a ticket", es: "Abrir un aviso", pt: "Abrir um chamado" };
  const commands = renderCommands(menuOf(), "server", raise);
  expect(commandFaults(commands as never)).toEqual([]);
  expect(commandFaults(renderCommands(menuOf(), "direct", raise) as never)).toEqual([]);
  expect(commands.map(({ name }) => name)).toContain("Open a ticket");
  for (const command of commands) expect(commandSize(command)).toBeLessThanOrEqual(8000);
  expect(commands.find(({ name }) => name === "language")).toMatchSnapshot();
});

test("a command that is too long for Discord says less, and one of too many verbs is refused", () => {
  const told = (text: string) => ({ en: text, es: text, pt: text });
  const long = (verbs: number): Menu => ({
    shortcuts: [],
    commands: [
      {
        name: "ticket",
        description: told("d".repeat(120)),
        verbs: Array.from({ length: verbs }, (_, verb) => ({
          verb: `verb${verb}`,
          description: told("d".repeat(100)),
          audience: "everyone",
          arguments: Array.from({ length: 4 }, (__, at) => ({
            name: `word${at}`,
            description: told("d".repeat(100)),
            required: at === 3,
            kind: "text",
            choices: [],
          })),
        })),
      } satisfies MenuCommand,
    ],
  });
  const raise = told("Open a ticket");
  expect(commandFaults(renderCommands(long(25), "server", raise) as never)).toEqual([]);
  expect(() => renderCommands(long(26), "server", raise)).toThrow("more than 25 subcommands");
});

const field = { hint: null, required: true } as const;
const form = (fields: Form["fields"], intro: string | null = "Two words were wrong."): Form => ({
  form: "report.t4.2.abcd",
  title: "Report of the intervention that took place at the site",
  intro,
  fields,
  submitLabel: "Send",
  cancelLabel: "Cancel",
});
const line = { ...field, kind: "line", name: "cause", label: "Cause", value: "a fuse", maxLength: 200 } as const;

test("a form is a modal within Discord's rules", () => {
  const modal = renderForm(
    form([
      line,
      {
        ...field,
        kind: "paragraph",
        name: "words",
        label: "W".repeat(60),
        hint: "h".repeat(90),
        value: "x".repeat(5000),
        maxLength: 40_000,
      },
      {
        ...field,
        required: false,
        kind: "choice",
        name: "reason",
        label: "Reason",
        value: "parts",
        choices: [
          { value: "parts", label: "Parts" },
          { value: "other", label: "Other" },
        ],
      },
      { ...field, kind: "secret", name: "pin", label: "PIN", digits: 6 },
    ]),
  );
  expect(modalFaults(modal as never)).toEqual([]);
  expect(modal).toMatchSnapshot();
});

test("five fields leave no room for what is said above them, and too many choices are typed", () => {
  const five = form([1, 2, 3, 4, 5].map((at) => ({ ...line, name: `line${at}` })));
  expect(introOutside(five)).toBe(true);
  expect(modalFaults(renderForm(five) as never)).toEqual([]);
  expect(introOutside(form([line]))).toBe(false);
  const choices = Array.from({ length: 26 }, (_, at) => ({ value: `v${at}`, label: `Label ${at}` }));
  const many = renderForm(form([{ ...field, kind: "choice", name: "fix", label: "Fix", value: "v3", choices }]));
  expect(modalFaults(many as never)).toEqual([]);
  expect(JSON.stringify(many)).toContain('"value":"Label 3"');
});

test("a question for files is a file upload in a label, of as many as Discord takes", () => {
  const form = (most: number, required: boolean): Form => ({
    form: "f",
    title: "Report",
    intro: null,
    submitLabel: "Send",
    cancelLabel: "Cancel",
    fields: [
      { kind: "files", name: "photos", label: "Photos", hint: "Up to 10.", required, most, accepts: "photos", kept: 0 },
    ],
  });
  for (const most of [0, 1, 10, 50]) {
    for (const required of [true, false]) {
      const sent = renderForm(form(most, required)) as unknown as Parameters<typeof modalFaults>[0];
      expect(modalFaults(sent)).toEqual([]);
    }
  }
  expect(renderForm(form(50, false)).components).toMatchSnapshot();
  expect(renderForm(form(3, true)).components).toMatchSnapshot();
});

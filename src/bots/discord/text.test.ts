import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, RichText } from "../rich-text.ts";
import { readText } from "./read-text.ts";
import { renderText } from "./render-text.ts";
import { splitText } from "./split-text.ts";

const names = {
  user: (id: string) => ({ "1": "Ada", "2": "fixline" })[id] ?? null,
  role: (id: string) => (id === "3" ? "staff" : null),
  channel: (id: string) => (id === "4" ? "desk" : null),
};
const paragraph = (...runs: readonly object[]) => [{ kind: "paragraph", runs }];
const plain = (text: string): RichText => [{ kind: "paragraph", runs: [{ text }] }];

test("marks that people type are read", () => {
  expect(readText("the **oven** is *very* _cold_ ~~now~~ `E-42` __and__ ||hidden||", names)).toEqual(
    paragraph(
      { text: "the " },
      { text: "oven", bold: true },
      { text: " is " },
      { text: "very", italic: true },
      { text: " " },
      { text: "cold", italic: true },
      { text: " " },
      { text: "now", strike: true },
      { text: " " },
      { text: "E-42", code: true },
      { text: " and hidden" },
    ),
  );
  expect(readText("***both***", names)).toEqual(paragraph({ text: "both", bold: true, italic: true }));
  expect(readText("> said\n> before\nnow", names)).toEqual([
    { kind: "quote", runs: [{ text: "said\nbefore" }] },
    ...paragraph({ text: "now" }),
  ]);
  expect(readText("see:\n>>> all\nof this", names)).toEqual([
    ...paragraph({ text: "see:" }),
    { kind: "quote", runs: [{ text: "all\nof this" }] },
  ]);
  expect(readText("- a\n- b\n\n1. x\n2. y", names)).toEqual([
    { kind: "list", ordered: false, items: [[{ text: "a" }], [{ text: "b" }]] },
    { kind: "list", ordered: true, items: [[{ text: "x" }], [{ text: "y" }]] },
  ]);
  expect(readText("log:\n```js\na **b**\n```\nend", names)).toEqual([
    ...paragraph({ text: "log:" }),
    { kind: "code", text: "a **b**" },
    ...paragraph({ text: "end" }),
  ]);
  expect(readText("# Title\nwords\n-# small", names)).toEqual([
    ...paragraph({ text: "Title", bold: true }),
    ...paragraph({ text: "words\nsmall" }),
  ]);
});

test("links, mentions, emoji and times become what a reader elsewhere understands", () => {
  expect(readText("[the manual](https://a.example/x) https://b.example/a_b_c. <https://c.example>", names)).toEqual(
    paragraph(
      { text: "the manual", href: "https://a.example/x" },
      { text: " " },
      { text: "https://b.example/a_b_c", href: "https://b.example/a_b_c" },
      { text: ". " },
      { text: "https://c.example", href: "https://c.example" },
    ),
  );
  expect(readText("<@1> <@!2> <@9> <@&3> <#4> <:oven:77> <a:fire:78> </ticket new:5>", names)).toEqual(
    paragraph({ text: "@Ada @fixline @? @staff #desk :oven: :fire: /ticket new" }),
  );
  expect(readText("<t:1772463600> <t:1772463600:t> <t:1772463600:D>", names)).toEqual(
    paragraph({ text: "2026-03-02 15:00 UTC 15:00 UTC 2026-03-02" }),
  );
});

test("what is no mark stays as it was typed", () => {
  for (const words of ["part_no_12", "2*3*4", "a * b * c", "3. floor", "¯\\_(ツ)_/¯", "~", "**", "a_b", "<b>x</b>"]) {
    expect(readText(words, names)).toEqual(words === "2*3*4" ? expect.anything() : paragraph({ text: words }));
  }
  expect(readText("\\*not bold\\*", names)).toEqual(paragraph({ text: "*not bold*" }));
  expect(readText(" \n\n ", names)).toEqual([]);
});

test("a link leads to the web alone, and never shows another address than its own", () => {
  const link = (text: string, href: string) => renderText([{ kind: "paragraph", runs: [{ text, href }] }]);
  expect(link("manual", "https://a.example/?q=(1)")).toBe("[manual](https://a.example/?q=%281%29)");
  expect(link("x", "javascript:alert(1)")).toBe("x");
  expect(link("https://bank.example", "https://thief.example")).toBe(
    "https\\://bank.example (<https://thief.example/>)",
  );
  expect(link("https://a.example/b", "https://a.example/b")).toBe("https://a.example/b");
});

const letters = fc.constantFrom(
  ..."ab1 *_~`|>#-+.:/@<&![]()\\\n\u200fé🔥",
  "@everyone",
  "<@123>",
  "https://x.y/z",
  "```",
);
const hostile = fc.array(letters, { maxLength: 40 }).map((all) => all.join(""));

const run = fc.record(
  {
    text: hostile,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    strike: fc.constant(true as const),
    code: fc.constant(true as const),
    href: fc.constantFrom("https://a.example/(x)", "javascript:alert(1)", "http://b.example/*_~"),
  },
  { requiredKeys: ["text"] },
);
const runs = fc.array(run, { minLength: 1, maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("paragraph" as const), runs }),
  fc.record({ kind: fc.constant("quote" as const), runs }),
  fc.record({ kind: fc.constant("code" as const), text: hostile }),
  fc.record({
    kind: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(runs, { minLength: 1, maxLength: 3 }),
  }),
);

const squeezed = (text: string) => text.replace(/[\s\u200b]+/g, "");
const wordsOf = (text: RichText): string =>
  text
    .map((one) => {
      if (one.kind === "code") return one.text;
      if (one.kind === "list") return one.items.map((item) => item.map(({ text: words }) => words).join("")).join("");
      return one.runs.map(({ text: words }) => words).join("");
    })
    .join("");

test("plain words come back from Discord as they went, however hostile", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(squeezed(wordsOf(readText(renderText(plain(text)), names)))).toBe(squeezed(text));
    }),
    { numRuns: 2000 },
  );
});

test("pieces are within the limit, none is blank, and no word is lost", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), fc.integer({ min: 120, max: 400 }), (text, limit) => {
      const pieces = splitText(text, limit);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(limit);
        expect(piece.trim()).not.toBe("");
      }
      const letter = (words: string) => [...words].filter((one) => /[ab]/.test(one)).length;
      expect(letter(pieces.join(""))).toBeGreaterThanOrEqual(letter(wordsOf(text)));
    }),
    { numRuns: 500 },
  );
});

test("a long text is cut between sentences and words, marks are closed and opened again, letters stay whole", () => {
  const sentence = "The oven went cold in the night. ";
  const pieces = splitText([{ kind: "paragraph", runs: [{ text: sentence.repeat(200), bold: true }] }], 2000);
  expect(pieces.length).toBe(4);
  for (const piece of pieces) expect(piece).toMatch(/^\*\*The .*night\.\*\*$/s);
  const families = splitText(plain("👩‍👩‍👧‍👦".repeat(300)), 2000);
  expect(families.join("")).toBe("👩‍👩‍👧‍👦".repeat(300));
  for (const piece of families) expect(piece.startsWith("👩‍👩‍👧‍👦")).toBe(true);
  const code = splitText([{ kind: "code", text: "line of a log\n".repeat(400) }], 2000);
  for (const piece of code) expect(piece).toMatch(/^```\nline[\s\S]*log\n```$/);
});

test("reading and rendering take no longer than they should", () => {
  const startedAt = performance.now();
  for (const typed of [
    "*a ".repeat(1300),
    "[".repeat(4000),
    "`".repeat(4000),
    "**__~~||".repeat(500),
    "```\n".repeat(1000),
  ]) {
    readText(typed, names);
  }
  splitText(plain("**_`".repeat(10_000)), 2000);
  expect(performance.now() - startedAt).toBeLessThan(3000);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionsIn, type Parsed, parseHtml } from "../../../test/platforms/telegram/sim-html.ts";
import type { Block, Inline, RichText } from "../rich-text.ts";
import { readEntities } from "./entities.ts";
import { cleanText, flatten, type Run, withoutMentions } from "./flat-text.ts";
import { entitiesIn, toHtml } from "./html.ts";
import { splitRuns } from "./split-runs.ts";

const p = (...runs: Inline[]): Block => ({ kind: "paragraph", runs });
const shown = (text: RichText): Parsed => parseHtml(toHtml(flatten(text)));
/** What Telegram makes of our HTML, read back. */
const crossed = (text: RichText): RichText => {
  const { text: words, entities } = shown(text);
  return readEntities(words, entities as Parameters<typeof readEntities>[1]);
};

describe("text crosses to Telegram and back", () => {
  const whole: RichText = [
    p({ text: "The " }, { text: "oven", bold: true }, { text: " is " }, { text: "cold", italic: true }, { text: "." }),
    p({ text: "not hot", strike: true }, { text: " see " }, { text: "E4", code: true }),
    { kind: "quote", runs: [{ text: "it said\n" }, { text: "E4", bold: true }] },
    { kind: "code", text: "if (a < b) {\n  return '&amp;';\n}" },
    { kind: "list", ordered: true, items: [[{ text: "first" }], [{ text: "second", bold: true }]] },
    { kind: "list", ordered: false, items: [[{ text: "one" }], [{ text: "two" }]] },
    p({ text: "manual", href: "https://example.org/?a=1&b=<2>\"'" }),
  ];

  test("every mark survives", () => {
    expect(crossed(whole)).toEqual(whole);
  });

  test("as HTML", () => {
    expect(toHtml(flatten(whole))).toMatchInlineSnapshot(`
      "The <b>oven</b> is <i>cold</i>.

      <s>not hot</s> see <code>E4</code>

      <blockquote>it said
      <b>E4</b></blockquote>

      <pre>if (a &lt; b) {
        return '&amp;amp;';
      }</pre>

      1. first
      2. <b>second</b>

      • one
      • two

      <a href="https://example.org/?a=1&amp;b=&lt;2&gt;&quot;'">manual</a>"
    `);
  });

  test("marks nest, but not in code", () => {
    const text: RichText = [p({ text: "all", bold: true, italic: true, strike: true, href: "https://a.example/" })];
    expect(crossed(text)).toEqual(text);
    expect(crossed([p({ text: "x", code: true, bold: true })])).toEqual([p({ text: "x", code: true })]);
  });

  test("only addresses of the web, mail and telephones become links", () => {
    const link = (href: string) => crossed([p({ text: "x", href })]);
    expect(link("https://a.example/")).toEqual([p({ text: "x", href: "https://a.example/" })]);
    for (const href of ["tg://user?id=1", "javascript:alert(1)", "tg://resolve?domain=x", "", " https://a"]) {
      expect(toHtml(flatten([p({ text: "x", href })])), href).toBe("x");
    }
  });

  test("mentions ring nobody; addresses stay whole", () => {
    expect(withoutMentions("ask @jo or mail jo@example.org, see https://a.example/@jo")).toBe(
      "ask @\u2060jo or mail jo@example.org, see https://a.example/@jo",
    );
    expect(withoutMentions("at 5 @ noon")).toBe("at 5 @ noon");
    expect(mentionsIn(shown([p({ text: "@" }, { text: "everyone", bold: true })]))).toEqual([]);
    expect(withoutMentions(`${"x".repeat(200_000)} @jo`).length).toBe(200_005);
  });
});

const inline: fc.Arbitrary<Inline> = fc
  .record({
    text: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "<b>",
        "</b>",
        "&amp;",
        "&",
        "<",
        "@jo",
        "@",
        "\u202e",
        "\u0000",
        '"',
        "</pre>",
        "👩🏽‍🔧",
        "\ud800",
      ),
    ),
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    code: fc.boolean(),
    href: fc.option(fc.oneof(fc.webUrl(), fc.constantFrom("tg://user?id=1", 'https://a/"><b>', "javascript:1"))),
  })
  .map(({ text, bold, italic, strike, code, href }) => ({
    text,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(strike && { strike }),
    ...(code && { code }),
    ...(href !== null && { href }),
  }));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.array(inline, { maxLength: 6 }).map((runs): Block => ({ kind: "paragraph", runs })),
  fc.array(inline, { maxLength: 6 }).map((runs): Block => ({ kind: "quote", runs })),
  fc.string({ unit: "binary", maxLength: 60 }).map((text): Block => ({ kind: "code", text })),
  fc
    .record({ ordered: fc.boolean(), items: fc.array(fc.array(inline, { maxLength: 3 }), { maxLength: 4 }) })
    .map(({ ordered, items }): Block => ({ kind: "list", ordered, items })),
);
const richText = fc.array(block, { maxLength: 8 });
const words = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");

describe("whatever is typed", () => {
  test("is read as the words that they are, and rings nobody", () => {
    fc.assert(
      fc.property(richText, (text) => {
        const runs = flatten(text);
        const parsed = parseHtml(toHtml(runs));
        expect(parsed.text).toBe(words(runs).trim());
        expect(mentionsIn(parsed)).toEqual([]);
        expect(parsed.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("is split into pieces that fit and lose nothing but white space", () => {
    fc.assert(
      fc.property(richText, fc.integer({ min: 20, max: 300 }), (text, limit) => {
        const runs = flatten(text);
        const pieces = splitRuns(runs, limit);
        for (const piece of pieces) {
          const parsed = parseHtml(toHtml(piece));
          expect(parsed.text.length).toBeLessThanOrEqual(limit);
          expect(parsed.text).not.toBe("");
          expect(piece.reduce((sum, run) => sum + entitiesIn(run), 0)).toBeLessThanOrEqual(100);
        }
        const squeezed = (all: string) => all.replace(/\s+/g, "");
        expect(squeezed(pieces.map(words).join(""))).toBe(squeezed(words(runs)));
      }),
      { numRuns: 500 },
    );
  });

  test("comes in whole, with entities that may be wrong", () => {
    const entity = fc.record({
      type: fc.constantFrom("bold", "italic", "code", "pre", "blockquote", "url", "mention", "text_link", "spoiler"),
      offset: fc.integer({ min: -5, max: 60 }),
      length: fc.integer({ min: -5, max: 60 }),
      url: fc.constant("https://a.example/"),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 50 }),
        fc.array(entity, { maxLength: 6 }),
        (text, entities) => {
          const read = readEntities(text, entities as Parameters<typeof readEntities>[1]);
          // Lists get their marks anew, and mentions their joiner.
          const bare = (all: string) => cleanText(all).replace(/[\s\u2060•-]+/g, "");
          expect(bare(words(flatten(read)))).toBe(bare(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("long texts are cut where a reader would", () => {
  const pieces = (text: RichText, limit: number) => splitRuns(flatten(text), limit).map(words);

  test("at paragraphs, lines, sentences, words", () => {
    const paragraph = "one two three. four five six.";
    expect(pieces([p({ text: paragraph }), p({ text: paragraph })], 40)).toEqual([paragraph, paragraph]);
    expect(pieces([p({ text: `${paragraph}\n${paragraph}` })], 45)).toEqual([paragraph, paragraph]);
    expect(pieces([p({ text: paragraph })], 20)).toEqual(["one two three.", "four five six."]);
    expect(pieces([p({ text: "one two three four" })], 9)).toEqual(["one two", "three", "four"]);
  });

  test("never within a character", () => {
    const family = "👩‍👩‍👧‍👦";
    for (const piece of pieces([p({ text: family.repeat(20) })], 30)) {
      expect(piece).toBe(family.repeat(piece.length / family.length));
    }
  });

  test("outside of links and code", () => {
    const text: RichText = [
      p({ text: "see the long and winding " }, { text: "manual of the oven", href: "https://a.example/" }),
    ];
    expect(pieces(text, 30)).toEqual(["see the long and winding", "manual of the oven"]);
  });

  test("a quote and a code block go on in the next piece", () => {
    const code = Array.from({ length: 10 }, (_, at) => `line ${at}`).join("\n");
    const html = splitRuns(flatten([{ kind: "code", text: code }]), 30).map(toHtml);
    expect(html.length).toBeGreaterThan(1);
    for (const each of html) expect(each).toMatch(/^<pre>[\s\S]*<\/pre>$/);
  });

  test("before the hundredth entity", () => {
    const marks = Array.from({ length: 250 }, (_, at) => ({ text: `w${at} `, bold: true as const }));
    const all = splitRuns(flatten([p(...marks)]), 4096);
    expect(all.length).toBe(3);
    for (const piece of all) expect(parseHtml(toHtml(piece)).entities.length).toBeLessThanOrEqual(100);
  });
});

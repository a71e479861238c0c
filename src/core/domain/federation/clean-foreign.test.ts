import fc from "fast-check";
import { expect, test } from "vitest";
import type { RichText } from "../rich-text.ts";
import { cleanForeignBody, foreignLine } from "./clean-foreign.ts";

const hidden = /(?![\n\t])\p{Cc}|[\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;
const text = fc.string({ unit: "binary" });
const run = fc
  .record({ text, href: fc.option(fc.oneof(fc.webUrl(), text), { nil: undefined }) })
  .map(({ text, href }) => ({
    text,
    ...(href === undefined ? {} : { href }),
  }));
const body: fc.Arbitrary<RichText> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("paragraph" as const), runs: fc.array(run) }),
    fc.record({ kind: fc.constant("code" as const), text }),
    fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(fc.array(run)) }),
  ),
);

test("whatever another desk sends, nothing reorders or hides text, and links lead to pages, mail and telephones alone", () => {
  fc.assert(
    fc.property(body, (given) => {
      const clean = JSON.stringify(cleanForeignBody(given));
      expect(JSON.parse(clean).length).toBe(given.length);
      for (const [, href = ""] of clean.matchAll(/"href":"([^"]*)"/g))
        expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
      const texts = cleanForeignBody(given).flatMap((block) => {
        if (block.kind === "code") return [block.text];
        return (block.kind === "list" ? block.items.flat() : block.runs).map((one) => one.text);
      });
      for (const one of texts) {
        expect(one).not.toMatch(hidden);
        expect(one.isWellFormed()).toBe(true);
      }
    }),
  );
});

test("a script is no link, and the spaces between runs stay", () => {
  const runs = [
    { text: "see ", href: "javascript:alert(1)" },
    { text: " here", href: "https://example.com" },
  ];
  expect(cleanForeignBody([{ kind: "paragraph", runs }])).toEqual([
    { kind: "paragraph", runs: [{ text: "see " }, { text: " here", href: "https://example.com" }] },
  ]);
});

test("a line is one line, not longer than it may be, and never empty", () => {
  expect(foreignLine("  a\n\tb\u202e ", 10, "?")).toBe("a b");
  expect(foreignLine("\u200b\u0000", 10, "?")).toBe("?");
  fc.assert(
    fc.property(text, (given) => {
      const line = foreignLine(given, 20, "?");
      expect(line.length).toBeGreaterThan(0);
      expect(line.length).toBeLessThanOrEqual(20);
      expect(line).not.toContain("\n");
    }),
  );
});

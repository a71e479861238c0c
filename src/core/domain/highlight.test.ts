import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";
import { foldForSearch, searchWords } from "./search-fold.ts";

const hits = (text: string, typed: string) =>
  highlight(text, searchWords(typed))
    .filter(({ hit }) => hit)
    .map(({ text: hit }) => hit);

test("words, their beginnings and misspelt ones are marked as they stand in the text", () => {
  expect(hits("The Válvula leaks, VALVES too", "valvula")).toEqual(["Válvula"]);
  expect(hits("The compressor trips", "compresor")).toEqual(["compressor"]);
  expect(hits("error E4 on SN-1234", "e4 sn-12")).toEqual(["E4", "SN", "1234"]);
  expect(hits("oven, open, over", "oven")).toEqual(["oven", "open", "over"]);
  expect(hits("a breaker", "hinge")).toEqual([]);
});

test("a long text is cut around the first hit", () => {
  const shown = highlight(`${"before ".repeat(200)}needle${" after".repeat(200)}`, ["needle"]);
  const text = shown.map(({ text: piece }) => piece).join("");
  expect(text.length).toBeLessThan(260);
  expect(text).toMatch(/^… .*needle.* …$/);
});

test("nothing is lost or added but the ends, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ maxLength: 20 }), (text, typed) => {
      const pieces = highlight(text, searchWords(typed));
      const shown = pieces
        .map(({ text: piece }) => piece)
        .join("")
        .replace(/^… | …$/g, "");
      return text.replace(/\s+/gu, " ").includes(shown);
    }),
  );
});

test("what is typed is folded to plain words, no more than eight", () => {
  expect(searchWords("  Crème-brûlée: 100% _\\ %' or 1=1; --")).toEqual(["creme", "brulee", "100", "or", "1"]);
  expect(searchWords("a b c d e f g h i j")).toHaveLength(8);
  expect(foldForSearch("ÀÉ_x")).toBe("ae x");
});

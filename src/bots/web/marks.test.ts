import fc from "fast-check";
import { expect, test } from "vitest";
import { readMarks } from "./marks.ts";

const paragraph = (...runs: readonly object[]) => [{ kind: "paragraph", runs }];

test("marks that people type are read", () => {
  expect(readMarks("the *oven* is _very_ ~cold~ `E-42`")).toEqual(
    paragraph(
      { text: "the " },
      { text: "oven", bold: true },
      { text: " is " },
      { text: "very", italic: true },
      { text: " " },
      { text: "cold", strike: true },
      { text: " " },
      { text: "E-42", code: true },
    ),
  );
  expect(readMarks("*_both_*")).toEqual(paragraph({ text: "both", bold: true, italic: true }));
  expect(readMarks("> said\n> before")).toEqual([{ kind: "quote", runs: [{ text: "said\nbefore" }] }]);
  expect(readMarks("- a\n- b")).toEqual([{ kind: "list", ordered: false, items: [[{ text: "a" }], [{ text: "b" }]] }]);
  expect(readMarks("see https://a.example/x_y_z.")).toEqual(
    paragraph({ text: "see " }, { text: "https://a.example/x_y_z", href: "https://a.example/x_y_z" }, { text: "." }),
  );
  expect(readMarks("log:\n```\na *b*\n```\nend")).toEqual([
    ...paragraph({ text: "log:" }),
    { kind: "code", text: "a *b*" },
    ...paragraph({ text: "end" }),
  ]);
});

test("what is no mark stays as it was typed", () => {
  for (const words of [
    "part_no_12",
    "2*3*4",
    "a * b * c",
    "3. floor",
    "<b>x</b>",
    "javascript:alert(1)",
    "~",
    "**",
    "__x",
  ]) {
    expect(readMarks(words)).toEqual(paragraph({ text: words }));
  }
  expect(readMarks(" \n\n ")).toEqual([]);
});

test("no words are lost or invented, whatever is typed, and it takes no longer than it should", () => {
  const letters = fc.constantFrom(..."ab *_~`>-1.\n \\<&é‮");
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 200 }), (typed) => {
      const words = JSON.stringify(readMarks(typed).flatMap((block) => ("runs" in block ? block.runs : [])));
      expect(words).not.toContain("undefined");
      const kept = (text: string) => [...text].filter((letter) => /[a-b1é]/.test(letter)).join("");
      const shown = readMarks(typed)
        .map((block) => {
          if (block.kind === "code") return block.text;
          if (block.kind === "list") {
            return block.items
              .map((item, at) => `${block.ordered ? at + 1 : ""}${item.map((run) => run.text).join("")}`)
              .join("");
          }
          return block.runs.map((run) => run.text).join("");
        })
        .join("");
      expect(kept(shown)).toBe(kept(typed));
    }),
  );
  const startedAt = performance.now();
  readMarks("*a ".repeat(13_000));
  readMarks("```\n".repeat(10_000));
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

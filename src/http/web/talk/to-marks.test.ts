import { expect, test } from "vitest";
import { toMarks, wrapSelection } from "./to-marks.ts";

test("words come back as they are typed", () => {
  expect(
    toMarks([
      {
        kind: "paragraph",
        runs: [
          { text: "replace the " },
          { text: "inlet valve", bold: true },
          { text: " (" },
          { text: "HE-440", code: true },
          { text: ")" },
        ],
      },
      { kind: "quote", runs: [{ text: "it leaks\nagain" }] },
      { kind: "list", ordered: true, items: [[{ text: "drain" }], [{ text: "open", italic: true }]] },
      { kind: "code", text: "E07" },
    ]),
  ).toBe("replace the *inlet valve* (`HE-440`)\n\n> it leaks\n> again\n\n1. drain\n2. _open_\n\n```\nE07\n```");
});

test("a mark goes around the selection and a second time away", () => {
  const once = wrapSelection("the inlet valve", 4, 9, "*");
  expect(once).toEqual({ value: "the *inlet* valve", start: 5, end: 10 });
  expect(wrapSelection(once.value, once.start, once.end, "*")).toEqual({ value: "the inlet valve", start: 4, end: 9 });
});

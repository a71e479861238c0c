import { expect, test } from "vitest";
import {
  cutTo,
  dayOfYear,
  duration,
  factor,
  inTwoLines,
  monthOfYear,
  percent,
  shortNumber,
  wholeNumber,
} from "./format.ts";

test.each([
  [0.31, "31 %"],
  [0, "0 %"],
  [0.0004, "under 0.1 %"],
  [0.048, "4.8 %"],
  [0.05, "5 %"],
  [0.0996, "10 %"],
  [1, "100 %"],
])("a share of %f", (share, said) => {
  expect(percent(share).replace("\u00a0", " ")).toBe(said);
});

test.each([
  [5, "5 min"],
  [59.6, "1 h"],
  [90, "1 h 30 min"],
  [600, "10 h"],
  [635, "11 h"],
])("%f minutes", (minutes, said) => {
  expect(duration(minutes).replaceAll("\u00a0", " ")).toBe(said);
});

test("numbers, factors, dates", () => {
  expect([1234567, 12, 0].map(wholeNumber)).toEqual(["1\u202f234\u202f567", "12", "0"]);
  expect([154.4, 60.8, 4.84, 20.04, 0.456, 0.5, 3].map(shortNumber)).toEqual([
    "154",
    "60.8",
    "4.8",
    "20",
    "0.46",
    "0.5",
    "3",
  ]);
  expect(factor(2.45)).toMatch(/^2\.[45]×$/);
  expect([monthOfYear("2025-04"), dayOfYear("2025-04-07")]).toEqual(["Apr 2025", "7 Apr 2025"]);
});

test("names are cut between characters", () => {
  expect(cutTo("Door seal", 9)).toBe("Door seal");
  expect(cutTo("Door seal", 6)).toBe("Door…");
  expect(cutTo("🔧🔧🔧🔧", 3)).toBe("🔧🔧…");
});

test("a label in two lines: as even as its spaces allow, cut only where it must be", () => {
  expect(inTwoLines("Door seal", 12)).toBe("Door seal");
  expect(inTwoLines("Solenoid valve 3/4 in, 230 V", 27)).toBe("Solenoid valve\n3/4 in, 230 V");
  expect(inTwoLines("Door switch with lead, sealed", 27)).toBe("Door switch with\nlead, sealed");
  expect(inTwoLines("Türdichtungsrahmenhalterungsschraube", 20)).toBe("Türdichtungsrahmenh…");
  expect(inTwoLines("one two three four five six seven eight", 12)).toBe("one two\nthree four…");
});

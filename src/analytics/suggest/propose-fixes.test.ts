import { expect, test } from "vitest";
import { proposeFixes } from "./propose-fixes.ts";

const solutions = [
  "Replaced the inlet valve",
  "inlet valve replaced",
  "R/R inlet valve, P/N 4-6301-9",
  "INLET VALVE CHANGED.",
  "removed and replaced inlet valve",
  "changed inlet vlv",
  "renewed inlet vavle",
  "Cleaned filter",
  "filter cleaned, tested ok",
  "spoke to the customer",
].map((text, at) => ({ id: `s${at}`, text, fixId: null }));

test("one repair in many words is one proposal", () => {
  const [valve, filter, ...others] = proposeFixes(solutions, []);
  expect(valve?.solutionIds).toEqual(expect.arrayContaining(["s0", "s1", "s3", "s4", "s5", "s6"]));
  expect(valve?.because.words).toEqual(expect.arrayContaining(["inlet", "valv", "replace"]));
  expect(valve?.fixId).toBeNull();
  expect(filter?.solutionIds).toEqual(["s7", "s8"]);
  expect(others).toEqual([]);
});

test("a fix that exists takes what is worded like it, one alone too", () => {
  const proposals = proposeFixes(solutions.slice(0, 1), [{ id: "f1", label: "Replace inlet valve" }]);
  expect(proposals).toEqual([
    {
      fixId: "f1",
      label: "Replace inlet valve",
      solutionIds: ["s0"],
      because: { words: ["inlet", "replace", "valv"], wordings: 1 },
    },
  ]);
});

test("what has been resolved is left alone; no solutions, no proposals; hostile ones do no harm", () => {
  expect(
    proposeFixes(
      solutions.map((one) => ({ ...one, fixId: "f9" })),
      [],
    ),
  ).toEqual([]);
  expect(proposeFixes([], [])).toEqual([]);
  const hostile = ["", " ", "\u0000\u0001", "constructor", "__proto__ toString", "x ".repeat(30_000), "🛠️"];
  expect(
    proposeFixes(
      hostile.map((text, at) => ({ id: `h${at}`, text, fixId: null })),
      [],
    ),
  ).toEqual([]);
});

test("the order of the solutions changes no group", () => {
  const groups = (list: typeof solutions) => proposeFixes(list, []).map(({ solutionIds }) => solutionIds.toSorted());
  expect(groups(solutions.toReversed())).toEqual(groups(solutions));
});

import { expect, test } from "vitest";
import { featuresOf, wordFeaturesOf } from "./features.ts";

test("words, pairs of words, runs of characters", () => {
  const { words, pairs, runs } = featuresOf("Inlet valve leaking");
  expect(words).toEqual(["inlet", "valv", "leak"]);
  expect(pairs).toEqual(["inlet valv", "valv leak"]);
  expect(runs).toEqual(expect.arrayContaining(["_in", "valve", "king_"]));
});

test("single digits tell pairs apart and are no words of their own", () => {
  const { words, pairs } = featuresOf("error 7");
  expect(words).toEqual(["error"]);
  expect(pairs).toEqual(["error 7"]);
});

test.each([["Pump E04, seal 4-6301-9"], [""], ["冷蔵庫"], ["leak ".repeat(12_000)]])(
  "the short form has the same words: %#",
  (text) => {
    expect(wordFeaturesOf(text).words).toEqual(featuresOf(text).words);
  },
);

test("50 kB gives a bounded number of features", () => {
  const { words, pairs, runs } = featuresOf(Array.from({ length: 9_000 }, (_, at) => `w${at}`).join(" "));
  expect(words.length).toBeLessThanOrEqual(900);
  expect(pairs.length).toBeLessThan(400);
  expect(runs.length).toBeLessThan(12_000);
});

import { expect, test } from "vitest";
import { normaliseText } from "./normalise-text.ts";
import { wordsOf } from "./words.ts";

test.each([
  ["The R/H ENG is leaking oil", ["right", "engin", "leak", "oil"]],
  ["pumps leaked, leaks, leaking", ["pump", "leak", "leak", "leak"]],
  ["It doesn't start", ["not", "start"]],
  ["error 7 on E04", ["error", "7", "e04"]],
  ["Lüfter läuft nicht", ["lufter", "lauft", "nicht"]],
  ["насос не работает", ["насос", "не", "работает"]],
  ["冷蔵庫が", ["冷蔵", "蔵庫", "庫が"]],
  ["x", []],
  ["", []],
  ["!!! --- ???", []],
])("%j", (text, expected) => {
  expect(wordsOf(normaliseText(text))).toEqual(expected);
});

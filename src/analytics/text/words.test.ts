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

test("plain words are read as any text is", () => {
  const plain = "error e04 7 motor 230v rh x the pumps leaking 2024 a 99";
  // A sign that is no letter leads the long way round.
  expect(wordsOf(plain)).toEqual(wordsOf(`${plain} §`));
  expect(wordsOf(plain)).toEqual(["error", "e04", "7", "motor", "230v", "right", "pump", "leak", "2024", "99"]);
});

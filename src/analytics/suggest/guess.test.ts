import { expect, test } from "vitest";
import { guessCategory, guessUrgency } from "./guess.ts";

test.each([
  ["There is smoke and a smell of burning", "critical"],
  ["Es riecht nach Rauch, Gefahr!", "critical"],
  ["La máquina no arranca", "high"],
  ["De vaatwasser doet het niet", "high"],
  ["Não liga desde ontem", "high"],
  ["a scratch on the lid, no hurry", "low"],
  ["not urgent: fan does not start", "low"],
])("%j sounds %s", (text, urgency) => {
  expect(guessUrgency(text)?.value).toBe(urgency);
});

test.each(["", "the display shows E04", "冷蔵庫"])("%j says nothing", (text) => {
  expect(guessUrgency(text)).toBeNull();
});

test("a category needs three voices and half of their weight", () => {
  const vote = (category: string, weight = 1) => ({ category, weight });
  expect(guessCategory([vote("lift"), vote("lift")])).toBeNull();
  expect(guessCategory([vote("lift"), vote("lift"), vote("lift")])).toEqual({ value: "lift", probability: 0.75 });
  expect(guessCategory([vote("lift"), vote("pump"), vote("fan")])).toBeNull();
  expect(guessCategory([vote(""), vote(""), vote("pump")])).toBeNull();
  expect(guessCategory([])).toBeNull();
});

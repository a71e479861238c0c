import { expect, test } from "vitest";
import { asOnMonday, noRules, officeRules, weekOf, withDay, withItem } from "./rules-draft.ts";

test("a day's hours are replaced and stay in the order of the week", () => {
  const sunday = withDay(noRules, "sun", [{ day: "sun", from: "10:00", to: "12:00", breaks: [] }]);
  const both = withDay(sunday, "mon", [{ day: "mon", from: "22:00", to: "06:00", breaks: [] }]);
  expect(both.weekly.map(({ day }) => day)).toEqual(["mon", "sun"]);
  expect(withDay(both, "sun", []).weekly.map(({ day }) => day)).toEqual(["mon"]);
});

test("Monday's hours go to every day to Friday, and to no other", () => {
  const breaks = [{ from: "12:00", to: "13:00" }];
  const monday = withDay(officeRules, "mon", [{ day: "mon", from: "08:00", to: "16:00", breaks }]);
  const week = asOnMonday(withDay(monday, "sat", [{ day: "sat", from: "10:00", to: "11:00", breaks: [] }]));
  expect(weekOf(week)).toEqual([
    [["mon", "tue", "wed", "thu", "fri"], "08:00–16:00 (12:00–13:00)"],
    [["sat"], "10:00–11:00"],
  ]);
});

test("days with the same hours are together only where they follow each other", () => {
  const split = withDay(officeRules, "wed", []);
  expect(weekOf(split).map(([days]) => days)).toEqual([
    ["mon", "tue"],
    ["thu", "fri"],
  ]);
  expect(weekOf(noRules)).toEqual([]);
});

test("one item is replaced or taken out", () => {
  expect(withItem(["a", "b", "c"], 1, "x")).toEqual(["a", "x", "c"]);
  expect(withItem(["a", "b", "c"], 0, null)).toEqual(["b", "c"]);
});

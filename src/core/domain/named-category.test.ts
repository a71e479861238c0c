import { expect, test } from "vitest";
import { namedCategory } from "./named-category.ts";

const categories = ["Oven", "Coffee machine", "Washing machine", "Machine", "Aire acondicionado"];

test.each([
  ["the oven in line 2 is cold", "Oven"],
  ["Both OVENS trip the breaker", "Oven"],
  ["our coffee machines leak", "Coffee machine"],
  ["el aire  acondicionádo gotea", "Aire acondicionado"],
  ["the machine hums", "Machine"],
  ["the oven and the coffee machine are dead", null],
  ["a proven method", null],
  ["", null],
  ["it makes a noise", null],
  [`oven ${"x ".repeat(30_000)}`, "Oven"],
])("%.40s → %s", (text, category) => {
  expect(namedCategory(text, categories)).toBe(category);
});

test("where the desk has no categories none is named", () => {
  expect(namedCategory("the oven", [])).toBeNull();
  expect(namedCategory("the oven", ["", " "])).toBeNull();
});

import { expect, test } from "vitest";
import { findDuplicates } from "./duplicates.ts";

const open = [
  { id: "a", text: "Dishwasher on floor 2 leaks water at the door", sameUnit: true },
  { id: "b", text: "Dishwasher does not drain", sameUnit: true },
  { id: "c", text: "Water leaking from the door of the dishwasher, floor 2!", sameUnit: false },
  { id: "d", text: "Lift stuck between floors", sameUnit: false },
];

test("the same fault told anew, on the unit first", () => {
  const found = findDuplicates("water LEAKS from dishwasher door floor 2", open);
  expect(found.map(({ id }) => id).sort()).toEqual(["a", "c"]);
  expect(found[0]?.shared).toEqual(expect.arrayContaining(["leak", "door"]));
});

test.each([
  ["", []],
  ["broken", []],
  ["the printer is out of toner", []],
])("%j is no duplicate", (text, expected) => {
  expect(findDuplicates(text, open)).toEqual(expected);
});

test("one word against one word must be the same word", () => {
  const one = [{ id: "a", text: "Overheating", sameUnit: true }];
  expect(findDuplicates("overheating!!", one).map(({ id }) => id)).toEqual(["a"]);
  expect(findDuplicates("leaking", one)).toEqual([]);
});

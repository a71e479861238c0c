import { expect, test } from "vitest";
import { likeness, mostAlike } from "./likely-same.ts";

test("accounts are alike by the telling words of the shorter one, whatever their ends, case and accents", () => {
  expect(likeness("The oven leaks steam", "oven is leaking steam at the door")).toBe(1);
  expect(likeness("La válvula gotea", "gotea la VALVULA de entrada")).toBe(1);
  expect(likeness("The oven leaks steam", "conveyor belt torn")).toBe(0);
  expect(likeness("Oven line 2 lost its handle", "Oven line 2 trips", "Oven line 2")).toBe(0);
  expect(likeness("", "oven")).toBe(0);
  expect(likeness("it is on", "it is on")).toBe(0);
});

test("the most alike is taken, the first of equals, none below what is asked for", () => {
  const others = [
    { id: 1, text: "door seal torn" },
    { id: 2, text: "door seal leaks steam" },
    { id: 3, text: "door seal leaks steam" },
  ];
  expect(mostAlike("steam leaks at the door seal", others)?.id).toBe(2);
  expect(mostAlike("steam leaks at the door seal", [{ id: 9, text: "breaker trips" }])).toBeNull();
  expect(mostAlike("breaker trips at noon", [{ id: 9, text: "breaker hums loudly" }], { least: 0.5 })).toBeNull();
  expect(mostAlike("x".repeat(50_000), others)).toBeNull();
});

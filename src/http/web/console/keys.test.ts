import { expect, test } from "vitest";
import { type KeyState, readKey } from "./keys.ts";

const calm: KeyState = { gPressedAt: null };
const press = (key: string, more = {}) => ({ key, ctrl: false, alt: false, typing: false, ...more });

test.each([
  ["/", "search"],
  ["j", "next"],
  ["k", "previous"],
  ["Enter", "open"],
  ["?", "help"],
  ["x", "pick"],
  ["z", null],
])("%s means %s", (key, deed) => {
  expect(readKey(calm, press(key), 0).deed).toBe(deed);
});

test("g q goes to the queue within a moment, not later", () => {
  const after = readKey(calm, press("g"), 1000).state;
  expect(readKey(after, press("q"), 1500).deed).toBe("queue");
  expect(readKey(after, press("q"), 5000).deed).toBeNull();
  expect(readKey(after, press("x"), 1500)).toEqual({ deed: null, state: calm });
});

test("letters typed into a field are letters; Ctrl+K is the command box everywhere", () => {
  expect(readKey(calm, press("j", { typing: true }), 0).deed).toBeNull();
  expect(readKey(calm, press("k", { ctrl: true, typing: true }), 0).deed).toBe("command");
  expect(readKey(calm, press("j", { ctrl: true }), 0).deed).toBeNull();
});

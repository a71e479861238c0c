import { expect, test } from "vitest";
import { isUnstorable, storable } from "./storable.ts";

const failed = (code: string) => Object.assign(new Error("failed"), { code });

test("only what the content itself is to blame for can never be stored", () => {
  for (const code of ["22P05", "22P02", "22021", "23514", "54000"]) expect(isUnstorable(failed(code)), code).toBe(true);
  for (const code of ["57P01", "53100", "25006", "58030", "42P01", "CONNECTION_CLOSED", "ETIMEDOUT"])
    expect(isUnstorable(failed(code)), code).toBe(false);
  expect(isUnstorable(new Error("Failed query", { cause: failed("22P05") }))).toBe(true);
  expect(isUnstorable(new Error("who knows"))).toBe(false);
});

test("texts are left as they are but for what cannot be stored", () => {
  const event = { words: ["a\0b", "\ud83dhalf", "whole 🎫"], at: 3, none: null };
  expect(storable(event)).toEqual({ words: ["a\uFFFDb", "\uFFFDhalf", "whole 🎫"], at: 3, none: null });
});

import { expect, test } from "vitest";
import { chooseNewPin, readPin } from "./pin-rules.ts";
import { isProblem, type ProblemCode } from "./problem.ts";

function problemOf(act: () => unknown): ProblemCode | null {
  try {
    act();
    return null;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return error.code;
  }
}

test("a PIN is six digits, typed the same twice", () => {
  expect(chooseNewPin("274918", " 274918 ")).toBe("274918");
  expect(readPin("２７４９１８")).toBe("274918");
  expect(problemOf(() => chooseNewPin("274918", "274919"))).toBe("pin.mismatch");
  for (const typed of ["", "12345", "1234567", "27491a", "27 4918", "-27491", "2749.8", "9".repeat(100_000)]) {
    expect(
      problemOf(() => readPin(typed)),
      typed.slice(0, 10),
    ).toBe("pin.not_six_digits");
  }
});

test("what everybody tries first is refused", () => {
  for (const pin of [
    "000000",
    "999999",
    "123456",
    "345678",
    "567890",
    "654321",
    "098765",
    "121212",
    "123123",
    "707070",
  ]) {
    expect(
      problemOf(() => chooseNewPin(pin, pin)),
      pin,
    ).toBe("pin.too_simple");
  }
});

import { expect, test } from "vitest";
import { normaliseText, readCharacters } from "./normalise-text.ts";

test.each([
  ["CAPITALS  and   space ", "capitals and space"],
  ["Lüfter défectueux, não arranca", "lufter defectueux, nao arranca"],
  ["ﬁlter ｎｏ．５", "filter no.5"],
  ["pump\u0000leaks\u200b\u001b[31m badly\r\n\tnow", "pump leaks [31m badly now"],
  ["it won’t start", "it won't start"],
  ["कंप्रेसर बंद है", "कंप्रेसर बंद है"],
  ["\ud800 broken half of a pair", "\ufffd broken half of a pair"],
  ["", ""],
])("%j", (text, expected) => {
  expect(normaliseText(text)).toBe(expected);
});

test("a plain text takes the short way to the same words", () => {
  const plain = "E04 Pump NOISY (again), 230V ";
  expect(normaliseText(plain)).toBe("e04 pump noisy (again), 230v");
  expect(normaliseText(`${plain}\u200b`)).toBe(normaliseText(plain));
});

test("of 50 kB the beginning is read", () => {
  expect(normaliseText("leak ".repeat(10_000))).toHaveLength(readCharacters - 1);
  expect(normaliseText("é".repeat(50_000)).length).toBeLessThanOrEqual(readCharacters);
});

import { expect, test } from "vitest";
import { partNumbers } from "./part-numbers.ts";

test.each([
  ["replaced seal 4-6301-9 and relay rx24b", ["463019", "rx24b"]],
  ["compressor zr48k3e-tfd tripped", ["zr48k3etfd"]],
  ["runs at 230v and 1200rpm since 12/03/2024", []],
  ["measured 3.14159 ohm", []],
  ["no numbers at all", []],
])("%j", (text, expected) => {
  expect(partNumbers(text)).toEqual(expected);
});

import { expect, test } from "vitest";
import { hashSecret, newCode, newSecret, readCode } from "./secret-token.ts";

test("secrets are 256 random bits and kept as a hash", () => {
  expect(newSecret()).toMatch(/^[\w-]{43}$/);
  expect(new Set(Array.from({ length: 1000 }, () => newSecret())).size).toBe(1000);
  expect(hashSecret("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("a code is understood however it is typed", () => {
  const code = newCode(() => Buffer.from([0, 1, 31, 10, 200, 7, 24, 13, 18, 255]));
  expect(code).toBe("01ZA8-7RDJZ");
  expect(readCode("oiza8 7rdjz")).toBe(code);
  expect(readCode(" 0Lza8–7rdjz\n")).toBe(code);
  expect(readCode("")).toBe("-");
});

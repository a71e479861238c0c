import { expect, test } from "vitest";
import { isPairingKey, newPairingKey, pairingOf } from "./pairing-key.ts";
import { digestOf, sameSignature, signAnswer, signRequest } from "./sign-request.ts";

const key = newPairingKey((size) => Buffer.alloc(size, 7));
const request = {
  pairing: pairingOf(key),
  side: "inviter" as const,
  nonce: "0123456789abcdef",
  seconds: 1_763_715_000,
  method: "POST",
  path: "/federation/v1/items",
  digest: digestOf("{}"),
};

test("a signature holds for one key, end, moment, path and body, and for a request alone", () => {
  const signature = signRequest(key, request);
  expect(sameSignature(signature, signRequest(key, { ...request }))).toBe(true);
  const others = [
    signRequest(newPairingKey(), request),
    signRequest(key, { ...request, side: "invited" }),
    signRequest(key, { ...request, nonce: "0123456789abcdeg" }),
    signRequest(key, { ...request, seconds: request.seconds + 1 }),
    signRequest(key, { ...request, method: "PUT" }),
    signRequest(key, { ...request, path: "/federation/v1/files/x" }),
    signRequest(key, { ...request, digest: digestOf("{ }") }),
    signAnswer(key, { ...request, status: 200 }),
    "",
  ];
  for (const other of others) expect(sameSignature(other, signature)).toBe(false);
});

test("a key is random, and the pairing's name says nothing about it", () => {
  expect(isPairingKey(newPairingKey())).toBe(true);
  expect(newPairingKey()).not.toBe(newPairingKey());
  for (const other of ["", "fxp_", `${newPairingKey()}x`, newPairingKey().replace("fxp", "fxk")]) {
    expect(isPairingKey(other)).toBe(false);
  }
  expect(pairingOf(key)).toMatch(/^[0-9a-f]{32}$/);
  expect(key).not.toContain(pairingOf(key).slice(0, 8));
});

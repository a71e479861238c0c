import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { PairingSide } from "./pairing-key.ts";

/** Seconds that two desks' clocks may differ, with the time that a request takes. */
export const clockSkewSeconds = 300;

/** What a signature covers beside the body: a request's words are of no use at another address, later, or from the other end. */
export type SignedRequest = {
  readonly pairing: string;
  /** The end that sends it. */
  readonly side: PairingSide;
  /** Random, new for every try: 16 to 64 letters, digits, `_` or `-`. */
  readonly nonce: string;
  readonly seconds: number;
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  /** SHA-256 of the body in hexadecimal; of nothing where there is none. */
  readonly digest: string;
};

/** What the signature of an answer covers: the answer to this very request and no other. */
export type SignedAnswer = {
  readonly pairing: string;
  readonly side: PairingSide;
  readonly nonce: string;
  readonly status: number;
  readonly digest: string;
};

/** SHA-256 in hexadecimal. */
export function digestOf(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}

/** The signature of a request: HMAC-SHA256 in base64url. */
export function signRequest(key: string, request: SignedRequest): string {
  const { pairing, side, nonce, seconds, method, path, digest } = request;
  return hmac(key, ["request", pairing, side, nonce, String(seconds), method, path, digest]);
}

/** The signature of an answer. */
export function signAnswer(key: string, answer: SignedAnswer): string {
  const { pairing, side, nonce, status, digest } = answer;
  return hmac(key, ["answer", pairing, side, nonce, String(status), digest]);
}

/** Whether two signatures are the same, told in constant time. */
export function sameSignature(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function hmac(key: string, parts: readonly string[]): string {
  // None of the parts can hold a line end: the routes and the schemas let none through.
  return createHmac("sha256", key)
    .update(["fixline federation 1", ...parts].join("\n"))
    .digest("base64url");
}

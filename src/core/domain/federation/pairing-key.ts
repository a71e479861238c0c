import { createHash, randomBytes } from "node:crypto";
import type { RandomBytes } from "../secret-token.ts";

/** What the keys of pairings are sealed for: another purpose has another key. */
export const pairingSealing = "keys of paired servers";

/** Which end of a pairing a desk is: it made the key, or was given it. */
export const pairingSides = ["inviter", "invited"] as const;
export type PairingSide = (typeof pairingSides)[number];

/** The end across from this one. */
export const otherSide = (side: PairingSide): PairingSide => (side === "inviter" ? "invited" : "inviter");

/** A new key of 256 random bits: `fxp_` and base64url. Whoever has it is the other desk. */
export function newPairingKey(random: RandomBytes = randomBytes): string {
  return `fxp_${random(32).toString("base64url")}`;
}

/** Whether a text is such a key. */
export function isPairingKey(text: string): boolean {
  return /^fxp_[A-Za-z0-9_-]{43}$/.test(text);
}

/** What both desks call their pairing: made of the key, which cannot be found from it. 32 hexadecimal digits. */
export function pairingOf(key: string): string {
  return createHash("sha256").update(`fixline pairing ${key}`).digest("hex").slice(0, 32);
}

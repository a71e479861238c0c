import { createHash, randomBytes } from "node:crypto";

/** A source of random bytes, as an argument, so that tests can know what comes. */
export type RandomBytes = (size: number) => Buffer;

/** A new secret of 256 random bits as 43 URL-safe characters: sessions, links, keys. */
export function newSecret(random: RandomBytes = randomBytes): string {
  return random(32).toString("base64url");
}

// Crockford's alphabet: no I, L, O, U, so that a code can be read aloud and typed.
const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new code that a person carries from one chat to another: ten letters and digits (50 random bits), as "K7QM3-FZP9X". */
export function newCode(random: RandomBytes = randomBytes): string {
  // 256 is a multiple of 32: the low five bits of a random byte are even.
  const letters = [...random(10)].map((byte) => codeAlphabet.charAt(byte & 31)).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A code as it was typed, in the form that `newCode` gave: upper case, I and L read as 1, O as 0, dashes and spaces ignored. */
export function readCode(typed: string): string {
  const letters = typed
    .slice(0, 64)
    .toUpperCase()
    .replace(/[\s\-–—_]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** What the database keeps of a secret: its SHA-256. A plain hash is enough, since nobody can guess 50 or 256 random bits. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest();
}

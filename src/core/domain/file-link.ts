import { createHmac, timingSafeEqual } from "node:crypto";

/** The HMAC-SHA-256 of what a link says, under a key that no other use of the server's secret shares. */
function signatureOf(secret: string, fileId: string, expiresAtSeconds: number): Buffer {
  const key = createHmac("sha256", secret).update("fixline file link 1").digest();
  return createHmac("sha256", key).update(`${fileId}.${expiresAtSeconds}`).digest();
}

/**
 * The token of a link to one file: "<file id>.<expiry, seconds in base 36>.<signature>". Whoever holds it may read the file until
 * then, so hand it only to those who may.
 */
export function signFileLink(secret: string, fileId: string, expiresAt: Date): string {
  const seconds = Math.floor(expiresAt.getTime() / 1000);
  return `${fileId}.${seconds.toString(36)}.${signatureOf(secret, fileId, seconds).toString("base64url")}`;
}

/** The id of the file that a token opens now; null for a token that is not ours, was changed or has expired. */
export function verifyFileLink(secret: string, token: string, now: Date): string | null {
  const match = /^([0-9a-f-]{36})\.([0-9a-z]{1,9})\.([\w-]{43})$/.exec(token);
  const [, fileId, expiry, signature] = match ?? [];
  if (fileId === undefined || expiry === undefined || signature === undefined) return null;
  const seconds = Number.parseInt(expiry, 36);
  const given = Buffer.from(signature, "base64url");
  const right = signatureOf(secret, fileId, seconds);
  // The text must be the one we wrote: base 36 and base64url know several spellings of one value.
  const spelledAlike = seconds.toString(36) === expiry && given.toString("base64url") === signature;
  if (given.length !== right.length || !timingSafeEqual(given, right) || !spelledAlike) return null;
  return now.getTime() < seconds * 1000 ? fileId : null;
}

/**
 * When a link made now shall expire: at least half of `minutes` and at most `minutes` ahead, on a fixed grid, so that a page drawn
 * again names the same address and the browser keeps what it has.
 */
export function fileLinkExpiry(now: Date, minutes: number): Date {
  const stepMs = (minutes * 60_000) / 2;
  return new Date(Math.floor(now.getTime() / stepMs) * stepMs + 2 * stepMs);
}

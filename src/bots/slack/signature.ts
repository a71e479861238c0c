import { createHmac, timingSafeEqual } from "node:crypto";

/** Requests older (or newer) than this are refused: somebody may be playing them back. */
const skewSeconds = 300;

export type SignedRequest = {
  readonly signature: string | null;
  readonly timestamp: string | null;
  readonly body: Uint8Array;
};

/**
 * Whether a request comes from Slack: `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<raw body>` by the app's signing secret, not older than
 * five minutes; compared in constant time. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSlackSigned({ signature, timestamp, body }: SignedRequest, secret: string, now: Date): boolean {
  if (signature === null || timestamp === null || !/^\d{1,12}$/.test(timestamp) || secret === "") return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > skewSeconds) return false;
  const expected = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  return given !== undefined && timingSafeEqual(Buffer.from(given, "hex"), expected);
}

import { createHmac, randomBytes } from "node:crypto";
import type { RandomBytes } from "../secret-token.ts";

const prefix = "whsec_";

/** A new secret of 256 random bits, written as Standard Webhooks wants it: `whsec_` and base64. */
export function newWebhookSecret(random: RandomBytes = randomBytes): string {
  return `${prefix}${random(32).toString("base64")}`;
}

/**
 * The `webhook-signature` header: one `v1,<base64 HMAC-SHA256 of "id.seconds.body">` for each secret, so that a receiver can change from an
 * old secret to a new one at its own time. `id` must hold no full stop. https://www.standardwebhooks.com (signature scheme)
 */
export function signWebhook(
  secrets: readonly string[],
  message: { readonly id: string; readonly seconds: number; readonly body: string },
): string {
  const { id, seconds, body } = message;
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(prefix.length), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`, "utf8").digest("base64")}`;
    })
    .join(" ");
}

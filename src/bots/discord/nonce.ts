import { createHash } from "node:crypto";
import { limits } from "./limits.ts";

/** Our name of a delivery in the 25 characters that Discord takes: https://discord.com/developers/docs/resources/message#create-message. */
export function shortNonce(name: string): string {
  return createHash("sha256")
    .update(name)
    .digest("base64url")
    .slice(0, limits.nonce - 1);
}

/** A mark for the cards of one surface, short enough to stand behind an action's id. */
export function surfaceTag(key: string): string {
  return createHash("sha256").update(`surface ${key}`).digest("hex").slice(0, 16);
}

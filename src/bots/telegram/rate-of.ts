import type { PlaceRef } from "../platform.ts";

/**
 * The bucket of a write: each chat has its own, topics share their group's. Groups begin with `group`, private chats with `private`.
 */
export function bucketOf({ channel }: PlaceRef): string {
  return /^[-@]/.test(channel) ? `group ${channel}` : `private ${channel}`;
}

/**
 * How fast a bucket may be written to: one message a second in a private chat, twenty a minute in a group, short bursts allowed.
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export function telegramRate(bucket: string): { readonly burst: number; readonly perSecond: number } {
  return bucket.startsWith("group") ? { burst: 5, perSecond: 20 / 60 } : { burst: 3, perSecond: 1 };
}

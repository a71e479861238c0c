import type { Platform } from "../../src/bots/platform.ts";
import type { ChatPlatform } from "../../src/bots/platform-parts.ts";

/** A platform as one of somebody else's: with what running it needs, some of it changed. */
export function chatPlatform(platform: Platform, changes: Partial<ChatPlatform> = {}): ChatPlatform {
  return { ...platform, listensAlone: false, webhook: null, rateOf: () => null, check: async () => [], ...changes };
}

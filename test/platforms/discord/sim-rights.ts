import { SimRefusal } from "./sim-http.ts";
import { isThread, type SimChannel, type SimState } from "./sim-state.ts";

/** https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const rights = {
  ManageChannels: 1n << 4n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
} as const;
export type Right = keyof typeof rights;

export const allRights = Object.values(rights).reduce((sum, bit) => sum | bit, 0n);

/** Whether the bot has the right in the channel, or in the channel that a thread is in. */
export function hasRight(state: SimState, channel: SimChannel, right: Right): boolean {
  const under =
    isThread(channel) && channel.parent !== null ? (state.channels.get(channel.parent) ?? channel) : channel;
  return channel.type === 1 || (under.denied & rights[right]) === 0n;
}

/** Refuses what the bot may not: 50001 where it does not even see the channel, else 50013. */
export function demand(state: SimState, channel: SimChannel, ...needed: readonly Right[]): void {
  if (!hasRight(state, channel, "ViewChannel")) throw new SimRefusal(403, 50001, "Missing Access");
  for (const right of needed) {
    if (!hasRight(state, channel, right)) throw new SimRefusal(403, 50013, "Missing Permissions");
  }
}

import { ChannelType } from "discord.js";
import type { PlaceRef, SurfaceKind } from "../platform.ts";
import { type KnownChannel, placeOf, threadTypes } from "./channel-book.ts";

/** Where something was said or done, as the port sees it. */
export type Heard = { readonly place: PlaceRef; readonly surface: SurfaceKind };

/** Which surfaces the desk listens on: of all that is said in a server it takes nothing else. */
export type Surfaces = {
  /** A message; null where it is none of ours. `speaksToBot`: it mentions the bot. */
  ofMessage(channel: KnownChannel, message: string, speaksToBot: boolean): Heard | null;
  /** Something done where a command or button can be used: everywhere. */
  ofAct(channel: KnownChannel): Heard;
  /** The talk under a message that somebody raised. */
  underMessage(channel: KnownChannel, message: string): Heard;
  /** A desk channel beside the first: threads in it are desk threads. */
  addDesk(channel: string): void;
};

export function surfaces(options: {
  readonly guildId: string;
  readonly deskChannel: string;
  readonly workChannel: string | null;
  readonly supportChannel: string | null;
  readonly botId: () => string | null;
}): Surfaces {
  const { guildId, workChannel, supportChannel } = options;
  const desks = new Set([options.deskChannel]);
  const isOurs = ({ parentId, ownerId }: KnownChannel) =>
    parentId !== null &&
    (desks.has(parentId) || parentId === workChannel || parentId === supportChannel || ownerId === options.botId());

  function ofAct(channel: KnownChannel): Heard {
    const place = placeOf(channel, guildId);
    if (channel.type === ChannelType.DM) return { place, surface: "private" };
    if (desks.has(place.channel)) return { place, surface: "desk" };
    return { place, surface: place.thread === null ? "channel" : "thread" };
  }

  function underMessage(channel: KnownChannel, message: string): Heard {
    if (threadTypes.has(channel.type) || channel.type === ChannelType.DM) return ofAct(channel);
    // A thread that is started from a message has the message's id.
    return { place: { ...placeOf(channel, guildId), thread: message }, surface: "thread" };
  }

  return {
    ofAct,
    underMessage,
    addDesk: (channel) => void desks.add(channel),
    ofMessage(channel, message, speaksToBot) {
      if (channel.type === ChannelType.DM) return ofAct(channel);
      if (channel.guildId !== null && channel.guildId !== guildId) return null;
      if (threadTypes.has(channel.type)) return isOurs(channel) || speaksToBot ? ofAct(channel) : null;
      if (channel.id === supportChannel) return underMessage(channel, message);
      if (!speaksToBot) return null;
      return desks.has(channel.id) ? ofAct(channel) : underMessage(channel, message);
    },
  };
}

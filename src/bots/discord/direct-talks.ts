import type { APIChannel } from "discord.js";
import { PlatformFault, type UserRef } from "../platform.ts";
import type { ChannelBook, KnownChannel } from "./channel-book.ts";
import type { Rest } from "./rest.ts";

/** Direct talks with people, and who has closed theirs. */
export type DirectTalks = {
  /** The direct channel with this person: always the same one. */
  open(user: Pick<UserRef, "user">): Promise<KnownChannel>;
  /** Whether a message there was refused, and none has come from this person since. */
  isClosed(user: Pick<UserRef, "user">): boolean;
  /**
   * Remembers that messages in this channel are refused, and gives the fault: `gone`, so that another surface is opened instead, where
   * there can be one; `blocked` where there is none.
   */
  closed(channel: string, cause: unknown): Promise<PlatformFault>;
  /** The person wrote: they can be written to. */
  heardFrom(user: string): void;
};

export function directTalks(parts: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly hasWorkChannel: boolean;
}): DirectTalks {
  const closedBy = new Set<string>();
  return {
    async open({ user }) {
      // https://discord.com/developers/docs/resources/user#create-dm
      const body = { recipient_id: user };
      const path = "/users/@me/channels";
      return parts.book.learn(
        await parts.rest.call<APIChannel>({ method: "POST", path, body, doing: "opening a direct talk" }),
      );
    },
    isClosed: ({ user }) => closedBy.has(user),
    heardFrom: (user) => void closedBy.delete(user),
    async closed(channel, cause) {
      const recipients = (await parts.book.get(channel))?.recipients ?? [];
      for (const { id } of recipients) closedBy.add(id);
      const detail = "this person takes no direct messages from the bot";
      const fault = parts.hasWorkChannel
        ? new PlatformFault("gone", detail)
        : new PlatformFault("blocked", detail, {
            hint: "set DISCORD_WORK_CHANNEL, so that a private thread can take their place",
          });
      fault.cause = cause;
      return fault;
    },
  };
}

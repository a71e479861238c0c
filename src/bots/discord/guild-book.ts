import type { APIChannel, GatewayDispatchPayload } from "discord.js";
import type { ChannelBook } from "./channel-book.ts";
import type { NameBook } from "./read-message.ts";

/** What events tell of the server: its channels, threads and the names of its roles. */
export type GuildBook = NameBook & { learn(event: GatewayDispatchPayload, guildId: string): void };

export function guildBook(book: ChannelBook): GuildBook {
  const roles = new Map<string, string>();
  return {
    role: (id) => roles.get(id) ?? null,
    channel: (id) => book.peek(id)?.name ?? null,
    learn(event, guildId) {
      switch (event.t) {
        case "GUILD_CREATE":
          if (event.d.id !== guildId || event.d.unavailable === true) return;
          for (const { id, name } of event.d.roles ?? []) roles.set(id, name);
          // Here channels do not say which server they are in.
          for (const channel of [...(event.d.channels ?? []), ...(event.d.threads ?? [])]) {
            book.learn({ ...channel, guild_id: guildId } as APIChannel);
          }
          return;
        case "GUILD_ROLE_CREATE":
        case "GUILD_ROLE_UPDATE":
          if (event.d.guild_id === guildId) roles.set(event.d.role.id, event.d.role.name);
          return;
        case "CHANNEL_CREATE":
        case "CHANNEL_UPDATE":
        case "THREAD_CREATE":
        case "THREAD_UPDATE":
          if ("guild_id" in event.d && event.d.guild_id === guildId) book.learn(event.d as APIChannel);
          return;
        case "THREAD_LIST_SYNC":
          if (event.d.guild_id === guildId)
            for (const thread of event.d.threads ?? []) book.learn(thread as APIChannel);
          return;
        case "CHANNEL_DELETE":
        case "THREAD_DELETE":
          book.forget(event.d.id);
          return;
        default:
          return;
      }
    },
  };
}

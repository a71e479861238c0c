import { type APIChannel, ChannelType } from "discord.js";
import type { PlaceRef } from "../platform.ts";
import { isRefusal } from "./fault-of.ts";
import type { Rest } from "./rest.ts";

/** What we need to know of a channel or thread. */
export type KnownChannel = {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | null;
  readonly name: string;
  /** Of a thread: the channel that it is in. */
  readonly parentId: string | null;
  /** Of a thread: who started it. */
  readonly ownerId: string | null;
  readonly archived: boolean;
  readonly locked: boolean;
  readonly appliedTags: readonly string[];
  readonly availableTags: readonly { readonly id: string; readonly name: string }[];
  readonly requiresTag: boolean;
  /** Of a direct channel: whom it is with. */
  readonly recipients: readonly { readonly id: string; readonly name: string }[];
};

/** What is known of channels: told by events, asked for where nothing was told. */
export type ChannelBook = {
  /** Null where there is no such channel. Throws PlatformFault. */
  get(id: string): Promise<KnownChannel | null>;
  /** As it is now on the server. */
  refresh(id: string): Promise<KnownChannel | null>;
  /** What was told already, without asking. */
  peek(id: string): KnownChannel | null;
  learn(raw: APIChannel): KnownChannel;
  forget(id: string): void;
};

/** More than Discord's thousand active threads, so that the busy ones stay. */
const most = 5000;

export function channelBook(rest: Rest): ChannelBook {
  const known = new Map<string, KnownChannel>();

  function learn(raw: APIChannel): KnownChannel {
    const channel = readChannel(raw);
    known.delete(channel.id);
    known.set(channel.id, channel);
    for (const [oldest] of known) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return channel;
  }

  async function refresh(id: string): Promise<KnownChannel | null> {
    try {
      return learn(
        await rest.call<APIChannel>({ method: "GET", path: `/channels/${id}`, doing: "looking a channel up" }),
      );
    } catch (thrown) {
      known.delete(id);
      if (isRefusal(thrown, 10003)) return null;
      throw thrown;
    }
  }

  return {
    learn,
    refresh,
    peek: (id) => known.get(id) ?? null,
    get: async (id) => known.get(id) ?? (await refresh(id)),
    forget: (id) => void known.delete(id),
  };
}

/** A channel as Discord tells it, in whole or with what an interaction holds of it. */
export function readChannel(raw: APIChannel): KnownChannel {
  const thread = "thread_metadata" in raw ? raw.thread_metadata : undefined;
  const forum = "available_tags" in raw ? raw.available_tags : undefined;
  const recipients = "recipients" in raw ? raw.recipients : undefined;
  const has = <K extends string>(key: K) => (key in raw ? (raw as unknown as Record<K, unknown>)[key] : undefined);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const tags = has("applied_tags");
  return {
    id: raw.id,
    type: raw.type,
    guildId: text(has("guild_id")),
    name: text(has("name")) ?? "",
    parentId: text(has("parent_id")),
    ownerId: text(has("owner_id")),
    archived: thread?.archived ?? false,
    locked: thread?.locked ?? false,
    appliedTags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    availableTags: forum?.map(({ id, name }) => ({ id, name })) ?? [],
    // https://discord.com/developers/docs/resources/channel#channel-object-channel-flags: REQUIRE_TAG
    requiresTag: ((raw.flags ?? 0) & 16) !== 0,
    recipients: recipients?.map(({ id, global_name, username }) => ({ id, name: global_name ?? username })) ?? [],
  };
}

export const threadTypes: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

export const isForum = (type: ChannelType): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

/** A channel as a place. A thread is in its parent; a direct talk belongs to no server. */
export function placeOf(channel: KnownChannel, guildId: string): PlaceRef {
  const isThread = threadTypes.has(channel.type);
  const isDirect = channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM;
  return {
    platform: "discord",
    workspace: isDirect ? "" : guildId,
    channel: isThread ? (channel.parentId ?? channel.id) : channel.id,
    thread: isThread ? channel.id : null,
  };
}

/** The id that Discord knows the place by. */
export function channelIdOf(place: PlaceRef): string {
  return place.thread ?? place.channel;
}

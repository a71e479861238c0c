import {
  type APIMessage,
  ChannelType,
  type GatewayDispatchPayload,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageUpdateDispatchData,
} from "discord.js";
import { type Interaction, PlatformFault, type UserRef } from "../platform.ts";
import type { ChannelBook, KnownChannel } from "./channel-book.ts";
import type { DirectTalks } from "./direct-talks.ts";
import type { PieceBook } from "./piece-book.ts";
import {
  filesOf,
  type HeardMessage,
  isTalk,
  type NameBook,
  repliedTo,
  textOf,
  userRef,
  wholeMessage,
} from "./read-message.ts";
import { recentMap } from "./recent-map.ts";
import type { Rest } from "./rest.ts";
import type { Heard, Surfaces } from "./surfaces.ts";

/** Staff put this under a message that is a fault to be worked on. */
export const raiseEmoji = "🎫";

export type EventReader = {
  /** What an event of talk means; null for what is not for the desk. `eventId` names events that have no id of their own. */
  read(event: GatewayDispatchPayload, eventId: string): Promise<readonly Interaction[]>;
  /** A message of the history as it would have come; null for what is not for the desk. */
  said(message: HeardMessage, channel: KnownChannel): Interaction | null;
  edited(message: HeardMessage, channel: KnownChannel): Interaction | null;
};

/** Reads events of talk, looking up what they leave out: https://discord.com/developers/docs/events/gateway-events. */
export function eventReader(with_: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly surfaces: Surfaces;
  readonly direct: DirectTalks;
  readonly pieces: PieceBook;
  readonly names: NameBook;
  readonly now: () => Date;
  readonly guildId: string;
  readonly botId: () => string | null;
}): EventReader {
  const { book, rest } = with_;
  const authors = recentMap<UserRef>(20_000);
  const people = recentMap<UserRef>(5000);

  function remember(message: APIMessage): UserRef {
    const member = "member" in message ? (message.member as { nick?: string | null } | undefined) : undefined;
    const known = people.get(message.author.id);
    const from = userRef(message.author, member ?? null, known?.language ?? null);
    people.set(from.user, from);
    authors.set(message.id, from);
    return from;
  }

  function heardOf(message: APIMessage, channel: KnownChannel): Heard | null {
    const botId = with_.botId();
    return with_.surfaces.ofMessage(
      channel,
      message.id,
      message.mentions.some(({ id }) => id === botId),
    );
  }

  function said(told: HeardMessage, channel: KnownChannel): Interaction | null {
    const message = wholeMessage(told);
    const heard = isTalk(message) ? heardOf(message, channel) : null;
    if (heard === null) return null;
    const from = remember(message);
    if (channel.guildId === null) with_.direct.heardFrom(from.user);
    const replyTo = repliedTo(message);
    const did = {
      kind: "say",
      message: message.id,
      text: textOf(message, with_.botId(), with_.names),
      files: filesOf(message),
      replyTo: replyTo === null ? null : with_.pieces.whole(replyTo),
    } as const;
    return { eventId: `message:${message.id}`, from, ...heard, at: new Date(message.timestamp).toISOString(), did };
  }

  function edited(told: HeardMessage, channel: KnownChannel): Interaction | null {
    const message = wholeMessage(told);
    // Without a time of editing only a preview was added, or a thread.
    const heard = isTalk(message) && message.edited_timestamp !== null ? heardOf(message, channel) : null;
    if (heard === null || message.edited_timestamp === null) return null;
    const at = new Date(message.edited_timestamp).toISOString();
    const text = textOf(message, with_.botId(), with_.names);
    return {
      eventId: `edit:${message.id}:${at}`,
      from: remember(message),
      ...heard,
      at,
      did: { kind: "edit", message: message.id, text },
    };
  }

  async function channelOf(id: string, guildId: string | undefined): Promise<KnownChannel | null> {
    if (guildId !== undefined && guildId !== with_.guildId) return null;
    return book.get(id);
  }

  /** What is said outside of every server is said to us, even where the channel itself cannot be looked at. */
  async function directTo(message: APIMessage): Promise<KnownChannel> {
    const { channel_id: id, author } = message;
    const found = await book.get(id).catch((thrown: unknown) => {
      if (thrown instanceof PlatformFault && (thrown.kind === "gone" || thrown.kind === "refused")) return null;
      throw thrown;
    });
    return found ?? book.learn({ id, type: ChannelType.DM, name: null, recipients: [author] });
  }

  async function onMessage(told: HeardMessage & { guild_id?: string }): Promise<Interaction | null> {
    const message = wholeMessage(told);
    if (!isTalk(message)) return null;
    const isDirect = told.guild_id === undefined;
    const channel = await (isDirect ? directTo(message) : channelOf(message.channel_id, told.guild_id));
    return channel === null ? null : said(message, channel);
  }

  async function onEdit(update: GatewayMessageUpdateDispatchData): Promise<Interaction | null> {
    const channel = await channelOf(update.channel_id, update.guild_id);
    if (channel === null) return null;
    // Older gateways tell only what changed.
    const isWhole = update.author !== undefined && update.content !== undefined && update.mentions !== undefined;
    const path = `/channels/${update.channel_id}/messages/${update.id}` as const;
    if (!isWhole && update.edited_timestamp === undefined) return null;
    const told = isWhole ? update : await rest.call<APIMessage>({ method: "GET", path, doing: "reading an edit" });
    // New words without a time are new now.
    const edited_timestamp = told.edited_timestamp === undefined ? with_.now().toISOString() : told.edited_timestamp;
    const message = wholeMessage({ ...told, edited_timestamp });
    const interaction = edited(message, channel);
    const isBlank = interaction?.did.kind === "edit" && interaction.did.text.length === 0 && message.content === "";
    // Nothing to read is no edit where content is kept from us; with it, a photo's words may have been taken away.
    return isBlank && (message.attachments ?? []).length === 0 ? null : interaction;
  }

  async function onDelete(id: string, channelId: string, guildId: string | undefined): Promise<Interaction | null> {
    const channel = await channelOf(channelId, guildId);
    if (channel === null) return null;
    const [only] = channel.recipients;
    const isDirect = guildId === undefined && only !== undefined;
    // Discord does not say whose it was, nor who deleted it: we remember the author, or there is only one.
    const direct: UserRef | null = isDirect
      ? { platform: "discord", workspace: "", user: only.id, name: only.name, language: null }
      : null;
    const from = authors.get(id) ?? direct;
    const heard = with_.surfaces.ofMessage(channel, id, true);
    if (from === null || heard === null) return null;
    const at = with_.now().toISOString();
    return {
      eventId: `delete:${id}`,
      from,
      ...heard,
      at,
      did: { kind: "delete", message: with_.pieces.whole(id) },
    };
  }

  async function onReaction(
    data: GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData,
    added: boolean,
    eventId: string,
  ): Promise<Interaction | null> {
    if (data.user_id === with_.botId()) return null;
    const channel = await channelOf(data.channel_id, data.guild_id);
    if (channel === null) return null;
    const member = "member" in data ? data.member : undefined;
    const told = member?.user === undefined ? null : userRef(member.user, member, null);
    const from = told ?? (await personOf(data.user_id));
    if (member?.user?.bot === true) return null;
    const emoji = data.emoji.id === null ? (data.emoji.name ?? "") : `:${data.emoji.name ?? "emoji"}:`;
    const at = with_.now().toISOString();
    if (emoji === raiseEmoji && added && channel.guildId !== null) return raise(data, channel, from, eventId, at);
    const heard = with_.surfaces.ofMessage(channel, data.message_id, false);
    if (heard === null || emoji === "") return null;
    const did = { kind: "react", message: with_.pieces.whole(data.message_id), emoji, added } as const;
    return { eventId, from, ...heard, at, did };
  }

  async function raise(
    data: GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData,
    channel: KnownChannel,
    from: UserRef,
    eventId: string,
    at: string,
  ): Promise<Interaction | null> {
    const path = `/channels/${data.channel_id}/messages/${data.message_id}` as const;
    const message = wholeMessage(
      await rest.call<HeardMessage>({ method: "GET", path, doing: "reading a raised message" }),
    );
    if (!isTalk(message)) return null;
    const author = userRef(message.author, null, null);
    const text = textOf(message, with_.botId(), with_.names);
    const did = { kind: "raise", message: message.id, author, text, files: filesOf(message) } as const;
    return { eventId, from, ...with_.surfaces.underMessage(channel, message.id), at, did };
  }

  /** Somebody of whom only the id is known. */
  async function personOf(id: string): Promise<UserRef> {
    const known = people.get(id);
    if (known !== null) return known;
    const user = await rest.call<APIMessage["author"]>({
      method: "GET",
      path: `/users/${id}`,
      doing: "asking for a name",
    });
    const found = userRef(user, null, null);
    people.set(id, found);
    return found;
  }

  async function read(event: GatewayDispatchPayload, eventId: string): Promise<readonly Interaction[]> {
    const one = (interaction: Interaction | null) => (interaction === null ? [] : [interaction]);
    switch (event.t) {
      case "MESSAGE_CREATE":
        return one(await onMessage(event.d));
      case "MESSAGE_UPDATE":
        return one(await onEdit(event.d));
      case "MESSAGE_DELETE":
        return one(await onDelete(event.d.id, event.d.channel_id, event.d.guild_id));
      case "MESSAGE_DELETE_BULK": {
        const { ids, channel_id, guild_id } = event.d;
        return (await Promise.all(ids.map((id) => onDelete(id, channel_id, guild_id)))).flatMap(one);
      }
      case "MESSAGE_REACTION_ADD":
        return one(await onReaction(event.d, true, eventId));
      case "MESSAGE_REACTION_REMOVE":
        return one(await onReaction(event.d, false, eventId));
      default:
        return [];
    }
  }

  return { read, said, edited };
}

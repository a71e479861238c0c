import {
  isThread,
  type SimAttachment,
  type SimChannel,
  type SimMessage,
  type SimState,
  type SimUser,
} from "./sim-state.ts";

/** Things of the server as its API and gateway show them. */

export function userPayload(user: SimUser) {
  const { id, username, global_name, bot } = user;
  return { id, username, global_name, discriminator: "0", avatar: null, ...(bot ? { bot } : {}) };
}

export function memberPayload(user: SimUser) {
  return {
    nick: user.nick,
    roles: [],
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    deaf: false,
    mute: false,
    flags: 0,
  };
}

/** https://discord.com/developers/docs/resources/channel#channel-object */
export function channelPayload(state: SimState, channel: SimChannel) {
  const { id, type, name, guild } = channel;
  if (type === 1) {
    const recipients = channel.recipients.flatMap((one) => {
      const user = state.users.get(one);
      return user === undefined ? [] : [userPayload(user)];
    });
    return { id, type, recipients, last_message_id: lastMessage(state, id), flags: 0 };
  }
  const base = {
    id,
    type,
    name,
    guild_id: guild,
    parent_id: channel.parent,
    last_message_id: lastMessage(state, id),
    flags: 0,
  };
  if (isThread(channel)) {
    return {
      ...base,
      owner_id: channel.owner,
      member_count: channel.members.size,
      message_count: [...state.messages.values()].filter((one) => one.channel === id).length,
      applied_tags: channel.appliedTags,
      thread_metadata: {
        archived: channel.archived,
        locked: channel.locked,
        auto_archive_duration: 10080,
        archive_timestamp: new Date(state.now()).toISOString(),
        ...(type === 12 ? { invitable: false } : {}),
      },
    };
  }
  const overwrites =
    channel.denied === 0n ? [] : [{ id: state.botId, type: 1, allow: "0", deny: String(channel.denied) }];
  const forum = type === 15 ? { available_tags: channel.availableTags, flags: channel.requiresTag ? 16 : 0 } : {};
  return { ...base, permission_overwrites: overwrites, position: 0, ...forum };
}

function lastMessage(state: SimState, channel: string): string | null {
  const ids = [...state.messages.values()].filter((one) => one.channel === channel).map(({ id }) => id);
  return ids.at(-1) ?? null;
}

/** A signed link that ends: https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
export function attachmentPayload(
  base: string,
  expiresAt: number,
  channel: string,
  { id, filename, content_type, size }: SimAttachment,
) {
  const ex = Math.floor(expiresAt / 1000).toString(16);
  const url = `${base}/attachments/${channel}/${id}/${encodeURIComponent(filename)}?ex=${ex}&is=0&hm=${id}`;
  return { id, filename, content_type, size, url, proxy_url: url };
}

export type Reader = {
  /** Where attachments are. */
  readonly cdn: string;
  readonly linkLivesMs: number;
  /** What the reader may not see without the content intent: https://discord.com/developers/docs/events/gateway#message-content-intent */
  readonly hidesContent: boolean;
};

/** https://discord.com/developers/docs/resources/message#message-object; the nonce is told when it is made, and never again. */
export function messagePayload(state: SimState, message: SimMessage, reader: Reader, withNonce = false) {
  const author = state.users.get(message.author);
  const channel = state.channels.get(message.channel);
  const mentioned = [...state.users.values()].filter(({ id }) => message.content.includes(`<@${id}>`));
  const own = message.author === state.botId || channel?.type === 1 || mentioned.some(({ id }) => id === state.botId);
  const hidden = reader.hidesContent && !own;
  const attachments = message.attachments.map((one) =>
    attachmentPayload(reader.cdn, state.now() + reader.linkLivesMs, message.channel, one),
  );
  return {
    id: message.id,
    channel_id: message.channel,
    author: author === undefined ? { id: message.author, username: "gone", global_name: null } : userPayload(author),
    content: hidden ? "" : message.content,
    timestamp: new Date(message.timestamp).toISOString(),
    edited_timestamp: message.edited === null ? null : new Date(message.edited).toISOString(),
    tts: false,
    mention_everyone: false,
    mentions: mentioned.map(userPayload),
    mention_roles: [],
    attachments: hidden ? [] : attachments,
    embeds: hidden ? [] : message.embeds,
    components: hidden ? [] : message.components,
    pinned: false,
    type: message.type,
    flags: message.flags,
    ...(message.replyTo === null
      ? {}
      : { message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channel } }),
    ...(withNonce && message.nonce !== null ? { nonce: message.nonce } : {}),
  };
}

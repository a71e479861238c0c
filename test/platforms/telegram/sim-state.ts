import type { SimEntity } from "./sim-html.ts";

export type SimUser = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
};

export type SimMedia = {
  readonly kind: "photo" | "video" | "document" | "voice" | "video_note" | "audio";
  readonly fileId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};

export type SimButton = { readonly text: string; readonly callback_data?: string; readonly style?: string };

/** A message as the server keeps it. `from` is a user's id. */
export type SimMessage = {
  readonly id: number;
  readonly from: number;
  /** Seconds since 1970. */
  readonly date: number;
  /** The topic's number; null outside of topics. */
  readonly topic: number | null;
  /** The first message of the chain of replies, where there are no topics. */
  readonly chain: number | null;
  readonly replyTo: number | null;
  readonly album: string | null;
  readonly media: SimMedia | null;
  /** The text, or the caption where there is media. */
  text: string;
  entities: readonly SimEntity[];
  keyboard: readonly (readonly SimButton[])[];
  /** Anything else that the message holds, as the API shows it: a location, a service message. */
  readonly extra: Readonly<Record<string, unknown>>;
  edits: number;
  deleted: boolean;
  readonly reactions: Map<number, readonly string[]>;
};

export type SimTopic = { readonly id: number; readonly name: string; closed: boolean; deleted: boolean };

export type SimChat = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title: string;
  readonly username: string | null;
  readonly isForum: boolean;
  /** What the bot may do in a group. */
  bot: { status: "administrator" | "member" | "kicked"; manageTopics: boolean; deleteMessages: boolean };
  /** The person wrote to the bot before: only then it can write to them. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
  movedTo: number | null;
  readonly topics: Map<number, SimTopic>;
  readonly messages: SimMessage[];
};

export type SimState = {
  readonly bot: SimUser & { readonly username: string };
  /** `has_topics_enabled` of `getMe`. */
  hasTopics: boolean;
  readonly users: Map<number, SimUser>;
  readonly chats: Map<number, SimChat>;
  readonly files: Map<string, SimMedia>;
  /** Ids of messages that the bot posted for others to find gone, albums, files: counted upward. */
  next(kind: string): number;
};

export function simState(): SimState {
  const counters = new Map<string, number>();
  const bot = { id: 4242, is_bot: true, first_name: "Fixline", username: "fixline_test_bot" } as const;
  return {
    bot,
    hasTopics: false,
    users: new Map([[bot.id, bot]]),
    chats: new Map(),
    files: new Map(),
    next(kind) {
      const next = (counters.get(kind) ?? 0) + 1;
      counters.set(kind, next);
      return next;
    },
  };
}

export function newChat(given: Pick<SimChat, "id" | "type"> & Partial<SimChat>): SimChat {
  return {
    title: "",
    username: null,
    isForum: false,
    bot: { status: "administrator", manageTopics: true, deleteMessages: true },
    started: given.type !== "private",
    blocked: false,
    deactivated: false,
    movedTo: null,
    topics: new Map(),
    messages: [],
    ...given,
  };
}

/** A chat as the API shows it. */
export function chatJson(state: SimState, chat: SimChat): Record<string, unknown> {
  if (chat.type === "private") {
    const user = state.users.get(chat.id);
    return { id: chat.id, type: "private", first_name: user?.first_name ?? "?" };
  }
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title,
    ...(chat.username !== null && { username: chat.username }),
    ...(chat.isForum && { is_forum: true }),
  };
}

/** A message as the API shows it; `deep` with the message it answers. */
export function messageJson(state: SimState, chat: SimChat, message: SimMessage, deep = true): Record<string, unknown> {
  const { media, text, entities } = message;
  const answered = chat.messages.find(({ id }) => id === message.replyTo);
  const words =
    text === ""
      ? {}
      : media === null
        ? { text, ...(entities.length > 0 && { entities }) }
        : { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
  return {
    message_id: message.id,
    from: state.users.get(message.from),
    chat: chatJson(state, chat),
    date: message.date,
    ...(message.topic !== null && { message_thread_id: message.topic, is_topic_message: true }),
    ...(message.topic === null && message.chain !== null && { message_thread_id: message.chain }),
    ...(message.album !== null && { media_group_id: message.album }),
    ...(deep && answered !== undefined && { reply_to_message: messageJson(state, chat, answered, false) }),
    ...words,
    ...(media !== null && mediaJson(media)),
    ...(message.keyboard.length > 0 && { reply_markup: { inline_keyboard: message.keyboard } }),
    ...message.extra,
  };
}

function mediaJson(media: SimMedia): Record<string, unknown> {
  const file = { file_id: media.fileId, file_unique_id: `u${media.fileId}`, file_size: media.bytes.byteLength };
  if (media.kind === "photo") {
    return {
      photo: [
        { ...file, file_id: `${media.fileId}-small`, width: 90, height: 60 },
        { ...file, width: 900, height: 600 },
      ],
    };
  }
  const named = media.kind === "document" || media.kind === "video" || media.kind === "audio";
  const more = media.kind === "video" ? { width: 1, height: 1 } : media.kind === "video_note" ? { length: 1 } : {};
  return {
    [media.kind]: { ...file, ...more, duration: 1, mime_type: media.mime, ...(named && { file_name: media.name }) },
  };
}

/** The newest live message of that id. */
export function findMessage(chat: SimChat, id: unknown): SimMessage | undefined {
  return chat.messages.find((message) => message.id === Number(id) && !message.deleted);
}

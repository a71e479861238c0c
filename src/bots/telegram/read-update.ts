import type { CallbackQuery, Message, MessageReactionUpdated, ReactionType, Update, User } from "grammy/types";
import type { Menu } from "../menu.ts";
import type { Interaction, PlaceRef, SurfaceKind, UserRef } from "../platform.ts";
import type { RichText } from "../rich-text.ts";
import type { Chats } from "./chats.ts";
import { cleanText } from "./flat-text.ts";
import type { Memory } from "./memory.ts";
import { emojiOf } from "./reactions.ts";
import { readCommand } from "./read-command.ts";
import { nameOf, readContent } from "./read-content.ts";
import { threadOfMessage } from "./thread-of.ts";

/** What an update means to us. */
export type Heard =
  | { readonly kind: "did"; readonly interaction: Interaction }
  /** A press: its query is answered at once, whatever follows. */
  | { readonly kind: "press"; readonly query: string; readonly interaction: Interaction | null }
  /** Somebody came without saying anything. */
  | { readonly kind: "came"; readonly place: PlaceRef; readonly language: string | null }
  /** A group goes on under another id. */
  | { readonly kind: "moved"; readonly from: number; readonly to: number }
  /** The bot's own standing in the desk's group changed. */
  | { readonly kind: "standing" };

export type Reading = {
  readonly menu: Menu;
  /** The bot itself; null while it could not be asked. */
  readonly me: { readonly id: number; readonly username: string } | null;
  readonly chats: Chats;
  readonly memory: Memory;
  readonly clock: () => Date;
};

type Did = Interaction["did"];

/**
 * Reads updates that belong together: one, or the messages of one album in their order. What is of no use to a desk gives nothing.
 * https://core.telegram.org/bots/api#update
 */
export function readUpdates(updates: readonly Update[], reading: Reading): readonly Heard[] {
  const [first] = updates;
  if (first === undefined) return [];
  if (first.message !== undefined) {
    const messages = updates.flatMap(({ message }) => (message === undefined ? [] : [message]));
    return readMessage(first.update_id, messages, reading);
  }
  if (first.edited_message !== undefined) return readEdit(first.update_id, first.edited_message, reading);
  if (first.callback_query !== undefined) return [readPress(first.update_id, first.callback_query, reading)];
  if (first.message_reaction !== undefined) return readReaction(first.update_id, first.message_reaction, reading);
  if (first.my_chat_member !== undefined && reading.chats.isDesk(first.my_chat_member.chat)) {
    return [{ kind: "standing" }];
  }
  return [];
}

function readMessage(updateId: number, messages: readonly Message[], reading: Reading): readonly Heard[] {
  const [message] = messages;
  if (message === undefined) return [];
  if (message.migrate_to_chat_id !== undefined) {
    return [{ kind: "moved", from: message.chat.id, to: message.migrate_to_chat_id }];
  }
  if (message.migrate_from_chat_id !== undefined) {
    return [{ kind: "moved", from: message.migrate_from_chat_id, to: message.chat.id }];
  }
  const from = personOf(message.from);
  // Who writes in the name of a group or channel is nobody that the desk could know.
  if (from === null || message.sender_chat !== undefined) return [];
  const place = placeOf(message, reading);
  const contents = messages.flatMap((each) => readContent(each) ?? []);
  if (contents.length === 0) return [];
  const channel = place.channel;
  // An album is known by its first message, which people answer and whose words they edit.
  const ids = messages.map((each) => String(each.message_id));
  const id = reading.memory.keep(channel, place.thread, ids, { whole: ids[0] ?? "" });
  const event = (did: Did): Heard => ({
    kind: "did",
    interaction: {
      eventId: `u${updateId}`,
      from,
      place,
      surface: surfaceOf(message.chat, reading),
      at: instant(message.date),
      did,
    },
  });

  const isPrivate = message.chat.type === "private";
  const username = reading.me?.username ?? null;
  const said = readCommand(message.text ?? "", reading.menu, { username, isPrivate });
  if (said.kind === "not ours") return [];
  if (said.kind === "command") return [event({ kind: "command", words: cleanText(said.words) })];
  if (said.kind === "start") {
    if (said.payload !== "") return [event({ kind: "arrive", payload: cleanText(said.payload) })];
    return [{ kind: "came", place, language: from.language }];
  }
  const text = withoutOwnName(
    contents.flatMap((content) => content.text),
    username,
  );
  if (!isPrivate && !reading.chats.isDesk(message.chat) && !text.toUs && !isReplyToUs(message, reading)) return [];
  const files = contents.flatMap((content) => content.files);
  return [event({ kind: "say", message: id, text: text.text, files, replyTo: replyTo(message, place, reading) })];
}

function readEdit(updateId: number, message: Message, reading: Reading): readonly Heard[] {
  const from = personOf(message.from);
  const content = readContent(message);
  // A live location is edited every few seconds: where it began is what was said.
  if (from === null || content === null || message.location !== undefined) return [];
  const place = placeOf(message, reading);
  const whole = reading.memory.wholeOf(place.channel, String(message.message_id));
  return [
    {
      kind: "did",
      interaction: {
        eventId: `u${updateId}`,
        from,
        place,
        surface: surfaceOf(message.chat, reading),
        at: instant(message.edit_date ?? message.date),
        did: { kind: "edit", message: whole, text: content.text },
      },
    },
  ];
}

function readPress(updateId: number, query: CallbackQuery, reading: Reading): Heard {
  const { message, data } = query;
  const from = personOf(query.from);
  // Buttons on inline messages and games are not ours.
  if (message === undefined || data === undefined || from === null) {
    return { kind: "press", query: query.id, interaction: null };
  }
  const place = placeOf(message, reading, true);
  const whole = reading.memory.wholeOf(place.channel, String(message.message_id));
  return {
    kind: "press",
    query: query.id,
    interaction: {
      eventId: `u${updateId}`,
      from,
      place,
      surface: surfaceOf(message.chat, reading),
      at: reading.clock().toISOString(),
      did: { kind: "press", action: cleanText(data), message: whole },
    },
  };
}

function readReaction(updateId: number, update: MessageReactionUpdated, reading: Reading): readonly Heard[] {
  const from = personOf(update.user);
  if (from === null) return [];
  const channel = reading.chats.channelOf(update.chat);
  const id = String(update.message_id);
  const thread = reading.memory.threadOf(channel, id) ?? null;
  const before = emojiIn(update.old_reaction);
  const after = emojiIn(update.new_reaction);
  const changes = [
    ...before.filter((emoji) => !after.includes(emoji)).map((emoji) => ({ emoji, added: false })),
    ...after.filter((emoji) => !before.includes(emoji)).map((emoji) => ({ emoji, added: true })),
  ];
  return changes.map(({ emoji, added }, at) => ({
    kind: "did",
    interaction: {
      eventId: at === 0 ? `u${updateId}` : `u${updateId}.${at}`,
      from,
      place: { platform: "telegram", workspace: "", channel, thread },
      surface: surfaceOf(update.chat, reading),
      at: instant(update.date),
      did: { kind: "react", message: reading.memory.wholeOf(channel, id), emoji: emojiOf(emoji), added },
    },
  }));
}

/** Custom emoji and stars have no name that others could show. */
const emojiIn = (reactions: readonly ReactionType[]): readonly string[] =>
  reactions.flatMap((reaction) => (reaction.type === "emoji" ? [reaction.emoji] : []));

/** Bots, channels and anonymous admins are nobody that the desk could know. */
function personOf(user: User | undefined): UserRef | null {
  if (user === undefined || user.is_bot) return null;
  return {
    platform: "telegram",
    workspace: "",
    user: String(user.id),
    name: nameOf(user),
    language: user.language_code ?? null,
  };
}

function placeOf(message: Message, reading: Reading, pressed = false): PlaceRef {
  const channel = reading.chats.channelOf(message.chat);
  const thread = threadOfMessage(message, { channel, me: reading.me?.id ?? null, memory: reading.memory, pressed });
  return { platform: "telegram", workspace: "", channel, thread };
}

/** A private topic is as private as the chat: a line in it is known by its place. */
function surfaceOf(chat: Message["chat"], { chats }: Reading): SurfaceKind {
  if (chat.type === "private") return "private";
  return chats.isDesk(chat) ? "desk" : "channel";
}

function isReplyToUs(message: Message, { me }: Reading): boolean {
  return me !== null && message.reply_to_message?.from?.id === me.id;
}

/** What the message answers, as we know it; a topic's first message is answered by all that is said in it, which means nothing. */
function replyTo(message: Message, place: PlaceRef, { memory }: Reading): string | null {
  const answered = message.reply_to_message;
  if (answered === undefined || answered.forum_topic_created !== undefined) return null;
  if (message.is_topic_message && answered.message_id === message.message_thread_id) return null;
  return memory.wholeOf(place.channel, String(answered.message_id));
}

/** A message that begins with the bot's name speaks to the desk, whatever the bot is called here. */
function withoutOwnName(text: RichText, username: string | null): { readonly text: RichText; readonly toUs: boolean } {
  const [first, ...others] = text;
  const [run, ...runs] = first?.kind === "paragraph" ? first.runs : [];
  const name = `@${username ?? ""}`;
  const addressed =
    run !== undefined &&
    username !== null &&
    run.text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
    !/^\w/.test(run.text.slice(name.length));
  if (!addressed || run === undefined) return { text, toUs: false };
  const renamed = { ...run, text: `@fixline${run.text.slice(name.length)}` };
  return { text: [{ kind: "paragraph", runs: [renamed, ...runs] }, ...others], toUs: true };
}

/** Seconds since 1970 as an instant; the clock of a broken client cannot break it. */
function instant(seconds: number): string {
  const at = new Date(seconds * 1000);
  return (Number.isNaN(at.getTime()) ? new Date(0) : at).toISOString();
}

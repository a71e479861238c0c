import type { Message } from "grammy/types";
import type { Memory } from "./memory.ts";

/**
 * A thread's name in a place: the number of a topic, or, where there are no topics, `m` and the number of the card under which people
 * reply to each other.
 */
export type Thread =
  | { readonly kind: "topic"; readonly id: number }
  | { readonly kind: "replies"; readonly root: number };

/** Reads a place's thread; null for the chat itself. */
export function readThread(thread: string | null): Thread | null {
  const found = /^(m?)(\d{1,15})$/.exec(thread ?? "");
  if (found === null) return null;
  const id = Number(found[2]);
  return found[1] === "m" ? { kind: "replies", root: id } : { kind: "topic", id };
}

/** The thread of replies under a card. */
export function repliesUnder(card: number | string): string {
  return `m${card}`;
}

/**
 * In which thread a message stands. A topic is said by the message itself. Replies in a group without topics: what we remember of the
 * message that is answered, else the thread that the server names (the first message of the chain, in supergroups alone), else
 * the message that is answered, if it is the bot's. `pressed`: the message is a card of ours with a button; a card that answers
 * nothing and is not remembered heads its own thread.
 */
export function threadOfMessage(
  message: Message,
  known: {
    readonly channel: string;
    readonly me: number | null;
    readonly memory: Memory;
    readonly pressed: boolean;
  },
): string | null {
  const { channel, me, memory, pressed } = known;
  if (message.message_thread_id !== undefined && isInTopic(message)) return String(message.message_thread_id);
  const remembered = pressed ? memory.threadOf(channel, String(message.message_id)) : undefined;
  if (remembered !== undefined) return remembered;
  if (message.chat.type === "private") return null;
  const answered = message.reply_to_message;
  if (answered !== undefined) {
    const of = memory.threadOf(channel, String(answered.message_id));
    if (of !== undefined) return of;
    if (message.message_thread_id !== undefined) return repliesUnder(message.message_thread_id);
    if (answered.from?.id === me && me !== null) return repliesUnder(answered.message_id);
    return null;
  }
  if (message.message_thread_id !== undefined) return repliesUnder(message.message_thread_id);
  return pressed ? repliesUnder(message.message_id) : null;
}

/**
 * A message of a topic says so. Where topics are, a thread that answers nothing can only be one too: outside of topics a thread is a chain
 * of replies.
 */
function isInTopic({ is_topic_message, chat, reply_to_message }: Message): boolean {
  const hasTopics = chat.type === "private" || ("is_forum" in chat && chat.is_forum === true);
  return is_topic_message === true || (hasTopics && reply_to_message === undefined);
}

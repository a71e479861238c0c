import type { Card } from "../card.ts";
import { type Opened, type OpenRequest, type PlaceRef, PlatformFault } from "../platform.ts";
import type { BotApi } from "./bot-api.ts";
import type { Chats } from "./chats.ts";
import { type DeskGroup, readDeskGroup } from "./desk-group.ts";
import { cleanText } from "./flat-text.ts";
import { bounded, type Memory } from "./memory.ts";
import { methodHint, readFault } from "./read-fault.ts";
import type { Sending } from "./send.ts";
import { readThread, repliesUnder } from "./thread-of.ts";

/** What the bot is: `topics` says whether its private chats have topics. https://core.telegram.org/bots/api#user */
export type Me = {
  readonly id: number;
  readonly username: string;
  readonly topics: boolean;
};

/** Longest name of a topic. https://core.telegram.org/bots/api#createforumtopic */
const maxTitle = 128;
/** Rights and settings of a group are asked for again after this long. */
const groupFreshMs = 60_000;

/** Refusals that mean "no topics here": the ticket gets the next best surface. */
const noTopics =
  /not a forum|FORUM_CREATE_FORBIDDEN|FORUM_MISSING|CHAT_NOT_FORUM|not enough rights|CHAT_ADMIN_REQUIRED|supergroup chats? only|TOPICS?_DISABLED/i;

/**
 * Opens surfaces. A private chat has the person's own number and is there once they wrote; a line is a topic in it where the bot has
 * topics, else the chat itself. A desk thread is a topic of the group, or, where there are none or the bot may not make them, the
 * replies under the ticket's card.
 */
export function openingSurfaces(parts: {
  readonly api: BotApi;
  readonly chats: Chats;
  readonly sending: Sending;
  readonly memory: Memory;
  readonly me: () => Promise<Me>;
  readonly clock: () => Date;
}) {
  const { api, chats, sending } = parts;
  /** Topics that were made and whose card could not be posted yet, by the opening's key: they are used, not made again. */
  const half = bounded<string>(200);
  const groups = new Map<string, { readonly group: DeskGroup; readonly at: number }>();

  async function groupOf(channel: string): Promise<DeskGroup | null> {
    const known = groups.get(channel);
    const now = parts.clock().getTime();
    if (known !== undefined && now - known.at < groupFreshMs) return known.group;
    const group = await readDeskGroup(api, chats, channel, (await parts.me()).id).catch((thrown: unknown) => {
      const { kind, hint } = readFault(thrown, channel);
      if (kind === "limited" || (kind === "unreachable" && hint === null)) throw thrown;
      // Who cannot look may still write: making the topic shows what is wrong.
      return null;
    });
    if (group !== null) groups.set(channel, { group, at: now });
    return group;
  }

  /** A new topic's number; null where there can be none. */
  async function makeTopic(channel: string, title: string): Promise<string | null> {
    const flat = cleanText(title).replace(/\s+/g, " ").trim();
    const name = flat === "" ? "…" : flat.slice(0, maxTitle).toWellFormed();
    try {
      const made = await api.inChat(channel, (raw, chat_id) => raw.createForumTopic({ chat_id, name }));
      return String(made.message_thread_id);
    } catch (thrown) {
      if (!(thrown instanceof PlatformFault)) throw thrown;
      if (thrown.hint !== methodHint && !noTopics.test(thrown.message)) throw thrown;
      groups.delete(channel);
      return null;
    }
  }

  async function openTopic(channel: string, key: string, title: string, head: Card): Promise<Opened | null> {
    const thread = half.get(key) ?? (await makeTopic(channel, title));
    if (thread === null) return null;
    half.set(key, thread);
    try {
      const opened = await postHead({ platform: "telegram", workspace: "", channel, thread }, key, head);
      half.delete(key);
      return opened;
    } catch (thrown) {
      // Somebody deleted it meanwhile: the next attempt makes another.
      if (thrown instanceof PlatformFault && thrown.kind === "gone") half.delete(key);
      throw thrown;
    }
  }

  async function postHead(place: PlaceRef, key: string, card: Card): Promise<Opened> {
    const { message } = await sending.post(place, { kind: "card", card }, `head ${key}`);
    return { place, cardMessage: message };
  }

  async function open(request: OpenRequest): Promise<Opened> {
    const at = { platform: "telegram", workspace: "" } as const;
    if (request.kind === "direct") {
      return { place: { ...at, channel: request.user.user, thread: null }, cardMessage: null };
    }
    const { key, title, head } = request;
    if (request.kind === "line") {
      const channel = request.user.user;
      const topic = (await parts.me()).topics ? await openTopic(channel, key, title, head) : null;
      return topic ?? postHead({ ...at, channel, thread: null }, key, head);
    }
    const { channel } = request;
    const group = await groupOf(channel);
    const hasTopics = group === null || (group.isForum && group.mayManageTopics);
    const topic = hasTopics ? await openTopic(channel, key, title, head) : null;
    if (topic !== null) return topic;
    const { cardMessage } = await postHead({ ...at, channel, thread: null }, key, head);
    const root = cardMessage?.split("+")[0] ?? "";
    const thread = repliesUnder(root);
    // The card heads its own thread: what is pressed on it or said to it belongs there.
    parts.memory.keep(channel, thread, cardMessage?.split("+") ?? []);
    return { place: { ...at, channel, thread }, cardMessage };
  }

  return {
    open,
    /** What a group is and what the bot may do there is asked for anew. */
    forgetGroups: () => groups.clear(),
    /**
     * Closes or reopens a topic of a group. Private topics and threads of replies cannot be closed: the card says that the ticket is done.
     */
    async setClosed(place: PlaceRef, closed: boolean): Promise<void> {
      const thread = readThread(place.thread);
      const isPrivate = !/^[-@]/.test(place.channel);
      if (thread?.kind !== "topic" || isPrivate) return;
      const message_thread_id = thread.id;
      try {
        await api.inChat(place.channel, (raw, chat_id) =>
          closed
            ? raw.closeForumTopic({ chat_id, message_thread_id })
            : raw.reopenForumTopic({ chat_id, message_thread_id }),
        );
      } catch (thrown) {
        if (!(thrown instanceof PlatformFault)) throw thrown;
        if (thrown.hint !== methodHint && !/TOPIC_NOT_MODIFIED/i.test(thrown.message)) throw thrown;
      }
    },
  };
}

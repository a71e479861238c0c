import { type APIChannel, type APIThreadChannel, ChannelType } from "discord.js";
import type { Card } from "../card.ts";
import { type Opened, type OpenRequest, type PlaceRef, PlatformFault, type UserRef } from "../platform.ts";
import { type ChannelBook, isForum, type KnownChannel, placeOf } from "./channel-book.ts";
import type { DirectTalks } from "./direct-talks.ts";
import { isRefusal } from "./fault-of.ts";
import type { ForumTags } from "./forum-tags.ts";
import { cutTo, limits } from "./limits.ts";
import { surfaceTag } from "./nonce.ts";
import { openedBefore } from "./opened-before.ts";
import { bodyOf } from "./piece.ts";
import type { Posts } from "./posts.ts";
import { renderCard } from "./render-card.ts";
import type { Rest } from "./rest.ts";
import { archiveAfterMinutes } from "./thread-doors.ts";

type Desk = Extract<OpenRequest, { kind: "desk" }>;
type Line = Extract<OpenRequest, { kind: "line" }>;

/**
 * Opens surfaces. Threads cannot be opened under a nonce, so an attempt whose answer was lost is found again: by the tag behind the ids
 * of its head card's buttons, or where there are none by name and time.
 */
export function surfaceOpener(parts: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly posts: Posts;
  readonly direct: DirectTalks;
  readonly tags: ForumTags;
  readonly guildId: string;
  readonly workChannel: string | null;
  readonly botId: () => Promise<string>;
  /** Whether what is said in a thread can be read: without it lines are direct talks. */
  readonly readsThreads: () => Promise<boolean>;
  readonly now: () => Date;
}): (request: OpenRequest) => Promise<Opened> {
  const { rest, book, posts, direct, guildId } = parts;
  const before = openedBefore(parts);

  async function open(request: OpenRequest): Promise<Opened> {
    if (request.kind === "desk") return openDesk(request);
    if (request.kind === "line") return openLine(request);
    const work = parts.workChannel;
    if (work !== null && direct.isClosed(request.user)) {
      const thread = await privateThread(work, request.user, request.user.name, `direct ${request.user.user}`, true);
      if (thread !== null) return { place: thread, cardMessage: null };
    }
    return { place: placeOf(await direct.open(request.user), guildId), cardMessage: null };
  }

  async function openLine(request: Line): Promise<Opened> {
    const { user, key, title, head } = request;
    const work = parts.workChannel;
    if (work !== null && ((await parts.readsThreads()) || direct.isClosed(user))) {
      const thread = await privateThread(work, user, title, key, false);
      if (thread !== null) return withHead(thread, head, key);
    }
    try {
      return await withHead(placeOf(await direct.open(user), guildId), head, key);
    } catch (thrown) {
      if (work === null || !direct.isClosed(user)) throw thrown;
      const thread = await privateThread(work, user, title, key, false);
      if (thread === null) throw blocked(user);
      return withHead(thread, head, key);
    }
  }

  async function withHead(place: PlaceRef, head: Card, key: string): Promise<Opened> {
    const known = place.thread === null ? null : await before.headIn(place.thread, key);
    if (known !== null) return { place, cardMessage: known };
    const card = { kind: "card", card: head } as const;
    return { place, cardMessage: await posts.post(place, card, `open:${key}`, surfaceTag(key)) };
  }

  const blocked = (user: UserRef) =>
    new PlatformFault("blocked", `${user.name} can be reached nowhere`, {
      hint: "they take no direct messages and are not in the server",
    });

  /** A private thread with this one person in it; null where they are not in the server. `lasting`: it serves for ever. */
  async function privateThread(
    work: string,
    user: UserRef,
    title: string,
    key: string,
    lasting: boolean,
  ): Promise<PlaceRef | null> {
    const name = nameOf(title);
    const known = await before.find({ parent: work, name, key, user: user.user, lasting, marked: true });
    const body = {
      name,
      type: ChannelType.PrivateThread,
      invitable: false,
      auto_archive_duration: archiveAfterMinutes,
    };
    const path = `/channels/${work}/threads` as const;
    const thread =
      known ??
      book.learn(
        await configured(() =>
          rest.call<APIChannel>({ method: "POST", path, body, doing: "opening a private thread" }),
        ),
      );
    try {
      const member = `/channels/${thread.id}/thread-members/${user.user}` as const;
      await rest.call({ method: "PUT", path: member, doing: "adding a person to their thread" });
    } catch (thrown) {
      if (!isRefusal(thrown, 10007, 10013, 50001, 50055)) throw thrown;
      await rest.call({ method: "DELETE", path: `/channels/${thread.id}`, doing: "removing a thread" });
      book.forget(thread.id);
      return null;
    }
    return placeOf(thread, guildId);
  }

  async function openDesk(request: Desk): Promise<Opened> {
    const channel = await configured(() => book.refresh(request.channel));
    if (channel === null) throw unknownChannel();
    const name = nameOf(request.title);
    const known = await before.find({
      parent: channel.id,
      name,
      key: request.key,
      user: null,
      lasting: false,
      marked: request.head.buttons.flat().length > 0,
    });
    if (known !== null) return opened(known, known.id);
    if (isForum(channel.type)) return newPost(channel, name, request);
    if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) {
      throw new PlatformFault("refused", "the desk channel is no text channel and no forum", {
        hint: "set DISCORD_DESK_CHANNEL to a text channel or a forum",
      });
    }
    return newThread(channel, name, request);
  }

  const opened = (thread: KnownChannel, head: string): Opened => ({
    place: placeOf(thread, guildId),
    cardMessage: head,
  });

  /** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
  async function newPost(forum: KnownChannel, name: string, { head, key }: Desk): Promise<Opened> {
    const [first, ...more] = renderCard(head, surfaceTag(key));
    if (first === undefined) throw new Error("a card is at least one message");
    const applied_tags = await parts.tags.forCard(forum, head);
    const message = bodyOf(first);
    const body = { name, auto_archive_duration: archiveAfterMinutes, applied_tags, message };
    const path = `/channels/${forum.id}/threads` as const;
    const thread = book.learn(
      await rest.call<APIThreadChannel>({ method: "POST", path, body, doing: "opening a post" }),
    );
    const place = placeOf(thread, guildId);
    if (more.length > 0) await posts.postPieces(place, more, `open:${key} more`, null);
    return opened(thread, thread.id);
  }

  /** https://discord.com/developers/docs/resources/channel#start-thread-from-message: the thread has its message's id. */
  async function newThread(channel: KnownChannel, name: string, { head, key }: Desk): Promise<Opened> {
    const card = { kind: "card", card: head } as const;
    const message = await posts.post(placeOf(channel, guildId), card, `open:${key}`, surfaceTag(key));
    const [first = message] = message.split("+");
    const path = `/channels/${channel.id}/messages/${first}/threads` as const;
    const body = { name, auto_archive_duration: archiveAfterMinutes };
    try {
      book.learn(await rest.call<APIChannel>({ method: "POST", path, body, doing: "opening a thread" }));
    } catch (thrown) {
      if (!isRefusal(thrown, 160004)) throw thrown;
    }
    return { place: { ...placeOf(channel, guildId), thread: first }, cardMessage: message };
  }

  return open;
}

function nameOf(title: string): string {
  return cutTo(title.replace(/\s+/g, " ").trim() || "…", limits.threadName);
}

const unknownChannel = () =>
  new PlatformFault("refused", "the channel does not exist, or the bot does not see it", {
    hint: "check DISCORD_DESK_CHANNEL and DISCORD_WORK_CHANNEL, and that the bot may view them",
  });

/** A configured channel that is not there is a mistake to be mended, not a surface that went. */
async function configured<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    if (isRefusal(thrown, 10003)) throw unknownChannel();
    throw thrown;
  }
}

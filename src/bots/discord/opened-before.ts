import { type APIChannel, type APIMessage, type APIThreadChannel, ChannelType, ComponentType } from "discord.js";
import { PlatformFault } from "../platform.ts";
import { type ChannelBook, isForum, type KnownChannel } from "./channel-book.ts";
import { tagOf } from "./custom-id.ts";
import { isRefusal } from "./fault-of.ts";
import { surfaceTag } from "./nonce.ts";
import type { Rest } from "./rest.ts";
import { timeOfId } from "./snowflake.ts";

/** How old a thread may be to be taken for the one that an earlier attempt opened, where nothing marks it. */
const unmarkedMs = 10 * 60_000;

/** The thread that is looked for. `user`: whom a private one is for; `lasting`: it serves this person for ever. */
export type SoughtThread = {
  readonly parent: string;
  readonly name: string;
  readonly key: string;
  readonly user: string | null;
  readonly lasting: boolean;
  /** Whether its head card has buttons, and so bears the tag. */
  readonly marked: boolean;
};

/** Finds what an attempt opened whose answer was lost: the tag of its key is behind the ids of its head card's buttons. */
export function openedBefore(parts: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly guildId: string;
  readonly botId: () => Promise<string>;
  readonly now: () => Date;
}) {
  const { rest, book } = parts;

  /** Among the active threads, which an attempt of just now is. Null where there is none. */
  async function find(sought: SoughtThread): Promise<KnownChannel | null> {
    const botId = await parts.botId();
    const path = `/guilds/${parts.guildId}/threads/active` as const;
    const active = await orNone(() =>
      rest.call<{ threads: APIThreadChannel[] }>({ method: "GET", path, doing: "listing threads" }),
    );
    const alike = (active?.threads ?? [])
      .map((raw) => book.learn(raw as APIChannel))
      .filter((thread) => thread.parentId === sought.parent && thread.ownerId === botId && thread.name === sought.name);
    for (const thread of alike.slice(0, 5)) if (await isIt(thread, sought)) return thread;
    return null;
  }

  async function isIt(thread: KnownChannel, { key, user, lasting, marked }: SoughtThread): Promise<boolean> {
    if (lasting && user !== null) return hasMember(thread.id, user);
    const parent = thread.parentId === null ? null : await book.get(thread.parentId);
    const inForum = parent !== null && isForum(parent.type);
    const first =
      thread.type === ChannelType.PublicThread && parent !== null && !inForum
        ? await starter(parent.id, thread.id)
        : await firstMessages(thread.id);
    const tags = first.flatMap(tagsOf);
    if (tags.length > 0) return tags.some((tag) => tag.startsWith(surfaceTag(key)));
    if (parts.now().getTime() - timeOfId(thread.id).getTime() > unmarkedMs) return false;
    // Posts are named for their ticket; a private thread whose head was never posted must be this person's.
    return user === null ? inForum && !marked : first.length === 0 && hasMember(thread.id, user);
  }

  async function hasMember(thread: string, user: string): Promise<boolean> {
    const path = `/channels/${thread}/thread-members/${user}` as const;
    return (await orNone(() => rest.call<object>({ method: "GET", path, doing: "looking at a thread" }))) !== null;
  }

  async function starter(channel: string, message: string): Promise<readonly APIMessage[]> {
    const path = `/channels/${channel}/messages/${message}` as const;
    const found = await orNone(() => rest.call<APIMessage>({ method: "GET", path, doing: "looking at a thread" }));
    return found === null ? [] : [found];
  }

  async function firstMessages(channel: string): Promise<readonly APIMessage[]> {
    const path = `/channels/${channel}/messages` as const;
    const query = { after: "0", limit: "5" };
    const found = await orNone(() =>
      rest.call<APIMessage[]>({ method: "GET", path, query, doing: "looking at a thread" }),
    );
    // Discord's own notes ("… was added") are no talk.
    return (found ?? []).filter(({ type }) => type === 0 || type === 19);
  }

  /** The head card that stands in a thread already. */
  async function headIn(thread: string, key: string): Promise<string | null> {
    const isHead = (message: APIMessage) => tagsOf(message).some((tag) => tag.startsWith(surfaceTag(key)));
    return (await firstMessages(thread)).find(isHead)?.id ?? null;
  }

  return { find, headIn };
}

/** What is looked for may be gone, or not be told to us at all (a proxy without the route): then it was not found. */
async function orNone<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (thrown) {
    if (isRefusal(thrown, 0, 10003, 10007, 10008, 10013) || (thrown instanceof PlatformFault && thrown.kind === "gone"))
      return null;
    throw thrown;
  }
}

/** The tags behind the ids of a message's buttons. */
function tagsOf(message: APIMessage): readonly string[] {
  return (message.components ?? []).flatMap((row) =>
    row.type !== ComponentType.ActionRow
      ? []
      : row.components.flatMap((one) => ("custom_id" in one ? (tagOf(one.custom_id) ?? []) : [])),
  );
}

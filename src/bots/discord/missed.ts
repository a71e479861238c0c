import type { APIChannel, APIMessage, APIThreadChannel } from "discord.js";
import { type Interaction, type PlaceRef, PlatformFault } from "../platform.ts";
import { type ChannelBook, channelIdOf, type KnownChannel } from "./channel-book.ts";
import type { EventReader } from "./event-reader.ts";
import type { Rest } from "./rest.ts";
import { compareIds, idAt, timeOfId } from "./snowflake.ts";

const pageSize = 100;
/** More than this of one surface is no downtime but an import. */
const mostPages = 50;

/** A moment before: clocks differ, and what comes twice has one effect. */
const slackMs = 5000;

/**
 * Reads the history of places (https://discord.com/developers/docs/resources/message#get-channel-messages): messages since then, and
 * edits of the hundred newest. Discord keeps no history of deletions and of who reacted when. Threads in which nothing was said since are
 * passed over; archived ones are read as they are. Rejects at the end where a history could not be read for now.
 */
export function missedReader(parts: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly reader: EventReader;
  readonly guildId: string;
  readonly log: { warn(details: object, words: string): void };
  readonly sleep: (ms: number) => Promise<void>;
}): (places: readonly PlaceRef[], since: Date) => AsyncIterable<Interaction> {
  const { rest, book, reader } = parts;

  async function patiently<T>(call: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await call();
      } catch (thrown) {
        const again = thrown instanceof PlatformFault && (thrown.kind === "limited" || thrown.kind === "unreachable");
        if (!again || attempt >= 8) throw thrown;
        await parts.sleep(thrown.retryAfterMs ?? 250 * 2 ** attempt);
      }
    }
  }

  /** The newest message of every active thread, which one request tells. */
  async function newestInThreads(): Promise<ReadonlyMap<string, string>> {
    const path = `/guilds/${parts.guildId}/threads/active` as const;
    const threads = await patiently(() =>
      rest.call<{ threads: APIThreadChannel[] }>({ method: "GET", path, doing: "listing threads" }),
    ).then(
      (answer) => answer.threads ?? [],
      // It only spares requests.
      () => [],
    );
    for (const thread of threads) book.learn(thread as APIChannel);
    return new Map(threads.map(({ id, last_message_id }) => [id, last_message_id ?? id]));
  }

  /** Newest first, page by page, until what was there before. */
  async function history(channel: string, since: Date): Promise<readonly APIMessage[]> {
    const all: APIMessage[] = [];
    const first = idAt(since);
    for (let page = 0; page < mostPages; page += 1) {
      const before = all.at(-1)?.id;
      const query = { limit: String(pageSize), ...(before === undefined ? {} : { before }) };
      const path = `/channels/${channel}/messages` as const;
      const found = await patiently(() =>
        rest.call<APIMessage[]>({ method: "GET", path, query, doing: "reading what was missed" }),
      );
      all.push(...found);
      const oldest = found.at(-1);
      if (found.length < pageSize || oldest === undefined || compareIds(oldest.id, first) < 0) break;
    }
    return all;
  }

  async function missedIn(channel: KnownChannel, since: Date): Promise<readonly Interaction[]> {
    const found: Interaction[] = [];
    for (const message of await history(channel.id, since)) {
      const isNew = timeOfId(message.id) >= since;
      const said = isNew ? reader.said(message, channel) : null;
      if (said !== null && said.did.kind === "say" && said.did.text.length + said.did.files.length > 0)
        found.push(said);
      const wasEdited = message.edited_timestamp !== null && new Date(message.edited_timestamp) >= since;
      // A message may have been heard before it was edited: both are told, and what is known already has no second effect.
      const edited = wasEdited ? reader.edited(message, channel) : null;
      if (edited !== null) found.push(edited);
    }
    return found;
  }

  return async function* missedSince(places, given) {
    const since = new Date(given.getTime() - slackMs);
    const newest = await newestInThreads();
    const found: Interaction[] = [];
    let unread: PlatformFault | null = null;
    for (const id of new Set(places.map(channelIdOf))) {
      const last = newest.get(id);
      if (last !== undefined && timeOfId(last) < since) continue;
      try {
        const channel = await patiently(() => book.get(id));
        if (channel !== null) found.push(...(await missedIn(channel, since)));
      } catch (thrown) {
        // One surface that cannot be read hides nothing of the others.
        if (thrown instanceof PlatformFault && (thrown.kind === "limited" || thrown.kind === "unreachable"))
          unread = thrown;
        parts.log.warn({ channel: id, why: String(thrown) }, "what was said meanwhile could not be read");
      }
    }
    yield* found.sort(inOrder);
    if (unread !== null) throw unread;
  };
}

/** Oldest first; where times are alike by the ids, which count on within a millisecond. */
function inOrder(one: Interaction, other: Interaction): number {
  const idOf = ({ did }: Interaction) => ("message" in did && did.message !== null ? did.message : "");
  return Date.parse(one.at) - Date.parse(other.at) || compareIds(idOf(one), idOf(other));
}

import type { Interaction } from "../platform.ts";
import { emojiOfName } from "./emoji-names.ts";
import { type Json, objectIn, objectsIn, textIn } from "./json.ts";
import type { People } from "./people.ts";
import { mentioned, namesFor, readFiles, readWords } from "./read-message.ts";
import type { SlackDelays } from "./slack-options.ts";
import { directSpot, isDirect, type Spot, type Surfaces, spotOf } from "./surfaces.ts";
import type { Threads } from "./threads.ts";
import type { Self } from "./workspace.ts";

/** What reading a payload needs to know. */
export type Reader = {
  readonly self: Pick<Self, "team" | "botUser" | "bot">;
  readonly people: Pick<People, "userRef" | "directChannel" | "channelName">;
  readonly threads: Pick<Threads, "note" | "authorOf" | "idOf" | "threadOf" | "read" | "opensAt">;
  readonly surfaces: Surfaces;
  readonly delays: SlackDelays;
};

/** The emoji that raises a ticket from a message: 🎫. */
const raisingReaction = "ticket";

/** Messages that a person wrote; the other subtypes are Slack's own news. https://docs.slack.dev/reference/events/message */
const spoken = new Set([null, "file_share", "thread_broadcast", "me_message"]);

/** The time of a message id ("1700000000.000100"), ISO 8601 UTC. */
export function timeOf(ts: string): string {
  const ms = Number(ts) * 1000;
  return new Date(Number.isFinite(ms) ? ms : 0).toISOString();
}

/** Whether an app wrote it: ours, whose echo is known, or another, with which we would talk in circles. */
function isBots(message: Json, { self }: Reader): boolean {
  return (
    textIn(message, "bot_id") !== null || textIn(message, "user") === self.botUser || message.subtype === "bot_message"
  );
}

type Found = { readonly user: string; readonly ts: string; readonly spot: Spot };

async function locate(message: Json, channel: string, addressed: boolean, reader: Reader): Promise<Found | null> {
  const user = textIn(message, "user");
  const ts = textIn(message, "ts");
  if (user === null || ts === null) return null;
  const thread = textIn(message, "thread_ts");
  reader.threads.note(channel, ts, thread, user);
  const spot = await spotOf(reader.surfaces, { team: reader.self.team, channel, thread, ts, addressed });
  return spot === null ? null : { user, ts, spot };
}

const base = async (found: Found, eventId: string, at: string, { self, people }: Reader) => ({
  eventId,
  from: await people.userRef(self.team, found.user, null),
  place: found.spot.place,
  surface: found.spot.surface,
  at: timeOf(at),
});

/**
 * Something said, live or read from history: both have the same event id, the message's own, so that each is taken once. Null for what
 * apps say, and for talk that is none of our business.
 */
export async function parseSaid(message: Json, channel: string, reader: Reader): Promise<Interaction | null> {
  if (!spoken.has(textIn(message, "subtype")) || isBots(message, reader)) return null;
  const ids = mentioned(message);
  const found = await locate(message, channel, ids.users.has(reader.self.botUser), reader);
  if (found === null) return null;
  const names = await namesFor(ids, { ...reader.self, people: reader.people });
  return {
    ...(await base(found, `say:${channel}:${found.ts}`, found.ts, reader)),
    did: {
      kind: "say",
      message: found.ts,
      text: readWords(message, names),
      files: readFiles(message),
      replyTo: found.spot.replyTo === null ? null : reader.threads.idOf(channel, found.spot.replyTo),
    },
  };
}

/** An edit. What only unfurled a link, or was our own doing, is none. https://docs.slack.dev/reference/events/message/message_changed */
async function parseChanged(event: Json, channel: string, reader: Reader): Promise<Interaction | null> {
  const message = objectIn(event, "message");
  const before = objectIn(event, "previous_message");
  // A message that others answered leaves a tombstone instead of going.
  if (message.subtype === "tombstone") return parseGone(before, channel, event, reader);
  const isReworded = textIn(before, "text") !== null && textIn(before, "text") !== textIn(message, "text");
  // Other words without a mark of the edit are an edit too; the same words only grew a preview.
  const editedAt = textIn(objectIn(message, "edited"), "ts") ?? (isReworded ? textIn(event, "event_ts") : null);
  if (editedAt === null || editedAt === textIn(objectIn(before, "edited"), "ts")) return null;
  if (!spoken.has(textIn(message, "subtype")) || isBots(message, reader)) return null;
  const ids = mentioned(message);
  const found = await locate(message, channel, ids.users.has(reader.self.botUser), reader);
  if (found === null) return null;
  const names = await namesFor(ids, { ...reader.self, people: reader.people });
  return {
    ...(await base(found, `edit:${channel}:${found.ts}:${editedAt}`, editedAt, reader)),
    did: { kind: "edit", message: found.ts, text: readWords(message, names) },
  };
}

async function parseGone(told: Json, channel: string, event: Json, reader: Reader): Promise<Interaction | null> {
  const before = textIn(told, "user") === null ? await remembered(event, channel, reader) : told;
  if (!spoken.has(textIn(before, "subtype")) || isBots(before, reader)) return null;
  const found = await locate(before, channel, mentioned(before).users.has(reader.self.botUser), reader);
  if (found === null) return null;
  return {
    ...(await base(found, `delete:${channel}:${found.ts}`, textIn(event, "event_ts") ?? found.ts, reader)),
    did: { kind: "delete", message: found.ts },
  };
}

/**
 * What is known of a message that is only said to be gone: the documentation's own example names no more than its time.
 * https://docs.slack.dev/reference/events/message/message_deleted
 */
async function remembered(event: Json, channel: string, { threads }: Reader): Promise<Json> {
  const ts = textIn(event, "deleted_ts");
  const user = ts === null ? null : threads.authorOf(channel, ts);
  if (ts === null || user === null) return {};
  const thread = await threads.threadOf(channel, ts);
  return { ts, user, ...(thread === null ? {} : { thread_ts: thread }) };
}

/** A message event, and an `app_mention`, which is the same message told a second time. */
export async function parseMessage(event: Json, reader: Reader): Promise<Interaction | null> {
  const channel = textIn(event, "channel");
  if (channel === null) return null;
  if (event.subtype === "message_changed") return parseChanged(event, channel, reader);
  if (event.subtype === "message_deleted")
    return parseGone(objectIn(event, "previous_message"), channel, event, reader);
  return parseSaid(event, channel, reader);
}

/** Somebody's message that shall become a ticket. Null for what an app wrote, or what is gone. */
export async function parseRaised(
  message: Json,
  channel: string,
  by: { readonly user: string; readonly name: string | null; readonly eventId: string; readonly at: string },
  reader: Reader,
): Promise<Interaction | null> {
  const author = textIn(message, "user");
  const ts = textIn(message, "ts");
  if (author === null || ts === null || isBots(message, reader) || !spoken.has(textIn(message, "subtype"))) return null;
  const { self, people, surfaces } = reader;
  const names = await namesFor(mentioned(message), { ...self, people });
  // A conversation between two people is no place of ours: the customer is asked in their own.
  const spot = isDirect(channel)
    ? directSpot(self.team, await people.directChannel(author))
    : await spotOf(surfaces, {
        team: self.team,
        channel,
        thread: textIn(message, "thread_ts") ?? ts,
        ts,
        addressed: true,
      });
  if (spot === null) return null;
  return {
    eventId: by.eventId,
    from: await people.userRef(self.team, by.user, by.name),
    // In a thread of the support channel or any other, the customer talks where the message stands.
    place:
      channel === surfaces.deskChannel ? { ...spot.place, thread: textIn(message, "thread_ts") ?? ts } : spot.place,
    surface: spot.surface,
    at: by.at,
    did: {
      kind: "raise",
      message: ts,
      author: await people.userRef(self.team, author, null),
      text: readWords(message, names),
      files: readFiles(message),
    },
  };
}

/** A reaction, or 🎫 on somebody's message. https://docs.slack.dev/reference/events/reaction_added */
export async function parseReaction(event: Json, reader: Reader): Promise<Interaction | null> {
  const item = objectIn(event, "item");
  const channel = textIn(item, "channel");
  const ts = textIn(item, "ts");
  const user = textIn(event, "user");
  const name = textIn(event, "reaction");
  if (item.type !== "message" || channel === null || ts === null || user === null || name === null) return null;
  if (user === reader.self.botUser) return null;
  const added = event.type === "reaction_added";
  const eventTs = textIn(event, "event_ts") ?? ts;
  const eventId = `react:${channel}:${ts}:${user}:${name}:${eventTs}:${added ? "on" : "off"}`;
  if (name === raisingReaction && added && !isDirect(channel)) {
    const message = await reader.threads.read(channel, ts);
    const by = { user, name: null, eventId, at: timeOf(eventTs) };
    const raised = message === null ? null : await parseRaised(message, channel, by, reader);
    if (raised !== null) return raised;
  }
  const thread = await reader.threads.threadOf(channel, ts);
  const spot = await spotOf(reader.surfaces, { team: reader.self.team, channel, thread, ts, addressed: false });
  if (spot === null) return null;
  return {
    eventId,
    from: await reader.people.userRef(reader.self.team, user, null),
    place: spot.place,
    surface: spot.surface,
    at: timeOf(eventTs),
    did: { kind: "react", message: reader.threads.idOf(channel, ts), emoji: emojiOfName(name), added },
  };
}

/** Whether the history's message is worth parsing: has it words or files. */
export function saysAnything(message: Json): boolean {
  return textIn(message, "text") !== null || objectsIn(message, "files").length > 0;
}

import type { Person } from "../../../core/domain/actor.ts";
import { mayHear } from "../../../core/domain/may-hear.ts";
import { isStaff } from "../../../core/domain/roles.ts";
import { type LiveFacts, readLiveFacts } from "../../../core/store/live-facts.ts";
import { concernedBy } from "../../../core/store/notifications.ts";
import type { HttpParts } from "../../http-parts.ts";
import type { FeedEvent } from "../../server-deps.ts";
import type { LiveEvent } from "./live-frames.ts";
import { hasRoom, type Subscriber, type Subscription, sayGoodbye, tell } from "./live-subscriber.ts";

const eventsAtOnce = 500;
/** Events that are read for one who was away; further back, reading the API anew is quicker. */
const furthestBehind = 20_000;

type Listening = { readonly subscriber: Subscriber; readonly subscription: Subscription };

/**
 * Sends every subscriber what happened since each was last told. Those that are equally far share the reading; who has not read yet what
 * lies ready for them waits, at no cost to the others, and is cut off if that takes too long. Rights are asked for each event and each
 * reader, as they are then: what was revoked ends the flow. Gives whether somebody waits.
 */
export async function pushSubscriptions(parts: HttpParts, subscribers: Iterable<Subscriber>): Promise<boolean> {
  let somebodyWaits = false;
  const byCursor = new Map<string, Listening[]>();
  for (const subscriber of subscribers) {
    for (const subscription of subscriber.subscriptions.values()) {
      const here = byCursor.get(subscription.cursor) ?? [];
      here.push({ subscriber, subscription });
      byCursor.set(subscription.cursor, here);
    }
  }
  for (const [start, here] of byCursor) {
    let cursor = start;
    let ready: readonly Listening[] = here;
    for (let read = 0; ; read += eventsAtOnce) {
      const before = ready.length;
      ready = ready.filter(({ subscriber }) => hasRoom(subscriber, parts.limits.liveStallMs));
      somebodyWaits ||= ready.length < before;
      if (ready.length === 0) break;
      const found = await parts.feed.after(cursor, eventsAtOnce);
      if (found.events.length === 0) break;
      if (read >= furthestBehind) {
        for (const one of ready) end(one, "too_far_behind");
        break;
      }
      await tellAll(parts, ready, found.events, found.cursor);
      cursor = found.cursor;
      if (found.events.length < eventsAtOnce) break;
    }
  }
  return somebodyWaits;
}

function end({ subscriber, subscription }: Listening, why: "forbidden" | "too_far_behind"): void {
  if (subscriber.subscriptions.get(subscription.id) !== subscription) return;
  subscriber.subscriptions.delete(subscription.id);
  tell(subscriber, { type: "ended", id: subscription.id, why });
}

async function tellAll(
  parts: HttpParts,
  here: readonly Listening[],
  events: readonly FeedEvent[],
  cursor: string,
): Promise<void> {
  // What happened to accounts counts before anything else is told.
  for (const event of events) if (event.kind.startsWith("account.")) parts.auth.forgetAccount(event.subjectId);
  const ids = [...new Set(events.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId])))];
  const watched = here.flatMap(({ subscription }) => (subscription.ticketId === null ? [] : [subscription.ticketId]));
  const wantsOwn = here.some(({ subscription }) => subscription.to.kind === "notifications");
  const { facts, concerned } = await parts.desk.read(async (work) => ({
    facts: await readLiveFacts(work, [...new Set([...ids, ...watched])]),
    concerned: wantsOwn
      ? await concernedBy(
          work,
          events.map(({ id, at }) => ({ id, at })),
        )
      : new Map<string, ReadonlySet<string>>(),
  }));
  const people = new Map<Subscriber, Person | null>();
  for (const one of here) {
    const { subscriber, subscription } = one;
    if (subscriber.subscriptions.get(subscription.id) !== subscription) continue;
    if (!people.has(subscriber)) people.set(subscriber, await subscriber.who());
    const person = people.get(subscriber) ?? null;
    if (person === null) {
      sayGoodbye(subscriber, "signed_out");
      subscriber.subscriptions.clear();
      continue;
    }
    if (!mayListen(person, subscription, facts)) {
      end(one, "forbidden");
      continue;
    }
    tellOne(one, person, events, cursor, facts, concerned);
  }
}

/** Whether the person may listen to this at all, as things are now. */
export function mayListen(
  person: Person,
  subscription: Pick<Subscription, "to" | "ticketId">,
  facts: ReadonlyMap<string, LiveFacts>,
): boolean {
  if (subscription.to.kind === "queue") return isStaff(person.role);
  if (subscription.to.kind === "notifications") return true;
  const ticket = facts.get(subscription.ticketId ?? "");
  return ticket !== undefined && mayHear(person, { ...ticket, deleted: false }, { kind: "ticket.read", data: {} });
}

function tellOne(
  { subscriber, subscription }: Listening,
  person: Person,
  events: readonly FeedEvent[],
  cursor: string,
  facts: ReadonlyMap<string, LiveFacts>,
  concerned: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  for (const event of events) {
    const ticket = event.ticketId === null ? null : (facts.get(event.ticketId) ?? null);
    if (!isAbout(subscription, event, ticket, person, concerned)) continue;
    if (ticket !== null && !mayHear(person, ticket, event)) continue;
    // The cursor of the batch's end would skip its rest if the client broke off in the middle: only the last one carries it.
    const told = {
      type: "event",
      id: subscription.id,
      cursor: subscription.cursor,
      event: shown(person, event, ticket),
    } as const;
    if (!tell(subscriber, told)) return;
  }
  subscription.cursor = cursor;
  tell(subscriber, { type: "cursor", id: subscription.id, cursor });
}

function isAbout(
  { to, ticketId }: Subscription,
  event: FeedEvent,
  ticket: LiveFacts | null,
  person: Person,
  concerned: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (to.kind === "ticket") return event.ticketId === ticketId;
  if (to.kind === "notifications") return concerned.get(event.id)?.has(person.accountId) ?? false;
  return ticket !== null && (to.team === undefined || ticket.teamId === to.team);
}

/** Hashes of words are nobody's business, and who of the staff did something is not the customer's. */
function shown(person: Person, event: FeedEvent, ticket: LiveFacts | null): LiveEvent {
  const { sealed: _, ...data } = (event.data ?? {}) as Record<string, unknown>;
  const actorId = isStaff(person.role) || event.actorId === person.accountId ? event.actorId : null;
  const { id, kind, at } = event;
  return { id, kind, ticketNumber: ticket?.number ?? null, actorId, data, at: at.toISOString() };
}

import { isStaff } from "../../core/domain/roles.ts";
import { readMessages, readTicketViews } from "../../core/store/live-reads.ts";
import { namesOf } from "../../core/store/timeline.ts";
import type { HttpParts } from "../http-parts.ts";
import { presentMessage } from "../present/present-talk.ts";
import { presentTicket } from "../present/present-ticket.ts";
import type { FeedEvent } from "../server-deps.ts";
import type { EventJson } from "../web/protocol.ts";
import { type LiveConnection, send } from "./live-connection.ts";

const atOnce = 500;

/**
 * Sends the staff what happened to tickets since each was last told, and whoever watches a ticket what was said in it. Browsers that
 * are equally far share the reading. Nobody else gets anything, and each push asks anew who is staff.
 */
export async function pushEvents(parts: HttpParts, connections: Iterable<LiveConnection>): Promise<void> {
  const byCursor = new Map<string, LiveConnection[]>();
  for (const connection of connections) {
    if (connection.events === null || !isStaff(connection.person.role)) continue;
    byCursor.set(connection.events, [...(byCursor.get(connection.events) ?? []), connection]);
  }
  for (const [start, here] of byCursor) {
    for (let cursor = start; ; ) {
      const found = await parts.feed.after(cursor, atOnce);
      if (found.events.length === 0) break;
      await tell(parts, here, found.events, found.cursor);
      cursor = found.cursor;
      if (found.events.length < atOnce) break;
    }
  }
}

async function tell(
  parts: HttpParts,
  here: readonly LiveConnection[],
  events: readonly FeedEvent[],
  cursor: string,
): Promise<void> {
  const ofTickets = events.filter((event) => event.ticketId !== null);
  const ticketIds = [...new Set(ofTickets.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId])))];
  const deleted = ofTickets.flatMap(({ kind, ticketId }) =>
    kind === "ticket.deleted" && ticketId !== null ? [ticketId] : [],
  );
  const { views, names } = await parts.desk.read(async (work) => ({
    views: await readTicketViews(work, ticketIds),
    names: await namesOf(work, [...new Set(ofTickets.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))]),
  }));
  const lines = ofTickets.map((event) => lineOf(event, names));
  for (const connection of here) {
    connection.events = cursor;
    const tickets = views.map((view) => presentTicket(view, connection.person));
    if (lines.length > 0) send(connection, { kind: "tickets", tickets, gone: deleted, events: lines, cursor });
  }
  await tellTalk(parts, here, ofTickets);
}

async function tellTalk(
  parts: HttpParts,
  here: readonly LiveConnection[],
  events: readonly FeedEvent[],
): Promise<void> {
  for (const ticketId of new Set(here.flatMap(({ watching }) => (watching === null ? [] : [watching])))) {
    const said = new Set(
      events
        .filter((event) => event.ticketId === ticketId && event.kind.startsWith("message."))
        .flatMap((event) => messageIdIn(event.data)),
    );
    if (said.size === 0) continue;
    const messages = await parts.desk.read((work) => readMessages(work, ticketId, said));
    const links = await parts.fileLinks();
    for (const connection of here.filter(({ watching }) => watching === ticketId)) {
      const shown = messages.map((message) => presentMessage(message, connection.person, links));
      send(connection, { kind: "talk", ticketId, messages: shown });
    }
  }
}

function messageIdIn(data: unknown): readonly string[] {
  const messageId = (data as { readonly messageId?: unknown } | null)?.messageId;
  return typeof messageId === "string" ? [messageId] : [];
}

function lineOf(event: FeedEvent, names: ReadonlyMap<string, string>): EventJson {
  return {
    id: event.id,
    ticketId: event.ticketId,
    position: event.position,
    kind: event.kind,
    actor: event.actorId === null ? null : { id: event.actorId, name: names.get(event.actorId) ?? "" },
    data: (event.data ?? {}) as Readonly<Record<string, unknown>>,
    at: event.at.toISOString(),
  };
}

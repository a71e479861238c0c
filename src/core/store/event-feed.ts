import type postgres from "postgres";
import { rowLimit } from "./row-limit.ts";

/** A place in the stream of events: after the event `id` of transaction `txid` (decimal digits: it outgrows a number). */
export type EventCursor = { readonly txid: string; readonly id: string };

export type FeedEvent = {
  readonly cursor: EventCursor;
  readonly id: string;
  readonly subjectId: string;
  readonly ticketId: string | null;
  readonly kind: string;
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
  /** Its place in the chain of its subject. */
  readonly position: number;
};

/** Events after the cursor, in its order. `heldBack`: more are there, but a transaction that began earlier is not over. */
export type FeedPage = { readonly events: readonly FeedEvent[]; readonly heldBack: boolean };

const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * The cursor after everything that can no longer be joined by an earlier event: every transaction below the oldest one still running
 * is over.
 */
export async function cursorNow(sql: postgres.ISql): Promise<EventCursor> {
  const [row] = await sql<{ txid: string }[]>`
    select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text as txid`;
  if (row === undefined) throw new Error("the database named no snapshot");
  return { txid: row.txid, id: lastId };
}

/** Up to `limit` events after the cursor. One of a transaction that may still be overtaken by an older one is never given. */
export async function readEventsAfter(sql: postgres.ISql, cursor: EventCursor, limit: number): Promise<FeedPage> {
  // Ordered by the columns, not by the text of the same name that is given out: "1000" is less than "994" only as text.
  const rows = await sql<(Omit<FeedEvent, "cursor"> & { readonly txid: string; readonly final: boolean })[]>`
    select txid::text as txid, txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint as final,
      id, subject_id as "subjectId", ticket_id as "ticketId", kind, actor_id as "actorId", data, at, position
    from events where (txid, id) > (${cursor.txid}::bigint, ${cursor.id}::uuid) order by events.txid, events.id limit ${sql.unsafe(rowLimit(limit))}`;
  const events = rows
    .filter(({ final }) => final)
    .map(({ txid, final: _, ...event }) => ({ cursor: { txid, id: event.id }, ...event }));
  return { events, heldBack: events.length < rows.length };
}

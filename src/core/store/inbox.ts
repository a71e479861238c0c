import type postgres from "postgres";
import type { Work } from "./work.ts";

export type InboxState = "pending" | "done" | "failed";

/** An event as the inbox has it. `interaction` and `reply` are JSON whose meaning the inbox does not know. */
export type InboxRow = {
  readonly id: number;
  readonly state: InboxState;
  readonly interaction: unknown;
  readonly reply: unknown;
  readonly takenBy: string | null;
};

/** Stores an event under its platform's own id, once. `isNew` false: it was there already, as the row says. */
export async function storeEvent(
  sql: postgres.ISql,
  event: {
    readonly platform: string;
    readonly eventId: string;
    readonly lane: string;
    readonly interaction: unknown;
    readonly takenBy: string;
    readonly at: Date;
  },
): Promise<{ readonly row: InboxRow; readonly isNew: boolean }> {
  const [added] = await sql<InboxRow[]>`
    insert into inbox (platform, event_id, lane, interaction, taken_by, received_at)
    values (${event.platform}, ${event.eventId}, ${event.lane}, ${JSON.stringify(event.interaction)}::jsonb, ${event.takenBy},
      ${event.at}::timestamptz)
    on conflict (platform, event_id) do nothing
    returning id, state, interaction, reply, taken_by as "takenBy"`;
  if (added !== undefined) return { row: added, isNew: true };
  const [known] = await sql<InboxRow[]>`
    select id, state, interaction, reply, taken_by as "takenBy" from inbox
    where platform = ${event.platform} and event_id = ${event.eventId}`;
  if (known === undefined) throw new Error("an event was neither stored nor found");
  return { row: known, isNew: false };
}

/** The event by its row. Null where it has been pruned. */
export async function readEvent(sql: postgres.ISql, id: number): Promise<InboxRow | null> {
  const [row] = await sql<InboxRow[]>`
    select id, state, interaction, reply, taken_by as "takenBy" from inbox where id = ${id}`;
  return row ?? null;
}

/**
 * Locks the first pending event of a lane until the transaction ends: whoever holds it is the only one, of all processes, who works on the
 * lane. Null where nothing is pending, or where another has just settled the first one: look again.
 */
export async function lockFirst(work: Work, lane: string): Promise<InboxRow | null> {
  const [row] = await work.sql<InboxRow[]>`
    select id, state, interaction, reply, taken_by as "takenBy" from inbox
    where lane = ${lane} and state = 'pending' order by id limit 1 for update`;
  return row ?? null;
}

/** Whether the process that stored an event is gone, so that nobody waits for the answer. */
export async function isTakerGone(work: Work, takenBy: string): Promise<boolean> {
  const [row] = await work.sql<{ gone: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${takenBy}, 0)) as gone`;
  return row?.gone === true;
}

/** Marks an event as settled, with what its sender was answered and with what of it is kept. */
export async function settleEvent(
  work: Work,
  id: number,
  end: {
    readonly state: "done" | "failed";
    readonly reply: unknown;
    readonly error: string | null;
    readonly kept: unknown;
    readonly attempts: number;
  },
): Promise<void> {
  await work.sql`
    update inbox set state = ${end.state}, reply = ${JSON.stringify(end.reply)}::jsonb, error = ${end.error}, attempts = ${end.attempts},
      interaction = coalesce(${end.kept === undefined ? null : JSON.stringify(end.kept)}::jsonb, interaction), done_at = ${work.now}::timestamptz
    where id = ${id}`;
}

/** The last pending event of each lane that nobody is answering any more. */
export async function orphanedEvents(
  sql: postgres.ISql,
): Promise<readonly { readonly lane: string; readonly id: number }[]> {
  return sql<{ lane: string; id: number }[]>`
    select lane, max(id) as id from inbox where state = 'pending' and taken_by is null group by lane`;
}

/** Lets go of what dead workers were to answer. */
export async function takeOverEvents(sql: postgres.ISql, deadWorkers: readonly string[]): Promise<void> {
  await sql`
    update inbox set taken_by = null where state = 'pending' and taken_by = any(${deadWorkers as string[]}::text[])`;
}

import type { SlaHistory } from "../domain/sla/clock.ts";
import type { SlaTarget } from "../domain/sla/policy.ts";
import { type Status, statuses } from "../domain/statuses.ts";
import { and, eq, isNull } from "./orm.ts";
import { slaClocks } from "./schema/sla.ts";
import type { HeldPolicy } from "./sla-policies.ts";
import type { Work } from "./work.ts";

/** A clock as it was last reckoned. */
export type StoredClock = Omit<typeof slaClocks.$inferSelect, "target"> & { readonly target: SlaTarget };

/** All that a ticket's clocks are reckoned from, beside the ticket itself. */
export type SlaFacts = {
  readonly policies: readonly HeldPolicy[];
  readonly history: SlaHistory;
  readonly clocks: readonly StoredClock[];
};

/**
 * The facts for a ticket that is locked. Its history are the events of its moves, and the first word that somebody of the desk wrote to
 * the customer, or the acceptance that the customer is told of.
 */
export async function readSlaFacts(
  work: Work,
  ticket: {
    readonly id: string;
    readonly organisationId: string;
    readonly teamId: string | null;
    readonly createdAt: Date;
  },
): Promise<SlaFacts> {
  const [row] = await work.sql<
    { policies: HeldPolicy[]; changes: { at: string; status: Status }[] | null; answered_at: Date | null }[]
  >`
    select sla_policies_of(${ticket.organisationId}::uuid, ${ticket.teamId}::uuid) as policies,
      (select jsonb_agg(jsonb_build_object('at', e.at, 'status', e.data ->> 'to') order by e.position) from events e
        where e.ticket_id = ${ticket.id}::uuid and e.data ->> 'to' = any(${statuses as unknown as string[]}::text[])
          and e.data ->> 'from' is distinct from e.data ->> 'to') as changes,
      least(
        (select min(e.at) from events e where e.ticket_id = ${ticket.id}::uuid and e.kind in ('ticket.accepted', 'ticket.started')),
        (select min(m.created_at) from messages m join accounts a on a.id = m.author_id join tickets t on t.id = m.conversation_id
          where m.conversation_id = ${ticket.id}::uuid and m.visibility = 'customer' and a.role in ('technician', 'engineer', 'admin')
            and a.id <> t.opener_id)) as answered_at`;
  if (row === undefined) throw new Error("a select without from gives one row");
  const clocks = await work.tx.select().from(slaClocks).where(eq(slaClocks.ticketId, ticket.id));
  return {
    policies: row.policies,
    history: {
      openedAt: ticket.createdAt,
      changes: (row.changes ?? []).map(({ at, status }) => ({ at: new Date(at), status })),
      answeredAt: row.answered_at,
    },
    clocks: clocks.map((clock) => ({ ...clock, target: clock.target as SlaTarget })),
  };
}

/** Stores a clock as it stands now. */
export async function storeClock(work: Work, clock: StoredClock): Promise<void> {
  const { ticketId, target, ...standing } = clock;
  await work.tx
    .insert(slaClocks)
    .values(clock)
    .onConflictDoUpdate({ target: [slaClocks.ticketId, slaClocks.target], set: standing });
}

/** Takes back a clock that nothing is promised for any more, unless it has stopped: what was kept or missed stays. */
export async function dropClock(work: Work, ticketId: string, target: SlaTarget): Promise<void> {
  await work.tx
    .delete(slaClocks)
    .where(and(eq(slaClocks.ticketId, ticketId), eq(slaClocks.target, target), isNull(slaClocks.stoppedAt)));
}

/**
 * Asks for the clocks of all live tickets to be reckoned anew, each in a unit of work of its own: one timer a ticket, due now, so
 * that it goes on after a restart and no two replicas do it twice. Returns how many.
 */
export async function askToReckonAll(work: Work): Promise<number> {
  const rows = await work.sql`
    insert into timers (id, kind, subject_id, due_at, created_at)
    select gen_random_uuid(), 'sla_reckon', t.id, ${work.now}::timestamptz, ${work.now}::timestamptz from tickets t
    where t.status in ('new', 'opened', 'in_progress', 'on_hold') and t.deleted_at is null order by t.id
    on conflict (kind, subject_id) do update set due_at = excluded.due_at`;
  return rows.count;
}

/** Marks what is overdue and still runs as seen to, and says which targets that were; nothing where somebody was quicker. */
export async function acknowledgeClocks(
  work: Work,
  ticketId: string,
  accountId: string | null,
): Promise<readonly SlaTarget[]> {
  const rows = await work.sql<{ target: SlaTarget }[]>`
    update sla_clocks set acknowledged_at = ${work.now}::timestamptz, acknowledged_by = ${accountId}::uuid, next_step_at = null
    where ticket_id = ${ticketId}::uuid and breached_at is not null and acknowledged_at is null and stopped_at is null
    returning target`;
  return rows.map(({ target }) => target);
}

import type { Priority, Urgency } from "../domain/priority.ts";
import type { Proposal } from "../domain/proposal.ts";
import type { SlaTarget } from "../domain/sla/policy.ts";
import type { PlaceKind } from "../domain/visibility.ts";
import type { TimerKind } from "./ticket-timers.ts";
import type { Work } from "./work.ts";

/** A place of a new ticket with what waits for it first. */
export type NewPlace = {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly accountId: string | null;
  readonly state: "opening" | "open";
  /** Null queues nothing. */
  readonly first: { readonly deliveryId: string; readonly kind: "open" | "notice"; readonly notice: string } | null;
};

/** A promise that a new ticket is under: its clock starts with it. */
export type NewClock = {
  readonly target: SlaTarget;
  readonly policyId: string;
  readonly minutes: number;
  readonly escalateMinutes: number;
  readonly dueAt: Date | null;
  readonly warnAt: Date | null;
};
export type NewTimer = { readonly kind: TimerKind; readonly dueAt: Date };

/** A ticket about to be opened, all decided. */
export type NewTicket = {
  readonly id: string;
  readonly eventId: string;
  readonly actorId: string | null;
  readonly title: string;
  readonly description: string;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly dueAt: Date | null;
  readonly openerId: string;
  readonly organisationId: string;
  readonly siteId: string | null;
  readonly equipmentId: string | null;
  readonly teamId: string | null;
  readonly proposal: Proposal | null;
  readonly demo: boolean;
  readonly places: readonly NewPlace[];
  readonly clocks: readonly NewClock[];
  readonly timers: readonly NewTimer[];
};

/** Stores ticket, conversation, event, places and first deliveries in one statement: half a ticket cannot exist. Returns its number. */
export async function insertTicket(work: Work, ticket: NewTicket): Promise<number> {
  const now = work.now;
  const rows = await work.sql<{ number: number }[]>`
    with opened as (
      insert into tickets (id, title, description, category, urgency, priority, due_at, opener_id, organisation_id, site_id, equipment_id,
        team_id, proposal, demo, created_at, updated_at)
      values (${ticket.id}::uuid, ${ticket.title}, ${ticket.description}, ${ticket.category}, ${ticket.urgency}::urgency,
        ${ticket.priority}::priority, ${ticket.dueAt}::timestamptz, ${ticket.openerId}::uuid, ${ticket.organisationId}::uuid,
        ${ticket.siteId}::uuid, ${ticket.equipmentId}::uuid, ${ticket.teamId}::uuid,
        ${ticket.proposal === null ? null : JSON.stringify(ticket.proposal)}::jsonb, ${ticket.demo}, ${now}::timestamptz, ${now}::timestamptz)
      returning id, number
    ), conversation as (
      insert into conversations (id, last_customer_at) select id, ${now}::timestamptz from opened returning id
    ), happened as (
      insert into events (id, subject_id, ticket_id, kind, actor_id, data, at)
      select ${ticket.eventId}::uuid, id, id, 'ticket.created', ${ticket.actorId}::uuid,
        jsonb_build_object('number', number, 'urgency', ${ticket.urgency}::text, 'priority', ${ticket.priority}::text,
          'equipmentId', ${ticket.equipmentId}::text), ${now}::timestamptz
      from opened
    ), promised as (
      insert into sla_clocks (ticket_id, target, policy_id, minutes, escalate_minutes, state, due_at, warn_at, left_minutes, updated_at)
      select opened.id, clock.target, clock."policyId", clock.minutes, clock."escalateMinutes", 'running', clock."dueAt", clock."warnAt",
        clock.minutes, ${now}::timestamptz
      from opened, jsonb_to_recordset(${JSON.stringify(ticket.clocks)}::jsonb)
        as clock(target text, "policyId" uuid, minutes int, "escalateMinutes" int, "dueAt" timestamptz, "warnAt" timestamptz)
    ), timed as (
      insert into timers (id, kind, subject_id, due_at, created_at)
      select gen_random_uuid(), timer.kind, opened.id, timer."dueAt", ${now}::timestamptz
      from opened, jsonb_to_recordset(${JSON.stringify(ticket.timers)}::jsonb) as timer(kind text, "dueAt" timestamptz)
    ), given as (
      select * from jsonb_to_recordset(${JSON.stringify(ticket.places)}::jsonb)
        as place(id uuid, kind place_kind, platform text, workspace text, channel text, thread text, "accountId" uuid, state text, first jsonb)
    ), placed as (
      insert into places (id, kind, conversation_id, platform, workspace, channel, thread, account_id, state, next_seq, created_at)
      select given.id, given.kind, conversation.id, platform, workspace, channel, thread, "accountId", state,
        case jsonb_typeof(first) when 'object' then 2 else 1 end, ${now}::timestamptz
      from given, conversation
    ), queued as (
      insert into deliveries (id, place_id, lane, seq, kind, notice, data, next_attempt_at, created_at)
      select (first ->> 'deliveryId')::uuid, given.id, 'talk', 1, first ->> 'kind', first ->> 'notice',
        jsonb_build_object('ticketId', conversation.id), ${now}::timestamptz, ${now}::timestamptz
      from given, conversation where jsonb_typeof(first) = 'object'
    )
    select number from opened`;
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("a stored ticket has a number");
  return number;
}

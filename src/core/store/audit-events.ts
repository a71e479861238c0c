import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** An event as the audit shows it: what happened, to what, by whom, with its place in its chain and its hash. No personal words. */
export type AuditEvent = {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly ticketNumber: number | null;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly data: unknown;
  readonly at: Date;
  readonly position: number;
  readonly hash: string;
};

export const auditSorts = ["newest", "oldest"] as const;
const sorts: Readonly<Record<(typeof auditSorts)[number], Sort>> = {
  newest: { by: sql`e.at`, kind: "time", descending: true },
  oldest: { by: sql`e.at`, kind: "time" },
};

/** Which events; null is any. `kind` is a whole one ("ticket.assigned") or all of one family ("ticket."). */
export type AuditFilter = {
  readonly kind: string | null;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly ticketNumber: number | null;
  readonly from: Date | null;
  readonly to: Date | null;
};

/** A page of what happened. */
export async function listAuditEvents(
  work: Work,
  filter: AuditFilter,
  page: PageAsk<keyof typeof sorts>,
): Promise<Page<AuditEvent>> {
  const { kind, actorId, subjectId, ticketNumber, from, to } = filter;
  return selectPage(
    work,
    {
      columns: sql`e.id, e.kind, e.subject_id as "subjectId", t.number as "ticketNumber",
        case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as actor,
        e.data, e.at, e.position, encode(e.hash, 'hex') as hash`,
      from: sql`from events e left join tickets t on t.id = e.ticket_id left join accounts a on a.id = e.actor_id`,
      where: [
        kind === null ? sql`true` : kind.endsWith(".") ? sql`starts_with(e.kind, ${kind})` : sql`e.kind = ${kind}`,
        actorId === null ? sql`true` : sql`e.actor_id = ${actorId}::uuid`,
        subjectId === null ? sql`true` : sql`e.subject_id = ${subjectId}::uuid`,
        ticketNumber === null ? sql`true` : sql`e.ticket_id = (select id from tickets where number = ${ticketNumber})`,
        from === null ? sql`true` : sql`e.at >= ${from.toISOString()}::timestamptz`,
        to === null ? sql`true` : sql`e.at < ${to.toISOString()}::timestamptz`,
      ],
      sorts,
      id: sql`e.id`,
    },
    page,
  );
}

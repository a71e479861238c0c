import type { SlaTarget } from "../domain/sla/policy.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** How well promises were kept for one team or organisation. `id` null: tickets of no team. */
export type ComplianceRow = {
  readonly id: string | null;
  readonly name: string;
  readonly target: SlaTarget;
  /** Clocks that stopped in the period, in time and not. */
  readonly met: number;
  readonly missed: number;
  /** Clocks that still run and whose time was up in the period. */
  readonly overdue: number;
  /** met / (met + missed + overdue), 0 to 1; null where there was nothing to keep. */
  readonly keptShare: number | null;
};

/**
 * Compliance by team or organisation for what was decided from `from` up to `to`: by when a clock stopped, for those that still run by
 * when they were breached. Tickets that were rejected, cancelled, merged or handed over count nowhere.
 */
export async function slaCompliance(
  work: Work,
  period: { readonly from: Date; readonly to: Date; readonly by: "team" | "organisation" },
): Promise<readonly ComplianceRow[]> {
  const group =
    period.by === "team" ? sql`teams g on g.id = t.team_id` : sql`organisations g on g.id = t.organisation_id`;
  const rows = await work.tx.execute<Omit<ComplianceRow, "keptShare">>(sql`
    select g.id, coalesce(g.name, '') as name, k.target, count(*) filter (where k.state = 'met')::int as met,
      count(*) filter (where k.state = 'missed')::int as missed, count(*) filter (where k.stopped_at is null)::int as overdue
    from sla_clocks k join tickets t on t.id = k.ticket_id left join ${group}
    where k.state <> 'void' and t.deleted_at is null and (k.stopped_at is not null or k.breached_at is not null)
      and coalesce(k.stopped_at, k.breached_at) >= ${period.from.toISOString()}::timestamptz
      and coalesce(k.stopped_at, k.breached_at) < ${period.to.toISOString()}::timestamptz
    group by g.id, g.name, k.target order by g.name nulls last, g.id, k.target desc`);
  return rows.map((row) => {
    const decided = row.met + row.missed + row.overdue;
    return { ...row, keptShare: decided === 0 ? null : row.met / decided };
  });
}

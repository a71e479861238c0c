import type { ClockState } from "../domain/sla/clock.ts";
import type { SlaTarget } from "../domain/sla/policy.ts";
import type { SlaView } from "../domain/ticket-view.ts";
import { sql } from "./orm.ts";

/** The clocks of ticket `t` as a column `sla` of a select list. */
export const slaColumn = sql`(select jsonb_agg(jsonb_build_object('target', k.target, 'state', k.state, 'dueAt', k.due_at,
    'leftMinutes', k.left_minutes, 'breachedAt', k.breached_at, 'isAcknowledged', k.acknowledged_at is not null) order by k.target desc)
    from sla_clocks k where k.ticket_id = t.id) as sla`;

/** What that column holds. */
export type SlaColumn =
  | readonly {
      readonly target: SlaTarget;
      readonly state: ClockState;
      readonly dueAt: string | null;
      readonly leftMinutes: number;
      readonly breachedAt: string | null;
      readonly isAcknowledged: boolean;
    }[]
  | null;

/** The clocks as people read them, the answer before the mending. */
export function slaViewsOf(column: SlaColumn): readonly SlaView[] {
  return (column ?? []).map((clock) => ({
    ...clock,
    dueAt: clock.dueAt === null ? null : new Date(clock.dueAt),
    breachedAt: clock.breachedAt === null ? null : new Date(clock.breachedAt),
  }));
}

import type { Person } from "../../core/domain/actor.ts";
import { readCalendarRules } from "../../core/domain/calendar/read-calendar-rules.ts";
import { priorityOf } from "../../core/domain/priority.ts";
import { clockStanding } from "../../core/domain/sla/clock.ts";
import { policyFor } from "../../core/domain/sla/policy.ts";
import { bulkInsert } from "../../core/store/bulk-insert.ts";
import { calendarFrom } from "../../core/store/calendars.ts";
import { listPolicies } from "../../core/store/sla-policies.ts";
import type { Work } from "../../core/store/work.ts";
import { addCalendar } from "../../core/usecases/keep-calendars.ts";
import { addPolicy } from "../../core/usecases/keep-sla-policies.ts";
import type { DemoHistory } from "../history-types.ts";
import type { DemoIds } from "./demo-ids.ts";

const timeZone = "Europe/Madrid";
const workdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const fieldHours = {
  weekly: [...workdays.map((day) => ({ day, from: "07:00", to: "19:00" })), { day: "sat", from: "08:00", to: "13:00" }],
};
const kitchenHours = {
  weekly: [...workdays, "sat", "sun"].map((day) => ({ day, from: "07:00", to: "24:00" })),
};
/** Business minutes to answer and to mend in, by priority. */
const promised = [
  { name: "Something stands still", priority: "p1", responseMinutes: 30, resolutionMinutes: 240 },
  { name: "Urgent", priority: "p2", responseMinutes: 60, resolutionMinutes: 600 },
  { name: "Normal", priority: "p3", responseMinutes: 120, resolutionMinutes: 1_140 },
  { name: "When somebody is near", priority: "p4", responseMinutes: 480, resolutionMinutes: 2_700 },
] as const;
const common = { category: null, warnPercent: 75, escalateMinutes: 60 } as const;
/** Jobs of so many days count in how promises were kept. */
const judgedDays = 90;

/**
 * What the demo's desk promises, by its hours; a restaurant with hours and a promise of its own; and how past jobs stood by it, so that
 * there are figures from the first day.
 */
export async function loadPromises(
  work: Work,
  admin: Person,
  history: DemoHistory,
  organisationId: string,
  ids: DemoIds,
): Promise<void> {
  const calendarOf = async (name: string, rules: object, owner: string | null) =>
    (await addCalendar(work, admin, { name, timeZone, rules, teamId: null, organisationId: owner })).calendarId;
  const calendarId = await calendarOf("Field hours", fieldHours, null);
  await calendarOf("Kitchen hours", kitchenHours, organisationId);
  for (const terms of promised) await addPolicy(work, admin, { ...common, organisationId: null, calendarId, ...terms });
  // Whoever has a contract is promised more, by their own hours.
  const contract = { name: "Kitchen contract", responseMinutes: 45, resolutionMinutes: 480 };
  await addPolicy(work, admin, { ...common, ...contract, priority: null, organisationId, calendarId: null });
  await judgePast(work, history, ids);
}

/** How each job of the last months stood by the promise to mend it. */
async function judgePast(work: Work, history: DemoHistory, ids: DemoIds): Promise<void> {
  const policies = await listPolicies(work);
  const read = (rules: object) => calendarFrom({ timeZone, rules: readCalendarRules(timeZone, rules) });
  const calendars = { field: read(fieldHours), kitchen: read(kitchenHours) };
  const from = new Date(work.now.getTime() - judgedDays * 86_400_000).toISOString();
  const rows = history.interventions
    .filter(({ finishedAt }) => finishedAt >= from)
    .flatMap((job) => {
      const subject = {
        priority: priorityOf(job.urgency, "unit"),
        category: job.category,
        organisationId: ids("organisation", job.organisationKey),
      };
      const policy = policyFor(policies, subject);
      if (policy === null || policy.resolutionMinutes === null) return [];
      const calendar = policy.organisationId === null ? calendars.field : calendars.kitchen;
      const minutes = policy.resolutionMinutes;
      const resolved = { at: new Date(job.finishedAt), status: "resolved" as const };
      const standing = clockStanding(
        { target: "resolution", minutes, warnPercent: policy.warnPercent, calendar },
        { openedAt: new Date(job.reportedAt), changes: [resolved], answeredAt: new Date(job.startedAt) },
        work.now,
      );
      return [
        {
          ticket_id: ids("past", job.key),
          target: "resolution",
          policy_id: policy.id,
          minutes,
          escalate_minutes: policy.escalateMinutes,
          state: standing.state,
          due_at: standing.dueAt,
          warn_at: standing.warnAt,
          left_minutes: standing.leftMinutes,
          stopped_at: standing.stoppedAt,
          breached_at: standing.breachedAt,
          step: 0,
          updated_at: job.finishedAt,
        },
      ];
    });
  await bulkInsert(work, "sla_clocks", rows);
}

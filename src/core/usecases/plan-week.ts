import type { Actor } from "../domain/actor.ts";
import type { CalendarRules, TimeSpan } from "../domain/calendar/calendar.ts";
import { dateIn } from "../domain/maintenance/plan-dates.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import type { WeekSpan } from "../domain/shifts/read-week.ts";
import { findAccount } from "../store/accounts.ts";
import { readShiftPlan } from "../store/shifts.ts";
import type { Work } from "../store/work.ts";
import { setShiftPlan } from "./plan-shifts.ts";

/**
 * Sets somebody's week and keeps the exceptions of their plan that are not over; null takes the plan away. In the plan's zone, else the
 * person's, else the desk's. Admins. Returns and throws as `setShiftPlan`.
 */
export async function planWeek(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string; readonly weekly: readonly WeekSpan[] | null },
): Promise<{ readonly shiftsAhead: number }> {
  requireDeskAction(actor, "shift.plan");
  const { accountId, weekly } = input;
  if (weekly === null) return setShiftPlan(work, actor, { accountId, plan: null });
  const former = await readShiftPlan(work, accountId);
  const timeZone = former?.timeZone ?? (await zoneOf(work, accountId));
  const rules = { ...keptOf(work, former), weekly };
  return setShiftPlan(work, actor, { accountId, plan: { timeZone, rules } });
}

/**
 * What somebody with a weekly plan works on one day instead; nothing for a day off. Admins. Throws Problem `shift.no_plan`,
 * `field.not_a_date` for a day that is over or does not exist, and what `setShiftPlan` throws.
 */
export async function planDay(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string; readonly date: string; readonly spans: readonly TimeSpan[] },
): Promise<{ readonly shiftsAhead: number }> {
  requireDeskAction(actor, "shift.plan");
  const { accountId, date, spans } = input;
  const former = await readShiftPlan(work, accountId);
  if (former === null) throw new Problem("shift.no_plan", {});
  const { timeZone } = former;
  const today = dateIn(timeZone, work.now);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || date < today || Number.isNaN(Date.parse(date))) {
    throw new Problem("field.not_a_date", { field: "day", value: date.slice(0, 40), from: today });
  }
  const kept = keptOf(work, former);
  const exceptions = [...kept.exceptions.filter((one) => one.date !== date), { date, spans }];
  return setShiftPlan(work, actor, { accountId, plan: { timeZone, rules: { ...kept, exceptions } } });
}

/** The rules of a plan with those exceptions that are not over. */
function keptOf(work: Work, plan: { readonly timeZone: string; readonly rules: unknown } | null): CalendarRules {
  if (plan === null) return { weekly: [], holidays: null, exceptions: [] };
  // Stored by us, as `readCalendarRules` gave them.
  const rules = plan.rules as CalendarRules;
  const today = dateIn(plan.timeZone, work.now);
  return { ...rules, exceptions: rules.exceptions.filter(({ date }) => date >= today) };
}

/** Read without a lock: `setShiftPlan` takes its locks in an order of its own. */
async function zoneOf(work: Work, accountId: string): Promise<string> {
  return (await findAccount(work, accountId))?.timeZone ?? work.settings.timeZone;
}

import { plannedShifts } from "../domain/shifts/planned-shifts.ts";
import { lockAccount } from "../store/accounts.ts";
import { calendarFrom } from "../store/calendars.ts";
import { clearSpread, insertPlanned, plannedWithin, readShiftPlan } from "../store/shifts.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";

const dayMs = 86_400_000;
/** So far ahead people can see when they work; a week less when the plan is spread anew. */
const daysAhead = 56;
const everyDays = 7;

/**
 * Makes the planned shifts of the weeks ahead from somebody's weekly plan, instead of those it made before. The shift that is going on, and
 * those that were planned by hand, stay: where one would overlap them it is left out. Returns how many shifts lie ahead.
 */
export async function spreadShiftPlan(work: Work, accountId: string): Promise<number> {
  const account = await lockAccount(work, accountId);
  await clearSpread(work, accountId);
  const plan = await readShiftPlan(work, accountId);
  if (plan === null || account === null || !account.active) return 0;
  const to = new Date(work.now.getTime() + daysAhead * dayMs);
  // A day back: the shift that is going on as the plan is set is planned too.
  const made = plannedShifts(calendarFrom(plan), new Date(work.now.getTime() - dayMs), to);
  const kept = await plannedWithin(work, accountId, { from: work.now, to: new Date(to.getTime() + 2 * dayMs) });
  const free = made.filter(
    (shift) =>
      shift.endsAt > work.now && !kept.some((other) => shift.startsAt < other.endsAt && shift.endsAt > other.startsAt),
  );
  await insertPlanned(work, accountId, free, true);
  const dueAt = new Date(work.now.getTime() + everyDays * dayMs);
  await setTimer(work, { kind: "shift_plan", subjectId: accountId, dueAt });
  return free.length;
}

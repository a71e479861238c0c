import type { Actor } from "../domain/actor.ts";
import type { CalendarRules } from "../domain/calendar/calendar.ts";
import { readCalendarRules } from "../domain/calendar/read-calendar-rules.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isStaff } from "../domain/roles.ts";
import type { PlannedShift } from "../domain/shifts/planned-shifts.ts";
import { type Account, lockAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import {
  insertPlanned,
  ownerOfPlanned,
  plannedWithin,
  readShiftPlan,
  removePlanned,
  type StoredPlan,
  storeShiftPlan,
} from "../store/shifts.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { checkHolidays } from "./check-holidays.ts";
import { spreadShiftPlan } from "./spread-shift-plan.ts";

const longestMs = 24 * 3_600_000;

/**
 * Plans one shift of somebody by hand; what their weekly plan made for that time gives way. Admins. Throws Problem `shift.overlaps`
 * (another that was planned by hand, or one under way), `request.invalid`, `account.unknown`, `assignment.not_staff`, `action.forbidden`.
 */
export async function planShift(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string } & PlannedShift,
): Promise<{ readonly shiftId: string }> {
  requireDeskAction(actor, "shift.plan");
  checkShift(input);
  const account = await lockStaff(work, input.accountId);
  const met = await plannedWithin(work, account.id, { from: input.startsAt, to: input.endsAt });
  const gives = met.filter((shift) => shift.fromPlan && shift.startsAt > work.now);
  if (gives.length < met.length) throw new Problem("shift.overlaps", { name: account.name });
  await removePlanned(
    work,
    gives.map(({ id }) => id),
  );
  const [shiftId = ""] = await insertPlanned(work, account.id, [input], false);
  const data = { shiftId, startsAt: input.startsAt.toISOString(), endsAt: input.endsAt.toISOString() };
  await emit(work, { kind: "shift.planned", subjectId: account.id, actor, data });
  return { shiftId };
}

/** Takes a planned shift back. Admins. Throws Problem `shift.unknown`, `action.forbidden`. */
export async function removeShift(work: Work, actor: Actor, input: { readonly shiftId: string }): Promise<void> {
  requireDeskAction(actor, "shift.plan");
  const accountId = await ownerOfPlanned(work, input.shiftId);
  if (accountId === null || (await removePlanned(work, [input.shiftId])) === 0) throw new Problem("shift.unknown", {});
  await emit(work, { kind: "shift.removed", subjectId: accountId, actor, data: { shiftId: input.shiftId } });
}

/**
 * Sets when somebody works week by week, and makes their shifts of the weeks ahead; `plan` null takes it away. Admins. Returns how many
 * shifts lie ahead. Throws Problem `calendar.invalid`, `account.unknown`, `assignment.not_staff`, `action.forbidden`.
 */
export async function setShiftPlan(
  work: Work,
  actor: Actor,
  input: {
    readonly accountId: string;
    readonly plan: { readonly timeZone: string; readonly rules: unknown } | null;
  },
): Promise<{ readonly shiftsAhead: number }> {
  requireDeskAction(actor, "shift.plan");
  const rules: CalendarRules | null =
    input.plan === null ? null : readCalendarRules(input.plan.timeZone, input.plan.rules);
  checkHolidays(rules);
  // The timer before the account, in the order of its run: two that hold one each would wait for ever.
  await setTimer(work, { kind: "shift_plan", subjectId: input.accountId, dueAt: work.now });
  const account = await lockStaff(work, input.accountId);
  await storeShiftPlan(work, account.id, input.plan === null ? null : { timeZone: input.plan.timeZone, rules });
  await emit(work, {
    kind: "shift.plan_changed",
    subjectId: account.id,
    actor,
    data: { timeZone: input.plan?.timeZone ?? null },
  });
  return { shiftsAhead: await spreadShiftPlan(work, account.id) };
}

/** Somebody's weekly plan; null where they have none. Staff. Throws Problem `action.forbidden`. */
export async function shiftPlanOf(work: Work, actor: Actor, accountId: string): Promise<StoredPlan | null> {
  requireDeskAction(actor, "shift.read");
  return readShiftPlan(work, accountId);
}

async function lockStaff(work: Work, accountId: string): Promise<Account> {
  const account = await lockAccount(work, accountId);
  if (account === null) throw new Problem("account.unknown", { name: "" });
  if (!isStaff(account.role)) throw new Problem("assignment.not_staff", { name: account.name });
  return account;
}

function checkShift({ startsAt, endsAt, breaks }: PlannedShift): void {
  const length = endsAt.getTime() - startsAt.getTime();
  if (!(length > 0 && length <= longestMs)) {
    throw new Problem("request.invalid", { detail: "endsAt: after startsAt, by 24 hours at most" });
  }
  let free = startsAt;
  for (const pause of breaks) {
    if (!(pause.startsAt >= free && pause.endsAt > pause.startsAt && pause.endsAt <= endsAt)) {
      throw new Problem("request.invalid", { detail: "breaks: within the shift, in order, one after the other" });
    }
    free = pause.endsAt;
  }
}

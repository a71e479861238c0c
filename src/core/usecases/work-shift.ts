import type { Actor, Person } from "../domain/actor.ts";
import type { Presence } from "../domain/presences.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import {
  beginBreak,
  beginShift,
  finishBreak,
  finishShift,
  type OpenShift,
  openShift,
  plannedEndNow,
} from "../store/shifts.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { followPresence } from "./set-presence.ts";

/** A break longer than this is asked about. */
const longBreakMinutes = 60;
const minuteMs = 60_000;

/**
 * Begins the person's shift: they are online, and asked when it should be over (at the end of the planned shift they are in, else after
 * the setting's hours). Returns when that is. Throws Problem `shift.under_way`, `action.forbidden`.
 */
export async function startShift(work: Work, person: Person): Promise<{ readonly expectedEnd: Date }> {
  await lockWorker(work, person);
  if ((await openShift(work, person)) !== null) throw new Problem("shift.under_way", {});
  const { id, startsAt } = await beginShift(work, person.accountId);
  const longestMs = work.settings.longestShiftHours * 60 * minuteMs;
  const expectedEnd = (await plannedEndNow(work, person.accountId)) ?? new Date(startsAt.getTime() + longestMs);
  await setTimer(work, { kind: "shift_end", subjectId: id, dueAt: expectedEnd });
  await emit(work, { kind: "shift.started", subjectId: person.accountId, actor: person, data: { shiftId: id } });
  await becomePresent(work, person, person.accountId, "online");
  return { expectedEnd };
}

/** Ends the person's shift, and the break within it: they are offline. Throws Problem `shift.not_under_way`, `action.forbidden`. */
export async function endShift(work: Work, person: Person): Promise<{ readonly workedMinutes: number }> {
  await lockWorker(work, person);
  const shift = await shiftUnderWay(work, person);
  await endShiftBy(work, person, shift);
  return { workedMinutes: Math.max(0, Math.floor((work.now.getTime() - shift.startsAt.getTime()) / minuteMs)) };
}

/** Ends a shift for whoever it is of; the account is locked. */
export async function endShiftBy(work: Work, actor: Actor, shift: OpenShift): Promise<void> {
  await finishShift(work, shift.id);
  await emit(work, { kind: "shift.ended", subjectId: shift.accountId, actor, data: { shiftId: shift.id } });
  await becomePresent(work, actor, shift.accountId, "offline");
}

/** Begins a break: nobody proposes or calls the person. Throws Problem `shift.not_under_way`, `shift.on_break`, `action.forbidden`. */
export async function startBreak(work: Work, person: Person): Promise<void> {
  await lockWorker(work, person);
  const shift = await shiftUnderWay(work, person);
  if (shift.breakSince !== null) throw new Problem("shift.on_break", {});
  await beginBreak(work, shift.id);
  const dueAt = new Date(work.now.getTime() + longBreakMinutes * minuteMs);
  await setTimer(work, { kind: "break_end", subjectId: shift.id, dueAt });
  await emit(work, {
    kind: "shift.break_started",
    subjectId: person.accountId,
    actor: person,
    data: { shiftId: shift.id },
  });
}

/** Ends the break. Throws Problem `shift.not_under_way`, `shift.not_on_break`, `action.forbidden`. */
export async function endBreak(work: Work, person: Person): Promise<void> {
  await lockWorker(work, person);
  const shift = await shiftUnderWay(work, person);
  if (shift.breakSince === null) throw new Problem("shift.not_on_break", {});
  await finishBreak(work, shift.id);
  await emit(work, {
    kind: "shift.break_ended",
    subjectId: person.accountId,
    actor: person,
    data: { shiftId: shift.id },
  });
}

/** Locks the person's account, so that pressing twice begins one shift. */
async function lockWorker(work: Work, person: Person): Promise<void> {
  requireDeskAction(person, "shift.own");
  if ((await lockAccount(work, person.accountId)) === null) throw new Problem("account.unknown", { name: person.name });
}

async function shiftUnderWay(work: Work, person: Person): Promise<OpenShift> {
  const shift = await openShift(work, { accountId: person.accountId });
  if (shift === null) throw new Problem("shift.not_under_way", {});
  return shift;
}

async function becomePresent(work: Work, actor: Actor, accountId: string, presence: Presence): Promise<void> {
  const account = await lockAccount(work, accountId);
  if (account === null) return;
  await followPresence(work, accountId, presence);
  if (account.presence === presence) return;
  await updateAccount(work, accountId, { presence });
  await emit(work, { kind: "account.presence_changed", subjectId: accountId, actor, data: { presence } });
}

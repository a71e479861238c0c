import { lockAccount } from "../store/accounts.ts";
import { openShift } from "../store/shifts.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { DueTimer } from "../store/timers.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";
import { endShiftBy } from "./work-shift.ts";

const minuteMs = 60_000;

/**
 * A shift that should be over: its person is reminded, and when the grace of the setting has passed as well it is ended for them and
 * they are told. Nothing happens where they have ended it themselves.
 */
export async function remindOrEndShift(work: Work, timer: Pick<DueTimer, "subjectId" | "data">): Promise<void> {
  const found = await openShift(work, { shiftId: timer.subjectId });
  if (found === null) return;
  await lockAccount(work, found.accountId);
  // They may have ended it while we waited for them.
  const shift = await openShift(work, { shiftId: timer.subjectId });
  if (shift === null) return;
  const startedAt = shift.startsAt.toISOString();
  if (timer.data.reminded === true) {
    await endShiftBy(work, { kind: "clock" }, shift);
    await tell(work, shift.accountId, { code: "shift.ended", data: { startedAt } });
    return;
  }
  const endsAt = new Date(work.now.getTime() + work.settings.shiftEndGraceMinutes * minuteMs);
  await setTimer(work, { kind: "shift_end", subjectId: shift.id, dueAt: endsAt, data: { reminded: true } });
  await tell(work, shift.accountId, { code: "shift.overrun", data: { startedAt, endsAt: endsAt.toISOString() } });
}

/** A long break: its person is asked once whether they are back. */
export async function remindOfBreak(work: Work, shiftId: string): Promise<void> {
  const shift = await openShift(work, { shiftId });
  if (shift === null || shift.breakSince === null) return;
  await tell(work, shift.accountId, { code: "break.overrun", data: { startedAt: shift.breakSince.toISOString() } });
}

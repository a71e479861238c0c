import { and, eq } from "./orm.ts";
import { timers } from "./schema/tickets.ts";
import type { Work } from "./work.ts";

/** Kinds of timer that the desk sets: on a ticket; `shift_…` and `break_…` on a shift, `shift_plan` on a person, `maintenance` on a plan. */
export const timerKinds = [
  "auto_close",
  "unsigned_report",
  "silent_ticket",
  "unrated",
  "sla_response",
  "sla_resolution",
  "sla_reckon",
  "auto_assign",
  "distribute",
  "propose",
  "reassign",
  "booking_end",
  "slips",
  "shift_end",
  "break_end",
  "shift_plan",
  "maintenance",
] as const;
export type TimerKind = (typeof timerKinds)[number];

/** Sets a timer of this kind on a subject, or moves the one that is set. */
export async function setTimer(
  work: Work,
  timer: {
    readonly kind: TimerKind;
    readonly subjectId: string;
    readonly dueAt: Date;
    readonly data?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await work.tx
    .insert(timers)
    .values({ id: work.newId(), ...timer, createdAt: work.now })
    .onConflictDoUpdate({
      target: [timers.kind, timers.subjectId],
      set: { dueAt: timer.dueAt, data: timer.data ?? {} },
    });
}

/** Takes a timer back; nothing happens where none is set. */
export async function cancelTimer(work: Work, kind: TimerKind, subjectId: string): Promise<void> {
  await work.tx.delete(timers).where(and(eq(timers.kind, kind), eq(timers.subjectId, subjectId)));
}

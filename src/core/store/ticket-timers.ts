import { and, eq } from "./orm.ts";
import { timers } from "./schema/tickets.ts";
import type { Work } from "./work.ts";

/** Kinds of timer that the desk sets on a ticket. */
export const timerKinds = ["auto_close"] as const;
export type TimerKind = (typeof timerKinds)[number];

/** Sets a ticket's timer of this kind, or moves the one that is set. */
export async function setTimer(
  work: Work,
  timer: { readonly kind: TimerKind; readonly subjectId: string; readonly dueAt: Date },
): Promise<void> {
  await work.tx
    .insert(timers)
    .values({ id: work.newId(), ...timer, createdAt: work.now })
    .onConflictDoUpdate({ target: [timers.kind, timers.subjectId], set: { dueAt: timer.dueAt } });
}

/** Takes a timer back; nothing happens where none is set. */
export async function cancelTimer(work: Work, kind: TimerKind, subjectId: string): Promise<void> {
  await work.tx.delete(timers).where(and(eq(timers.kind, kind), eq(timers.subjectId, subjectId)));
}

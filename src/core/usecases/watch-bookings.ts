import { isProblem } from "../domain/problem.ts";
import { heldBooking, markSlipTold, slippedBeside } from "../store/bookings.ts";
import { emit } from "../store/events.ts";
import { refreshStaffCards } from "../store/notices.ts";
import { reachableNow } from "../store/on-shift.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { LockedTicket } from "../store/tickets.ts";
import { waitingWithoutCandidates } from "../store/waiting-tickets.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { assignTicket } from "./assign-ticket.ts";
import { bookJob, extendBooking } from "./book-job.ts";
import { proposeAssignment } from "./propose-assignment.ts";

/** A job that begins so much later than it was first to begin is worth asking somebody else. */
export const slipMinutes = 60;
const minuteMs = 60_000;

/** A booking's end has come: work that goes on holds its people longer, work that has not begun takes the next gap. */
export async function settleBooking(work: Work, ticket: LockedTicket): Promise<void> {
  const booking = await heldBooking(work, ticket.id);
  if (booking === null || ticket.assigneeId === null) return;
  if (booking.endsAt > work.now) {
    await setTimer(work, { kind: "booking_end", subjectId: ticket.id, dueAt: booking.endsAt });
  } else if (ticket.status === "in_progress") {
    await extendBooking(work, ticket.id);
  } else if (ticket.status === "opened") {
    await bookJob(work, { ticketId: ticket.id, technicianId: ticket.assigneeId, vehicleId: ticket.vehicleId });
    await setTimer(work, { kind: "slips", subjectId: ticket.id, dueAt: work.now });
  }
}

/** Jobs of the same technician or vehicle that were pushed back too far: the desk is asked about each, once. */
export async function tellSlips(work: Work, ticket: LockedTicket): Promise<void> {
  for (const booking of await slippedBeside(work, ticket.id, slipMinutes)) {
    await markSlipTold(work, booking.id);
    await setTimer(work, { kind: "reassign", subjectId: booking.ticketId, dueAt: work.now, data: { because: "late" } });
  }
}

/** Whether the assignee still does a job that has not begun is doubtful: the desk gets another proposal, with Approve. */
export async function proposeReassignment(work: Work, ticket: LockedTicket, because: unknown): Promise<void> {
  if (ticket.status !== "opened" || ticket.assigneeId === null) return;
  const isLate = because === "late";
  const isThere = (await reachableNow(work, { accountIds: [ticket.assigneeId] })).length > 0;
  if (!isLate && isThere) return;
  const booking = await heldBooking(work, ticket.id);
  await proposeAssignment(work, ticket.id, { without: ticket.assigneeId });
  const data = { ticketId: ticket.id, because: isLate ? ("late" as const) : ("offline" as const) };
  await emit(work, {
    kind: "ticket.assignment_doubted",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor: { kind: "clock" },
    data: { because: data.because, assigneeId: ticket.assigneeId },
  });
  const startsAt = booking === null || booking.startsAt <= work.now ? "" : booking.startsAt.toISOString();
  await announce(work, ticket, { code: "assignment.doubtful", data: { ...data, startsAt } });
}

/** Somebody could go now: a ticket for which nobody could be proposed is looked at again. */
export async function proposeAgain(work: Work, ticket: LockedTicket): Promise<void> {
  if (ticket.status !== "new") return;
  const proposal = await proposeAssignment(work, ticket.id);
  if ((proposal?.candidates.length ?? 0) === 0) return;
  await refreshStaffCards(work, ticket.id);
  await setTimer(work, { kind: "auto_assign", subjectId: ticket.id, dueAt: work.now });
}

/** The team lets the best candidate be assigned without being asked. Where nobody can go, the ticket waits for an admin. */
export async function autoAssign(work: Work, ticket: LockedTicket, isWanted: boolean): Promise<void> {
  if (!isWanted || ticket.status !== "new") return;
  const best = (await proposeAssignment(work, ticket.id))?.candidates[0];
  if (best === undefined) return;
  try {
    await work.savepoint((inner) =>
      assignTicket(
        inner,
        { kind: "clock" },
        { ticketId: ticket.id, assigneeId: best.accountId, vehicleId: best.vehicle?.id ?? null, reason: null },
      ),
    );
  } catch (error) {
    // They were deactivated, or the vehicle taken out of use, since: an admin decides.
    if (!isProblem(error)) throw error;
  }
}

/** How many waiting tickets are looked at again at once. */
const mostAgain = 50;

/** Has the oldest tickets for which nobody could be proposed looked at again, each in a unit of work of its own. At night nothing is. */
export async function offerWaiting(work: Work): Promise<number> {
  const atWork = await reachableNow(work, { role: "technician" });
  if (atWork.length === 0 && (await reachableNow(work, { role: "engineer" })).length === 0) return 0;
  const waiting = await waitingWithoutCandidates(work, mostAgain);
  for (const ticketId of waiting) await setTimer(work, { kind: "propose", subjectId: ticketId, dueAt: work.now });
  return waiting.length;
}

/** Has the jobs that somebody has not begun looked at: they have gone. In a while, since a lost connection may be back by then. */
export async function doubtJobs(work: Work, ticketIds: readonly string[]): Promise<void> {
  const dueAt = new Date(work.now.getTime() + minuteMs);
  for (const subjectId of ticketIds)
    await setTimer(work, { kind: "reassign", subjectId, dueAt, data: { because: "offline" } });
}

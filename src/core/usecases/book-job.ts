import { bookFirstGap, type HeldBooking, heldBooking, releaseBooking, stretchBooking } from "../store/bookings.ts";
import { estimateMinutes } from "../store/job-estimate.ts";
import { cancelTimer, setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";

/** A job that is not done at its estimated end holds its people for so much longer, again and again. */
export const stretchMinutes = 30;
const minuteMs = 60_000;

/** Who and what a job takes. */
export type JobOf = { readonly ticketId: string; readonly technicianId: string; readonly vehicleId: string | null };

/** Books technician and vehicle for as long as the job is estimated to take, in the first gap from now on. */
export async function bookJob(work: Work, job: JobOf): Promise<HeldBooking> {
  const booking = await bookFirstGap(work, { ...job, minutes: await estimateMinutes(work, job.ticketId) });
  await setTimer(work, { kind: "booking_end", subjectId: job.ticketId, dueAt: booking.endsAt });
  return booking;
}

/** The work begins, or goes on: its booking holds from now for as long as was planned, and what was planned next moves behind it. */
export async function beginBooking(work: Work, job: JobOf): Promise<void> {
  const booking = (await heldBooking(work, job.ticketId)) ?? (await bookJob(work, job));
  const lengthMs = booking.endsAt.getTime() - booking.startsAt.getTime();
  await stretchJob(work, job.ticketId, { startsAt: work.now, endsAt: new Date(work.now.getTime() + lengthMs) });
}

/** The work takes longer: half an hour more from now, or from the booking's end where that is still to come. */
export async function extendBooking(work: Work, ticketId: string): Promise<void> {
  const booking = await heldBooking(work, ticketId);
  if (booking === null) return;
  const from = Math.max(work.now.getTime(), booking.endsAt.getTime());
  await stretchJob(work, ticketId, { startsAt: null, endsAt: new Date(from + stretchMinutes * minuteMs) });
}

/** Nobody is held by the ticket any more. */
export async function releaseJob(work: Work, ticketId: string): Promise<void> {
  await releaseBooking(work, ticketId);
  await cancelTimer(work, "booking_end", ticketId);
}

async function stretchJob(work: Work, ticketId: string, to: Parameters<typeof stretchBooking>[2]): Promise<void> {
  const moved = await stretchBooking(work, ticketId, to);
  // Other tickets are not touched here: this unit of work holds one ticket, and theirs may be waiting for it.
  if (moved.length > 0) await setTimer(work, { kind: "slips", subjectId: ticketId, dueAt: work.now });
  const booking = await heldBooking(work, ticketId);
  // Where there was no room at all it is looked again after a while.
  const dueAt = new Date(Math.max(booking?.endsAt.getTime() ?? 0, work.now.getTime() + 5 * minuteMs));
  await setTimer(work, { kind: "booking_end", subjectId: ticketId, dueAt });
}

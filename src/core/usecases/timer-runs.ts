import { isLive } from "../domain/statuses.ts";
import { lastHeardOf } from "../store/last-heard.ts";
import { lockFreeTicket } from "../store/lock-free-ticket.ts";
import { isRated } from "../store/ratings.ts";
import { latestReport } from "../store/reports.ts";
import { setTimer, type TimerKind } from "../store/ticket-timers.ts";
import type { LockedTicket } from "../store/tickets.ts";
import type { DueTimer } from "../store/timers.ts";
import { isAutoAssigned } from "../store/waiting-tickets.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { closeTicket } from "./close-ticket.ts";
import { distributeTicket } from "./distribute-ticket.ts";
import { remindOfBreak, remindOrEndShift } from "./forgotten-shift.ts";
import { openPlannedTicket } from "./open-planned-ticket.ts";
import { settleSla } from "./settle-sla.ts";
import { spreadShiftPlan } from "./spread-shift-plan.ts";
import { autoAssign, proposeAgain, proposeReassignment, settleBooking, tellSlips } from "./watch-bookings.ts";

type TimerRun = (work: Work, timer: DueTimer) => Promise<void>;

/** What each timer of the desk does. Total: a kind that nobody runs does not compile. */
export const timerRuns: Readonly<Record<TimerKind, TimerRun>> = {
  auto_close: onTicket(async (work, ticket) => {
    if (ticket.status === "resolved") await closeTicket(work, { kind: "clock" }, { ticketId: ticket.id });
  }),
  unsigned_report: onTicket(remindOfReport),
  silent_ticket: onTicket(remindOfSilence),
  unrated: onTicket(remindToRate),
  sla_response: onTicket(async (work, ticket) => void (await settleSla(work, ticket))),
  sla_resolution: onTicket(async (work, ticket) => void (await settleSla(work, ticket))),
  sla_reckon: onTicket(async (work, ticket) => void (await settleSla(work, ticket))),
  auto_assign: onTicket(async (work, ticket) => autoAssign(work, ticket, await isAutoAssigned(work, ticket.id))),
  distribute: onTicket(distributeTicket),
  propose: onTicket(proposeAgain),
  reassign: onTicket((work, ticket, { data }) => proposeReassignment(work, ticket, data.because)),
  booking_end: onTicket(settleBooking),
  slips: onTicket(tellSlips),
  shift_end: (work, timer) => remindOrEndShift(work, timer),
  break_end: (work, { subjectId }) => remindOfBreak(work, subjectId),
  shift_plan: async (work, { subjectId }) => void (await spreadShiftPlan(work, subjectId)),
  maintenance: (work, { subjectId }) => openPlannedTicket(work, subjectId),
};

const busyMs = 1_000;
const hourMs = 3_600_000;

/** Runs on the locked ticket; nothing where it is gone. While somebody else holds it, the timer waits a second. */
function onTicket(run: (work: Work, ticket: LockedTicket, timer: DueTimer) => Promise<void>): TimerRun {
  return async (work, timer) => {
    const { kind, subjectId, data } = timer;
    const ticket = await lockFreeTicket(work, subjectId);
    if (ticket === "busy") {
      const dueAt = new Date(work.now.getTime() + busyMs);
      await setTimer(work, { kind: kind as TimerKind, subjectId, dueAt, data });
    } else if (ticket !== null) {
      await run(work, ticket, timer);
    }
  };
}

/** The customer is reminded once of a report that still waits for a signature. */
async function remindOfReport(work: Work, ticket: LockedTicket): Promise<void> {
  const report = await latestReport(work, ticket.id);
  if (report?.state !== "submitted" || !isLive(ticket.status)) return;
  await announce(work, ticket, {
    code: "reminder.unsigned_report",
    data: { ticketId: ticket.id, reportId: report.id },
  });
}

/** The customer is asked once more how the work was. */
async function remindToRate(work: Work, ticket: LockedTicket): Promise<void> {
  if (ticket.status !== "resolved" && ticket.status !== "closed") return;
  if (await isRated(work, ticket.id)) return;
  await announce(work, ticket, { code: "reminder.unrated", data: { ticketId: ticket.id } });
}

/** The desk is reminded of a live ticket that nobody has said or done anything about for so long. On hold it waits with a reason. */
async function remindOfSilence(work: Work, ticket: LockedTicket): Promise<void> {
  if (!isLive(ticket.status)) return;
  const silentMs = work.settings.silentTicketReminderHours * hourMs;
  const silentSince = await lastHeardOf(work, ticket.id);
  const isSilent = work.now.getTime() - silentSince.getTime() >= silentMs;
  if (isSilent && ticket.status !== "on_hold") {
    await announce(work, ticket, { code: "reminder.silent_ticket", data: { ticketId: ticket.id } });
  }
  const from = isSilent ? work.now : silentSince;
  await setTimer(work, { kind: "silent_ticket", subjectId: ticket.id, dueAt: new Date(from.getTime() + silentMs) });
}

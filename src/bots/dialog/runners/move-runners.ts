import type { Person } from "../../../core/domain/actor.ts";
import { Problem } from "../../../core/domain/problem.ts";
import type { Work } from "../../../core/store/work.ts";
import { acceptTicket } from "../../../core/usecases/accept-ticket.ts";
import { cancelTicket } from "../../../core/usecases/cancel-ticket.ts";
import { closeTicket } from "../../../core/usecases/close-ticket.ts";
import { completeTicket } from "../../../core/usecases/complete-ticket.ts";
import { declineTicket } from "../../../core/usecases/decline-ticket.ts";
import { deleteTicket } from "../../../core/usecases/delete-ticket.ts";
import { disputeReport } from "../../../core/usecases/dispute-report.ts";
import { type HoldReason, holdReasons, holdTicket } from "../../../core/usecases/hold-ticket.ts";
import { mergeTicket } from "../../../core/usecases/merge-ticket.ts";
import { rejectTicket } from "../../../core/usecases/reject-ticket.ts";
import { reopenTicket } from "../../../core/usecases/reopen-ticket.ts";
import { resumeTicket } from "../../../core/usecases/resume-ticket.ts";
import { startTicket } from "../../../core/usecases/start-ticket.ts";
import { submitReport } from "../../../core/usecases/submit-report.ts";
import { waiveReport } from "../../../core/usecases/waive-report.ts";
import { chosenFix, readFixOffers } from "../forms/fix-offers.ts";
import { postHeldTalk } from "../held-talk.ts";
import { readTicketNumber } from "../parse-command.ts";
import { postReportPhotos } from "../post-report-photos.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { AskedOfTicket, TicketRunner } from "./runner.ts";

type Step = (work: Work, person: Person, input: { ticketId: string; drawnAt: number | null }) => Promise<unknown>;
type ReasonedStep = (
  work: Work,
  person: Person,
  input: { ticketId: string; drawnAt: number | null; reason: string },
) => Promise<unknown>;

/** A move that asks for nothing. */
function plain(step: Step): TicketRunner {
  return async (ctx, { verb, ticket, drawnAt }) => {
    await step(ctx.work, ctx.person, { ticketId: ticket.id, drawnAt });
    return ticketDone(ctx, ticket.id, `done-${verb}`, { number: ticket.number });
  };
}

/** A move that asks for a reason. */
function reasoned(step: ReasonedStep): TicketRunner {
  return async (ctx, { verb, ticket, drawnAt, given }) => {
    await step(ctx.work, ctx.person, { ticketId: ticket.id, drawnAt, reason: given.reason ?? "" });
    return ticketDone(ctx, ticket.id, `done-${verb}`, { number: ticket.number });
  };
}

function isHoldReason(word: string | undefined): word is HoldReason {
  return holdReasons.some((reason) => reason === word);
}

async function hold(
  { work, person }: Parameters<TicketRunner>[0],
  { ticket, given, drawnAt }: AskedOfTicket,
): Promise<void> {
  const reason = given.reason;
  if (!isHoldReason(reason)) throw new Problem("field.missing", { field: "reason" });
  await holdTicket(work, person, { ticketId: ticket.id, reason, words: given.words ?? "", drawnAt });
}

/** The number that a text field names, or the Problem for a ticket that does not exist. */
function numberIn(text: string): number {
  const read = readTicketNumber(text.trim());
  if (read === null) throw new Problem("ticket.unknown", { number: text.slice(0, 20) });
  return read.number;
}

/** The moves of a ticket's life, each by its use case. */
export const moveRunners: Readonly<Record<string, TicketRunner>> = {
  accept: plain(acceptTicket),
  start: plain(startTicket),
  resume: plain(resumeTicket),
  complete: plain(completeTicket),
  close: plain(closeTicket),
  decline: reasoned(declineTicket),
  reject: reasoned(rejectTicket),
  cancel: reasoned(cancelTicket),
  reopen: async (ctx, asked) => {
    const reply = await reasoned(reopenTicket)(ctx, asked);
    await postHeldTalk(ctx, asked.ticket.id);
    return reply;
  },
  dispute: reasoned(disputeReport),
  waive: reasoned(waiveReport),
  hold: async (ctx, asked) => {
    await hold(ctx, asked);
    return ticketDone(ctx, asked.ticket.id, "done-hold", { number: asked.ticket.number });
  },
  report: async (ctx, { ticket, given, drawnAt }) => {
    const text = (name: string) => given[name] ?? "";
    const { labels } = await readFixOffers(ctx.work, "report", ticket);
    await postReportPhotos(ctx, ticket.id, given.photos);
    const { version } = await submitReport(ctx.work, ctx.person, {
      ticketId: ticket.id,
      malfunction: text("malfunction"),
      cause: text("cause"),
      solution: text("solution"),
      fix: chosenFix(labels, text("fix")),
      parts: text("parts"),
      labourMinutes: Number(text("labourMinutes")),
      travelMinutes: Number(text("travelMinutes")),
      drawnAt,
    });
    return ticketDone(ctx, ticket.id, "done-report", { number: ticket.number, version });
  },
  merge: async (ctx, { ticket, given, drawnAt }) => {
    const targetNumber = numberIn(given.target ?? "");
    await mergeTicket(ctx.work, ctx.person, { ticketId: ticket.id, targetNumber, drawnAt });
    return ticketDone(ctx, ticket.id, "done-merge", { number: ticket.number, target: targetNumber });
  },
  delete: async (ctx, { ticket, given, drawnAt }) => {
    const typed = (given.typed ?? "").normalize("NFKC");
    await deleteTicket(ctx.work, ctx.person, { ticketId: ticket.id, typed, drawnAt });
    return ticketDone(ctx, null, "done-delete", { number: ticket.number });
  },
};

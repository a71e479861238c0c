import type { Move } from "./lifecycle.ts";
import type { NoticeCode } from "./notices.ts";

const offers: readonly NoticeCode[] = ["assignment.offered", "assignment.declined", "assignment.doubtful"];
const reportAsks: readonly NoticeCode[] = ["report.submitted", "reminder.unsigned_report"];
const answers: readonly NoticeCode[] = ["report.signed", "report.waived", "report.disputed"];
const ends: readonly NoticeCode[] = ["ticket.resolved", "ticket.closed", "chat.closed"];
/** A job's offer is its card to whoever was offered it, also where their line is elsewhere: it stays true as long as it stands. */
const job: readonly NoticeCode[] = ["assignment.offered"];

/**
 * Whose buttons a move makes pointless: these notices, where they were shown for the ticket, are drawn once more, and a button that
 * leads nowhere any more is not drawn then.
 */
export const spentBy: { readonly [Made in Move]: readonly NoticeCode[] } = {
  assign: ["ticket.opened", ...offers],
  accept: offers,
  decline: offers,
  reject: ["ticket.opened", ...offers],
  start: ["ticket.opened", "ticket.reopened", ...offers],
  hold: ["ticket.reopened", ...job],
  resume: job,
  report: [...reportAsks, ...answers, ...job],
  sign: [...reportAsks, ...job],
  dispute: [...reportAsks, ...job],
  waive: [...reportAsks, ...job],
  complete: [...answers, ...job],
  close: [...ends, ...job],
  reopen: [...ends, ...job],
  cancel: ["ticket.opened", ...offers, ...reportAsks],
  merge: ["ticket.opened", ...offers, ...reportAsks],
  handover: ["ticket.opened", ...offers],
  recall: [],
  delete: ends,
};

import type { DashboardSummary, SubscriptionEnd } from "./dashboard-summary.ts";
import type { EmergingFault } from "./emerging-fault.ts";
import type { Status } from "./statuses.ts";

/**
 * Everything the desk says by itself in a place, as a code with data. A delivery row holds the code and the data, never words:
 * the dialog composes the card when it is sent, in the language of the place.
 */
export type NoticeData = {
  /** The ticket's card, redrawn whenever the ticket changes; what it shows depends on the kind of place. Card lane. */
  "ticket.card": { readonly ticketId: string };
  /** A step of a dialogue that the bot leads (intake, a form step by step, a pick-list). */
  "dialogue.step": { readonly dialogueId: string; readonly step: string };
  /** The answer to a command or press whose asker had gone before it was ready. */
  "reply.late": { readonly reply: unknown };
  "ticket.opened": { readonly ticketId: string };
  "ticket.changed": { readonly ticketId: string; readonly byName: string; readonly fields: readonly string[] };
  "ticket.rejected": { readonly ticketId: string; readonly reason: string };
  "ticket.cancelled": { readonly ticketId: string; readonly byName: string; readonly reason: string };
  "ticket.resolved": { readonly ticketId: string };
  "ticket.closed": { readonly ticketId: string };
  "ticket.reopened": { readonly ticketId: string; readonly byName: string; readonly reason: string };
  "ticket.merged": { readonly ticketId: string; readonly targetNumber: number };
  "ticket.rated": { readonly ticketId: string; readonly stars: number; readonly comment: string };
  "ticket.deleted": { readonly ticketId: string };
  /** To another server, `name`. */
  "ticket.handed_over": { readonly ticketId: string; readonly name: string };
  "ticket.recalled": {
    readonly ticketId: string;
    readonly name: string;
    readonly because: "recalled" | "returned" | "refused" | "done" | "unpaired";
    readonly reason: string;
  };
  /** How it stands there; "" when it has just been taken. */
  "ticket.elsewhere": { readonly ticketId: string; readonly name: string; readonly status: Status | "" };
  "assignment.offered": { readonly ticketId: string };
  "assignment.withdrawn": { readonly ticketId: string; readonly toName: string; readonly reason: string };
  "assignment.accepted": { readonly ticketId: string; readonly byName: string };
  "assignment.declined": { readonly ticketId: string; readonly byName: string; readonly reason: string };
  /** The assignee of a job that has not begun is gone, or comes late: `startsAt` ISO 8601, "" where it is not known. */
  "assignment.doubtful": {
    readonly ticketId: string;
    readonly because: "offline" | "late";
    readonly startsAt: string;
  };
  "work.started": { readonly ticketId: string; readonly byName: string };
  "work.held": { readonly ticketId: string; readonly reason: string };
  "work.resumed": { readonly ticketId: string };
  "report.submitted": { readonly ticketId: string; readonly reportId: string };
  "report.signed": { readonly ticketId: string; readonly byName: string };
  "report.disputed": { readonly ticketId: string; readonly byName: string; readonly reason: string };
  "report.waived": { readonly ticketId: string; readonly byName: string; readonly reason: string };
  /** Somebody wrote in a ticket whose chat is disabled: Reopen / New ticket. */
  "chat.closed": { readonly ticketId: string };
  "role.requested": { readonly requestId: string; readonly name: string; readonly role: string };
  "role.decided": { readonly role: string; readonly granted: boolean };
  /** Somebody says that they forgot the password of this account: for its person, in their own chat. */
  "password.asked": Record<never, never>;
  /** What an admin wants another team to know; `number` is the ticket's, 0 for none. */
  "desk.notified": { readonly number: number; readonly text: string; readonly byName: string };
  "delivery.failed": { readonly deliveryId: string; readonly where: string; readonly why: string };
  "reminder.unsigned_report": { readonly ticketId: string; readonly reportId: string };
  "reminder.silent_ticket": { readonly ticketId: string };
  /** The customer has not said how the work was. */
  "reminder.unrated": { readonly ticketId: string };
  /** `target` is a promise of the ticket, `dueAt` an instant in ISO 8601; "" where it is not known any more. */
  "sla.warned": { readonly ticketId: string; readonly target: "response" | "resolution"; readonly dueAt: string };
  "sla.breached": {
    readonly ticketId: string;
    readonly target: "response" | "resolution";
    readonly dueAt: string;
    readonly rung: "assignee" | "engineer" | "admin";
  };
  "sla.acknowledged": { readonly ticketId: string; readonly byName: string };
  /** To somebody whose shift should be over; it ends by itself at `endsAt`. */
  "shift.overrun": { readonly startedAt: string; readonly endsAt: string };
  "shift.ended": { readonly startedAt: string };
  "break.overrun": { readonly startedAt: string };
  /** Parts that work took and of which few are left: for the admins, once until they are filled. */
  "stock.low": {
    readonly vehicleName: string;
    readonly parts: readonly { readonly name: string; readonly number: string; readonly quantity: number }[];
  };
  /** A fault rises more than chance explains: for the admins, once. */
  "fault.emerging": { readonly fault: EmergingFault };
  /** For the admins: the other server ended the pairing, or could not be told of something for a day. */
  "server.ended": { readonly name: string };
  "server.failing": { readonly name: string };
  /** An endpoint of machines was switched off: for the admins. */
  "webhook.disabled": { readonly name: string; readonly because: "gone" | "failing" | "owner" };
  /** A manufacturer's month in short, for whoever subscribed; `month` is "2026-10". */
  "dashboard.summary": DashboardSummary & { readonly month: string };
  /** Monthly summaries of this manufacturer that somebody had subscribed to have ended: for the admins. */
  "dashboard.unsubscribed": { readonly name: string; readonly because: Exclude<SubscriptionEnd, "stopped"> };
  /** What has happened was sealed; whoever keeps the line can prove later that nothing was changed. */
  "audit.anchored": { readonly line: string };
  "gap.report": { readonly platform: string; readonly since: string; readonly until: string; readonly taken: number };
};

export type NoticeCode = keyof NoticeData;
export type Notice = {
  readonly [Code in NoticeCode]: { readonly code: Code; readonly data: NoticeData[Code] };
}[NoticeCode];

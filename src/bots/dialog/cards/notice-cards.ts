import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import type { TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Card } from "../../card.ts";
import { afterWorkNotices } from "./after-work-notices.ts";
import { dashboardNotices } from "./dashboard-notices.ts";
import { deskNotices } from "./desk-notices.ts";
import { doubtfulCard } from "./doubtful-card.ts";
import { about, by, news, reportNews } from "./news-card.ts";
import { serverNotices } from "./server-notices.ts";
import { ticketCard } from "./ticket-card.ts";
import { holdReasonShown } from "./ticket-fields.ts";
import { timeNotices } from "./time-notices.ts";
import type { Viewer } from "./viewer.ts";

/** What a notice is drawn from beside its own data. `ticket` is null for notices about none, and where it is gone. */
export type NoticeFacts = {
  readonly viewer: Viewer;
  readonly ticket: TicketView | null;
  /** What the desk has learnt about the ticket; null where it does not matter to this notice or reader. */
  readonly insight: TicketInsight | null;
  /** The card of a dialogue's latest step; null where the step is not the latest any more. */
  readonly dialogueCard: Card | null;
  /** A stored reply that came too late to be the answer; null where it was no card. */
  readonly lateCard: Card | null;
};

type Draw<Code extends NoticeCode> = (data: NoticeData[Code], facts: NoticeFacts) => Card | null;
/** How every notice looks. Total: a notice without a card does not compile. */
export const noticeCards: { readonly [Code in NoticeCode]: Draw<Code> } = {
  "ticket.card": about((_, { ticket, viewer, insight }) => ticketCard(ticket, viewer, false, insight)),
  "dialogue.step": (_, { dialogueCard }) => dialogueCard,
  "reply.late": (_, { lateCard }) => lateCard,
  "ticket.opened": about((_, facts) =>
    facts.viewer.side === "customer"
      ? news(
          facts,
          "good",
          "notice-ticket-opened",
          {},
          { next: facts.words.say("notice-ticket-opened-more"), verbs: ["cancel"] },
        )
      : news(facts, "warn", "notice-ticket-opened-desk", { organisation: facts.ticket.organisation.name }),
  ),
  "ticket.changed": about(({ byName, fields }, facts) => {
    const shown = facts.words.list(
      fields.map((field) => facts.words.say(`field-${field}`)),
      "and",
    );
    return news(facts, "plain", "notice-ticket-changed", { name: by(facts, byName), fields: shown });
  }),
  "ticket.rejected": about(({ reason }, facts) =>
    news(facts, "danger", "notice-ticket-rejected", {}, { reason, verbs: ["new-ticket"] }),
  ),
  "ticket.cancelled": about(({ byName, reason }, facts) =>
    news(facts, "danger", "notice-ticket-cancelled", { name: by(facts, byName) }, { reason, verbs: ["new-ticket"] }),
  ),
  "ticket.reopened": about(({ byName, reason }, facts) =>
    news(
      facts,
      "warn",
      "notice-ticket-reopened",
      { name: by(facts, byName) },
      { reason, verbs: ["start", "report", "hold"] },
    ),
  ),
  "ticket.merged": about(({ targetNumber }, facts) =>
    news(facts, "plain", "notice-ticket-merged", { target: targetNumber }),
  ),
  "ticket.deleted": about((_, facts) => news(facts, "plain", "notice-ticket-deleted", {})),
  "assignment.offered": about((_, { ticket, viewer, words, number, insight }) => {
    const card = ticketCard(ticket, viewer, true, insight);
    // Once it is taken, or somebody else's, the question is over, and the line, where what is written goes to the customer, is elsewhere.
    const isOpen = ticket.acceptedAt === null && ticket.status === "opened" && viewer.who.has("assignee");
    if (!isOpen) return { ...card, footer: null };
    const ask = words.say("notice-assignment-offered", { number });
    return { ...card, body: [...fromPlain(ask), ...card.body], fallback: `${ask} ${ticket.title}` };
  }),
  "assignment.withdrawn": about(({ toName, reason }, facts) =>
    news(facts, "warn", "notice-assignment-withdrawn", { name: toName }, { reason }),
  ),
  "assignment.accepted": about(({ byName }, facts) =>
    news(facts, "good", "notice-assignment-accepted", { name: by(facts, byName) }),
  ),
  "assignment.declined": about(({ byName, reason }, facts) =>
    news(
      facts,
      "warn",
      "notice-assignment-declined",
      { name: by(facts, byName) },
      { reason, verbs: ["assign-approve", "assign-choose", "reject"] },
    ),
  ),
  "assignment.doubtful": about(doubtfulCard),
  "work.started": about(({ byName }, facts) =>
    news(facts, "plain", "notice-work-started", { name: by(facts, byName) }),
  ),
  "work.held": about(({ reason }, facts) =>
    news(facts, "warn", "notice-work-held", { reason: holdReasonShown(reason, facts.viewer) }),
  ),
  "work.resumed": about((_, facts) => news(facts, "plain", "notice-work-resumed", {})),
  "report.submitted": about(({ reportId }, facts) =>
    reportNews(facts, reportId, facts.words.say("notice-report-submitted", { number: facts.number })),
  ),
  "report.signed": about(({ byName }, facts) => {
    const next = facts.viewer.side === "worker" ? facts.words.say("notice-report-signed-next") : null;
    return news(facts, "good", "notice-report-signed", { name: byName }, { next, verbs: ["complete"] });
  }),
  "report.disputed": about(({ byName, reason }, facts) => {
    const next = facts.viewer.side === "worker" ? facts.words.say("notice-report-disputed-next") : null;
    return news(facts, "danger", "notice-report-disputed", { name: byName }, { reason, next, verbs: ["report"] });
  }),
  "report.waived": about(({ byName, reason }, facts) =>
    news(facts, "plain", "notice-report-waived", { name: by(facts, byName) }, { reason, verbs: ["complete"] }),
  ),
  "chat.closed": about((_, facts) => {
    const { words, ticket } = facts;
    const card = news(
      facts,
      "warn",
      "notice-chat-closed",
      { state: words.say(`state-${ticket.status}`) },
      { verbs: ["reopen", "new-ticket"] },
    );
    const reopens = card.buttons.flat().length > 1;
    return { ...card, body: fromPlain(words.say(reopens ? "notice-chat-closed-ask" : "notice-chat-closed-new")) };
  }),
  "reminder.unsigned_report": about(({ reportId }, facts) =>
    reportNews(facts, reportId, facts.words.say("notice-reminder-report", { number: facts.number })),
  ),
  "reminder.silent_ticket": about((_, { ticket, viewer, words, number }) => {
    const card = ticketCard(ticket, viewer);
    const told = words.say("notice-reminder-silent", { number });
    return { ...card, tone: "warn", body: fromPlain(told), fallback: told };
  }),
  ...afterWorkNotices,
  ...deskNotices,
  ...timeNotices,
  ...serverNotices,
  ...dashboardNotices,
};

/** The card of a notice; null where there is nothing left to show. `data` was written by us with this very code. */
export function noticeCard(code: string, data: unknown, facts: NoticeFacts): Card | null {
  if (!(code in noticeCards)) return null;
  const draw = noticeCards[code as NoticeCode] as (data: unknown, facts: NoticeFacts) => Card | null;
  return draw(data, facts);
}

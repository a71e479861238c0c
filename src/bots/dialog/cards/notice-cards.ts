import type { CopyId } from "../../../core/copy/copy-id.ts";
import type { CopyArgs, Words } from "../../../core/copy/words.ts";
import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import { type Role, roles } from "../../../core/domain/roles.ts";
import type { TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Button, Card } from "../../card.ts";
import { type ActionVerb, actionId, shortId } from "../action-id.ts";
import { type More, sentenceCard } from "../reply.ts";
import { dashboardNotices } from "./dashboard-notices.ts";
import { doubtfulCard } from "./doubtful-card.ts";
import { emergingShown } from "./emerging-shown.ts";
import { type About, about, by, news, reportNews } from "./news-card.ts";
import { serverNotices } from "./server-notices.ts";
import { customerSentence, ticketCard } from "./ticket-card.ts";
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
const toCustomer = ({ viewer, ticket }: About): string | null =>
  viewer.side === "customer" ? customerSentence(ticket, viewer) : null;

/** What a customer can do about a closed ticket, behind a sentence that says that it is. */
const afterClosing = (facts: About): string | null => {
  const { viewer, ticket, words } = facts;
  return viewer.side === "customer" && ticket.status === "closed"
    ? words.say("customer-reopen-until", { days: viewer.settings.reopenWindowDays })
    : toCustomer(facts);
};

const afterWork: readonly ActionVerb[] = ["rate", "reopen", "new-ticket", "close"];

/** What ends the work, with the stars that it was given since. */
const workDone = (facts: About, id: CopyId, next: string | null): Card => {
  const card = news(facts, "good", id, {}, { next, verbs: afterWork });
  const { rating } = facts.ticket;
  if (rating === null || facts.viewer.side !== "customer") return card;
  const stars = {
    label: facts.words.say("label-rating"),
    value: facts.words.say("card-stars", { stars: rating.stars }),
  };
  return { ...card, fields: [...card.fields, stars] };
};

const roleNamed = (words: Words, role: string): string => {
  const known: Role | undefined = roles.find((one) => one === role);
  return known === undefined ? role : words.role(known);
};

const rowButton = (words: Words, verb: ActionVerb, label: CopyId, rowId: string, style: Button["style"]): Button => ({
  action: actionId(verb, null, 0, shortId(rowId)),
  label: words.say(label),
  style,
});

const plain = (words: Words, id: CopyId, args: CopyArgs, more: More = {}): Card =>
  sentenceCard(words.say(id, args), more);

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
  "ticket.resolved": about((_, facts) => workDone(facts, "notice-ticket-resolved", toCustomer(facts))),
  "ticket.closed": about((_, facts) => workDone(facts, "notice-ticket-closed", afterClosing(facts))),
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
  "ticket.rated": about(({ stars, comment }, facts) => {
    const card = news(facts, stars >= 4 ? "good" : stars <= 2 ? "warn" : "plain", "notice-ticket-rated", { stars });
    return comment === "" ? card : { ...card, fields: [{ label: facts.words.say("label-comment"), value: comment }] };
  }),
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
  "role.requested": ({ requestId, name, role }, { viewer: { words } }) =>
    plain(
      words,
      "notice-role-requested",
      { name, role: roleNamed(words, role) },
      {
        tone: "warn",
        buttons: [
          [
            rowButton(words, "role-approve", "button-approve", requestId, "primary"),
            rowButton(words, "role-deny", "button-deny", requestId, "danger"),
          ],
        ],
        footer: words.say("card-footer-asks-admin"),
      },
    ),
  "role.decided": ({ role, granted }, { viewer: { words } }) =>
    plain(
      words,
      granted ? "notice-role-granted" : "notice-role-denied",
      { role: roleNamed(words, role) },
      { tone: granted ? "good" : "warn" },
    ),
  "desk.notified": ({ number, text, byName }, { viewer: { words } }) =>
    plain(
      words,
      number === 0 ? "notice-desk-notified" : "notice-desk-notified-about",
      { name: byName, number },
      {
        tone: "warn",
        body: fromPlain(text),
        buttons: number === 0 ? [] : [[{ action: actionId("show", number, 0), label: `#${number}`, style: "plain" }]],
      },
    ),
  "password.asked": (_, { viewer: { words } }) =>
    plain(
      words,
      "notice-password-asked",
      {},
      {
        tone: "warn",
        buttons: [
          [{ action: actionId("reset-code", null, 0), label: words.say("button-reset-code"), style: "primary" }],
        ],
      },
    ),
  "delivery.failed": ({ deliveryId, where, why }, { viewer: { words } }) =>
    plain(
      words,
      "notice-delivery-failed",
      {},
      {
        tone: "danger",
        fields: [
          { label: words.say("label-where"), value: where },
          { label: words.say("label-why"), value: why },
        ],
        buttons: [
          [
            rowButton(words, "delivery-retry", "button-retry", deliveryId, "primary"),
            rowButton(words, "delivery-skip", "button-skip", deliveryId, "plain"),
          ],
        ],
      },
    ),
  "reminder.unsigned_report": about(({ reportId }, facts) =>
    reportNews(facts, reportId, facts.words.say("notice-reminder-report", { number: facts.number })),
  ),
  "reminder.silent_ticket": about((_, { ticket, viewer, words, number }) => {
    const card = ticketCard(ticket, viewer);
    const told = words.say("notice-reminder-silent", { number });
    return { ...card, tone: "warn", body: fromPlain(told), fallback: told };
  }),
  "reminder.unrated": about((_, facts) => {
    const { rating } = facts.ticket;
    return rating === null
      ? news(facts, "plain", "notice-reminder-unrated", {}, { verbs: ["rate"] })
      : news(facts, "good", "notice-ticket-rated", { stars: rating.stars }, { verbs: ["rate"] });
  }),
  ...timeNotices,
  ...serverNotices,
  "stock.low": ({ vehicleName, parts }, { viewer: { words } }) =>
    plain(
      words,
      "notice-stock-low",
      { vehicle: vehicleName },
      {
        tone: "warn",
        fields: parts.map(({ name, number, quantity }) => ({
          label: name === number ? name : `${name} ${number}`,
          value: words.say("stock-left", { quantity }),
        })),
      },
    ),
  "fault.emerging": ({ fault }, { viewer: { words } }) =>
    plain(words, "notice-fault-emerging", {}, { tone: "warn", body: fromPlain(emergingShown(words, fault)) }),
  "webhook.disabled": ({ name, because }, { viewer: { words } }) =>
    plain(
      words,
      "notice-webhook-disabled",
      { name },
      { tone: "warn", body: fromPlain(words.say(`notice-webhook-${because}`)) },
    ),
  ...dashboardNotices,
  "audit.anchored": ({ line }, { viewer: { words } }) =>
    plain(words, "notice-audit-anchored", {}, { body: fromPlain(line), footer: words.say("notice-audit-keep") }),
  "gap.report": ({ platform, since, until, taken }, { viewer: { words, timeZone } }) =>
    plain(
      words,
      "notice-gap",
      { platform: `${platform.slice(0, 1).toUpperCase()}${platform.slice(1)}`, taken },
      {
        body: fromPlain(
          words.say("notice-gap-span", {
            since: words.when(new Date(since), timeZone),
            until: words.when(new Date(until), timeZone),
          }),
        ),
      },
    ),
};

/** The card of a notice; null where there is nothing left to show. `data` was written by us with this very code. */
export function noticeCard(code: string, data: unknown, facts: NoticeFacts): Card | null {
  if (!(code in noticeCards)) return null;
  const draw = noticeCards[code as NoticeCode] as (data: unknown, facts: NoticeFacts) => Card | null;
  return draw(data, facts);
}

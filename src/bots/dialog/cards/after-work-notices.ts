import type { CopyId } from "../../../core/copy/copy-id.ts";
import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import type { Card } from "../../card.ts";
import type { ActionVerb } from "../action-id.ts";
import { type About, about, news } from "./news-card.ts";
import type { NoticeFacts } from "./notice-cards.ts";
import { customerSentence } from "./ticket-card.ts";

type AfterWorkCode = Extract<NoticeCode, "ticket.resolved" | "ticket.closed" | "ticket.rated" | "reminder.unrated">;

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

/** How notices about work that is done, and the stars for it, look. */
export const afterWorkNotices: {
  readonly [Code in AfterWorkCode]: (data: NoticeData[Code], facts: NoticeFacts) => Card | null;
} = {
  "ticket.resolved": about((_, facts) => workDone(facts, "notice-ticket-resolved", toCustomer(facts))),
  "ticket.closed": about((_, facts) => workDone(facts, "notice-ticket-closed", afterClosing(facts))),
  "ticket.rated": about(({ stars, comment }, facts) => {
    const card = news(facts, stars >= 4 ? "good" : stars <= 2 ? "warn" : "plain", "notice-ticket-rated", { stars });
    return comment === "" ? card : { ...card, fields: [{ label: facts.words.say("label-comment"), value: comment }] };
  }),
  "reminder.unrated": about((_, facts) => {
    const { rating } = facts.ticket;
    return rating === null
      ? news(facts, "plain", "notice-reminder-unrated", {}, { verbs: ["rate"] })
      : news(facts, "good", "notice-ticket-rated", { stars: rating.stars }, { verbs: ["rate"] });
  }),
};

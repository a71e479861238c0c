import { fromPlain, type RichText } from "../../../core/domain/rich-text.ts";
import type { Status } from "../../../core/domain/statuses.ts";
import type { TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Card, Tone } from "../../card.ts";
import { rowsOf } from "../reply.ts";
import { insightOnCard } from "./insight-on-card.ts";
import { ticketButtons } from "./ticket-buttons.ts";
import { holdReasonShown, ticketFields } from "./ticket-fields.ts";
import { staffNamed, type Viewer } from "./viewer.ts";

/** Longest description on a card that stands above its talk: the first message holds all of it. */
const shownDescription = 1500;

const tones: Readonly<Record<Status, Tone>> = {
  new: "warn",
  opened: "plain",
  in_progress: "plain",
  on_hold: "warn",
  resolved: "good",
  closed: "good",
  rejected: "danger",
  cancelled: "danger",
  merged: "plain",
  handed_over: "plain",
};

/**
 * The ticket's card: to the customer how it stands, to who works on it the job, to the desk all that a decision needs; each with the
 * buttons that the reader can use now. `full` shows the whole description; `insight` is what the desk has learnt, for staff alone.
 */
export function ticketCard(
  ticket: TicketView,
  viewer: Viewer,
  full = false,
  insight: TicketInsight | null = null,
): Card {
  const { words, side } = viewer;
  const { number, title } = ticket;
  const status = words.status(ticket.status);
  const sentence = side === "customer" ? customerSentence(ticket, viewer) : null;
  // A short first message is its own title: nobody reads it twice.
  const says = ticket.description.trim() === title.trim() ? "" : ticket.description;
  const description = full || side !== "customer" ? fromPlain(shortened(says, full)) : [];
  const learnt = insightOnCard(ticket, viewer, insight);
  return {
    tone: tones[ticket.status],
    title: words.say("card-ticket-title", { number, title }),
    body: [...(sentence === null ? [] : fromPlain(sentence)), ...description, ...learnt.body] satisfies RichText,
    fields: [...ticketFields(ticket, viewer), ...learnt.fields],
    files: [],
    buttons: [...ticketButtons(ticket, viewer), ...rowsOf(learnt.buttons, 4)],
    footer: footerOf(ticket, viewer),
    fallback: words.say("card-ticket-fallback", { number, title, status: sentence ?? status }),
    ...(side === "desk" ? { labels: [status, words.priority(ticket.priority)] } : {}),
  };
}

function footerOf(ticket: TicketView, { words, side }: Viewer): string | null {
  const hint = { customer: "card-customer-hint", worker: "card-line-hint", desk: "card-desk-talk-hint" } as const;
  const isOver = tones[ticket.status] === "danger" || ticket.status === "closed" || ticket.status === "merged";
  // Before it is accepted there is no line to write in.
  const hinted = isOver || (side === "worker" && ticket.acceptedAt === null) ? [] : [words.say(hint[side])];
  const shown = [...hinted, ...(ticket.demo ? [words.say("card-footer-demo")] : [])];
  return shown.length === 0 ? null : shown.join(" · ");
}

function shortened(text: string, full: boolean): string {
  const letters = [...text];
  return full || letters.length <= shownDescription ? text : `${letters.slice(0, shownDescription).join("")}…`;
}

type Sentence = (ticket: TicketView, viewer: Viewer) => string;

const named = (ticket: TicketView, viewer: Viewer) =>
  ticket.assignee === null ? viewer.words.say("customer-somebody") : staffNamed(viewer, ticket.assignee.name);

/** How it stands, to the customer, by status. */
const sentences: Readonly<Record<Status, Sentence>> = {
  new: (_, { words }) => words.say("customer-new"),
  opened: (ticket, viewer) => viewer.words.say("customer-opened", { name: named(ticket, viewer) }),
  in_progress: (ticket, viewer) => viewer.words.say("customer-in_progress", { name: named(ticket, viewer) }),
  on_hold: (ticket, viewer) =>
    viewer.words.say("customer-on_hold", { reason: holdReasonShown(ticket.holdReason ?? "other", viewer) }),
  resolved: ({ rating }, { words }) => words.say(rating === null ? "customer-resolved" : "customer-done"),
  closed: (_, { words, settings }) => words.say("customer-closed", { days: settings.reopenWindowDays }),
  rejected: (_, { words }) => words.say("customer-rejected"),
  cancelled: (_, { words }) => words.say("customer-cancelled"),
  merged: ({ mergedIntoNumber }, { words }) => words.say("customer-merged", { number: mergedIntoNumber ?? "?" }),
  handed_over: (_, { words }) => words.say("customer-handed_over"),
};

/** How the ticket stands, in one sentence to the customer. */
export function customerSentence(ticket: TicketView, viewer: Viewer): string {
  if (ticket.status === "in_progress" && ticket.report?.state === "submitted") {
    return viewer.words.say("customer-report-waiting");
  }
  return sentences[ticket.status](ticket, viewer);
}

import type { CopyId } from "../../../core/copy/copy-id.ts";
import type { CopyArgs, Words } from "../../../core/copy/words.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import type { TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Card, Tone } from "../../card.ts";
import type { ActionVerb } from "../action-id.ts";
import { sentenceCard } from "../reply.ts";
import { reportCard } from "./report-card.ts";
import { ticketButtons } from "./ticket-buttons.ts";
import { staffNamed, type Viewer } from "./viewer.ts";

/** What a notice about a ticket is drawn from. */
export type About = {
  readonly viewer: Viewer;
  readonly words: Words;
  readonly ticket: TicketView;
  readonly number: number;
  /** What the desk has learnt about it; null where nobody asked. */
  readonly insight: TicketInsight | null;
};

/** A notice about a ticket: nothing is said of one that is gone. */
export function about<Data>(
  draw: (data: Data, facts: About) => Card,
): (data: Data, facts: Pick<About, "viewer" | "insight"> & { readonly ticket: TicketView | null }) => Card | null {
  return (data, { ticket, viewer, insight }) =>
    ticket === null ? null : draw(data, { ticket, viewer, words: viewer.words, number: ticket.number, insight });
}

/** Somebody's name in a sentence: the customer's own people in full, staff as customers may read them. */
export function by({ viewer, ticket }: About, name: string): string {
  return name === ticket.opener.name ? name : staffNamed(viewer, name);
}

/** One sentence with the reason, the next thing to do, and the buttons that the reader can use on it. */
export function news(
  facts: About,
  tone: Tone,
  id: CopyId,
  args: CopyArgs,
  more: { readonly reason?: string; readonly next?: string | null; readonly verbs?: readonly ActionVerb[] } = {},
): Card {
  const { words, ticket, viewer } = facts;
  const { reason = "", next = null, verbs = [] } = more;
  return sentenceCard(words.say(id, { number: facts.number, ...args }), {
    tone,
    body: next === null ? [] : fromPlain(next),
    fields: reason === "" ? [] : [{ label: words.say("label-reason"), value: reason }],
    buttons: ticketButtons(ticket, viewer, (verb) => verbs.includes(verb)),
  });
}

/** The report that a notice is about, while it is the newest; else that it is not any more. */
export function reportNews(facts: About, reportId: string, lead: string): Card {
  const { ticket, viewer, words, number } = facts;
  if (ticket.report === null || ticket.report.id !== reportId)
    return sentenceCard(words.say("card-report-gone", { number }));
  // Once it is answered, neither is it news that it is ready, nor does it wait for anybody.
  if (ticket.report.state !== "submitted") return reportCard(ticket, ticket.report, viewer, null);
  const asks = viewer.side === "customer" ? ` ${words.say("notice-report-submitted-ask")}` : "";
  return reportCard(ticket, ticket.report, viewer, `${lead}${asks}`);
}

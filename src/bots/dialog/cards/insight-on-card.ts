import { percentOf } from "../../../core/domain/likely-fixes.ts";
import { mayOnTicket } from "../../../core/domain/permissions.ts";
import type { RichText } from "../../../core/domain/rich-text.ts";
import { isLive } from "../../../core/domain/statuses.ts";
import type { TicketInsight } from "../../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Button, Card } from "../../card.ts";
import { actionId } from "../action-id.ts";
import { fixesInShort } from "./likely-fixes-shown.ts";
import type { Viewer } from "./viewer.ts";

/** A guess below this is not worth anybody's attention. */
const worthShowing = 0.5;

/** What the desk has learnt, as a card's additions. Empty for customers: what staff are told of a fault is theirs. */
export type InsightOnCard = {
  readonly body: RichText;
  readonly fields: Card["fields"];
  readonly buttons: readonly Button[];
};

const nothing: InsightOnCard = { body: [], fields: [], buttons: [] };

/** The category that is guessed, where the ticket has none; null where none is guessed. */
export function categoryGuess(ticket: TicketView, insight: TicketInsight): string | null {
  const guess = insight.guesses?.category ?? null;
  return ticket.category !== null || guess === null || guess.probability < worthShowing ? null : guess.value;
}

/** The urgency that is guessed, where it is another than the customer's; null where none is. */
export function urgencyGuess(ticket: TicketView, insight: TicketInsight): TicketView["urgency"] | null {
  const guess = insight.guesses?.urgency ?? null;
  return guess === null || guess.probability < worthShowing || guess.value === ticket.urgency ? null : guess.value;
}

/** Likely fixes, guesses and a possible duplicate of a live ticket, for the staff who read its card. */
export function insightOnCard(ticket: TicketView, viewer: Viewer, insight: TicketInsight | null): InsightOnCard {
  const { words, side, who } = viewer;
  if (side === "customer" || insight === null || !isLive(ticket.status)) return nothing;
  const fields: { label: string; value: string }[] = [];
  const buttons: Button[] = [];
  const button = (
    verb: "fixes" | "merge" | "guess-category" | "guess-urgency",
    label: string,
    arg: string | null = null,
  ) => buttons.push({ action: actionId(verb, ticket.number, ticket.version, arg), label, style: "plain" });
  const { fixes, maybeSame } = insight;
  if (fixes !== null && fixes.fixes.length > 0 && mayOnTicket(who, "ticket.fixes"))
    button("fixes", words.say("button-fixes"));
  if (side === "desk") {
    const category = categoryGuess(ticket, insight);
    const urgency = urgencyGuess(ticket, insight);
    const mayEdit = mayOnTicket(who, "ticket.edit");
    if (maybeSame !== null) {
      fields.push({
        label: words.say("label-maybe-same"),
        value: words.say("maybe-same", { target: maybeSame.number, title: maybeSame.title }),
      });
      if (mayOnTicket(who, "merge"))
        button("merge", words.say("button-merge-same", { target: maybeSame.number }), String(maybeSame.number));
    }
    if (category !== null) {
      const percent = percentOf(insight.guesses?.category?.probability ?? 0);
      fields.push({
        label: words.say("label-category-guess"),
        value: words.say("guess-shown", { value: category, percent }),
      });
      if (mayEdit) button("guess-category", words.say("button-guess-category", { value: category }));
    }
    if (urgency !== null) {
      const percent = percentOf(insight.guesses?.urgency?.probability ?? 0);
      const value = words.urgency(urgency);
      fields.push({ label: words.say("label-urgency-guess"), value: words.say("guess-shown", { value, percent }) });
      if (mayEdit) button("guess-urgency", words.say("button-guess-urgency", { value }));
    }
  }
  return { body: fixes === null ? [] : fixesInShort(words, fixes), fields, buttons };
}

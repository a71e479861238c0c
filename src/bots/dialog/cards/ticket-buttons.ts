import type { CopyId } from "../../../core/copy/copy-id.ts";
import { type Move, possibleMoves } from "../../../core/domain/lifecycle.ts";
import { mayOnTicket, type TicketAction } from "../../../core/domain/permissions.ts";
import { isChatClosed } from "../../../core/domain/statuses.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Button } from "../../card.ts";
import { type ActionVerb, actionId, shortId } from "../action-id.ts";
import { rowsOf } from "../reply.ts";
import { waitsForAcknowledgement } from "./sla-shown.ts";
import type { CardSide, Viewer } from "./viewer.ts";

/** A button that a card can have: shown where the lifecycle (or the permission table) lets the reader do it and the facts fit. */
type ButtonRow = {
  readonly on: readonly CardSide[];
  readonly needs: { readonly move: Move } | { readonly action: TicketAction };
  readonly verb: ActionVerb;
  readonly label: CopyId;
  readonly style: Button["style"];
  /** What the lifecycle asks for beside the status, as far as it is known beforehand. */
  readonly when: (ticket: TicketView, viewer: Viewer) => boolean;
  /** What else the button carries. */
  readonly arg?: (ticket: TicketView) => string | null;
};

const always = () => true;
const waiting = (ticket: TicketView) => ticket.report?.state === "submitted";
const settled = (ticket: TicketView) => ticket.report?.state === "signed" || ticket.report?.state === "waived";
const proposed = (ticket: TicketView) => ticket.status === "new" && (ticket.proposal?.candidates.length ?? 0) > 0;
/** Who was shown: the proposal may be another by the time somebody presses, and they approve the one they read. */
const best = (ticket: TicketView) => {
  const id = ticket.proposal?.candidates[0]?.accountId;
  return id === undefined ? null : shortId(id);
};
const talking = (ticket: TicketView) => !isChatClosed(ticket.status);

const keepsArticles = ({ who }: Viewer) => who.has("engineer") || who.has("admin");
const done = ({ status }: TicketView) => status === "resolved" || status === "closed";

/** The work can still be taken up again: the window counts from when it was done. */
function withinWindow(ticket: TicketView, viewer: Viewer): boolean {
  const doneAt = ticket.resolvedAt ?? ticket.closedAt;
  return doneAt !== null && viewer.now.getTime() - doneAt.getTime() <= viewer.settings.reopenWindowDays * 86_400_000;
}

/** Every button of the ticket's cards, the most important first. */
const buttonRows: readonly ButtonRow[] = [
  {
    on: ["worker", "desk"],
    needs: { action: "ticket.acknowledge" },
    verb: "ack",
    label: "button-acknowledge",
    style: "danger",
    when: waitsForAcknowledgement,
  },
  {
    on: ["desk"],
    needs: { move: "assign" },
    verb: "assign-approve",
    label: "button-approve",
    style: "primary",
    when: proposed,
    arg: best,
  },
  {
    on: ["desk"],
    needs: { move: "assign" },
    verb: "assign-choose",
    label: "button-choose-another",
    style: "plain",
    when: always,
  },
  { on: ["desk"], needs: { move: "reject" }, verb: "reject", label: "button-reject", style: "danger", when: always },
  {
    on: ["worker"],
    needs: { move: "accept" },
    verb: "accept",
    label: "button-accept",
    style: "primary",
    when: (ticket) => ticket.acceptedAt === null,
  },
  {
    on: ["worker"],
    needs: { move: "start" },
    verb: "start",
    label: "button-start",
    style: "primary",
    when: (ticket) => ticket.acceptedAt !== null,
  },
  {
    on: ["worker"],
    needs: { move: "decline" },
    verb: "decline",
    label: "button-decline",
    style: "plain",
    when: always,
  },
  {
    on: ["worker"],
    needs: { move: "complete" },
    verb: "complete",
    label: "button-complete",
    style: "primary",
    when: settled,
  },
  {
    on: ["worker"],
    needs: { move: "report" },
    verb: "report",
    label: "button-report",
    style: "primary",
    when: (ticket) => !settled(ticket),
  },
  { on: ["worker"], needs: { move: "resume" }, verb: "resume", label: "button-resume", style: "primary", when: always },
  { on: ["worker"], needs: { move: "hold" }, verb: "hold", label: "button-hold", style: "plain", when: always },
  { on: ["customer"], needs: { move: "sign" }, verb: "sign", label: "button-sign", style: "primary", when: waiting },
  {
    on: ["customer"],
    needs: { move: "dispute" },
    verb: "dispute",
    label: "button-dispute",
    style: "plain",
    when: waiting,
  },
  { on: ["desk"], needs: { move: "waive" }, verb: "waive", label: "button-waive", style: "plain", when: waiting },
  { on: ["desk"], needs: { move: "close" }, verb: "close", label: "button-close", style: "primary", when: always },
  {
    on: ["customer"],
    needs: { action: "ticket.rate" },
    verb: "rate",
    label: "button-change-rating",
    style: "plain",
    when: (ticket) => done(ticket) && ticket.rating !== null,
  },
  {
    on: ["customer"],
    needs: { move: "reopen" },
    verb: "reopen",
    label: "button-reopen",
    style: "plain",
    when: withinWindow,
  },
  {
    on: ["customer"],
    needs: { action: "message.say" },
    verb: "new-ticket",
    label: "button-new-ticket",
    style: "plain",
    when: (ticket) => !talking(ticket),
  },
  {
    on: ["customer"],
    needs: { move: "cancel" },
    verb: "cancel",
    label: "button-cancel-ticket",
    style: "danger",
    when: always,
  },
  {
    on: ["worker", "desk"],
    needs: { action: "ticket.fixes" },
    verb: "article-from",
    label: "button-article-from",
    style: "plain",
    when: (ticket, viewer) => done(ticket) && settled(ticket) && keepsArticles(viewer),
  },
  { on: ["desk"], needs: { move: "recall" }, verb: "recall", label: "button-recall", style: "plain", when: always },
  {
    on: ["desk"],
    needs: { action: "message.reply" },
    verb: "reply",
    label: "button-reply",
    style: "plain",
    when: talking,
  },
];

/** The buttons of the ticket's card for this reader, in rows. What they may do is judged again on press. */
export function ticketButtons(
  ticket: TicketView,
  viewer: Viewer,
  only: (verb: ActionVerb) => boolean = always,
): readonly (readonly Button[])[] {
  const { words, who } = viewer;
  const possible = possibleMoves(ticket, who);
  const may = (row: ButtonRow) =>
    "move" in row.needs ? possible.includes(row.needs.move) : mayOnTicket(who, row.needs.action);
  const shown = buttonRows.filter(
    (row) => row.on.includes(viewer.side) && only(row.verb) && may(row) && row.when(ticket, viewer),
  );
  const buttons = shown.map(
    ({ verb, label, style, arg }): Button => ({
      action: actionId(verb, ticket.number, ticket.version, arg?.(ticket) ?? null),
      label: words.say(label),
      style,
    }),
  );
  // Once they are given, the stars are read on the card; who thinks otherwise by now changes them.
  const unrated = ticket.rating === null && done(ticket);
  const rates = viewer.side === "customer" && only("rate") && unrated && mayOnTicket(who, "ticket.rate");
  const stars = ["1", "2", "3", "4", "5"].map(
    (star): Button => ({
      action: actionId("rate", ticket.number, ticket.version, star),
      label: star,
      style: "plain",
    }),
  );
  return [...(rates ? [stars] : []), ...rowsOf(buttons, 4)];
}

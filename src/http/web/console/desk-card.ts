import type { Button, Card } from "../../../bots/card.ts";
import { type ActionVerb, actionId } from "../../../bots/dialog/action-id.ts";
import type { Move } from "../../../core/domain/lifecycle.ts";
import type { TicketJson } from "../protocol.ts";
import { say } from "../words/say.ts";
import { shortIdOf } from "./short-id.ts";

type DeedRow = {
  readonly move: Move;
  readonly verb: ActionVerb;
  readonly label: string;
  readonly style: Button["style"];
};

/** Moves that the card offers, most important first; the rest stands in the details. */
const onCard: readonly DeedRow[] = [
  { move: "accept", verb: "accept", label: "button-accept", style: "primary" },
  { move: "start", verb: "start", label: "button-start", style: "primary" },
  { move: "resume", verb: "resume", label: "button-resume", style: "primary" },
  { move: "complete", verb: "complete", label: "button-complete", style: "primary" },
  { move: "report", verb: "report", label: "button-report", style: "primary" },
  { move: "close", verb: "close", label: "button-close", style: "primary" },
  { move: "hold", verb: "hold", label: "button-hold", style: "plain" },
  { move: "decline", verb: "decline", label: "button-decline", style: "danger" },
  { move: "reopen", verb: "reopen", label: "button-reopen", style: "plain" },
  { move: "reject", verb: "reject", label: "button-reject", style: "danger" },
];

const inDetails: readonly DeedRow[] = [
  { move: "waive", verb: "waive", label: "button-waive", style: "plain" },
  { move: "merge", verb: "merge", label: "move-merge", style: "plain" },
  { move: "cancel", verb: "cancel", label: "button-cancel-ticket", style: "danger" },
  { move: "delete", verb: "delete", label: "move-delete", style: "danger" },
];

/** The ticket's card in the desk thread: what it waits for, who should go, and what whoever reads may do now. */
export function deskCardOf(ticket: TicketJson, mayReply: boolean): Card {
  const settled = ticket.report?.state === "signed" || ticket.report?.state === "waived";
  const possible = onCard.filter(({ move }) => ticket.possible.includes(move) && (move !== "complete" || settled));
  // With a settled report the next step is Complete, not another report.
  const rows = settled
    ? possible.map((row) => (row.move === "report" ? { ...row, style: "plain" as const } : row))
    : possible;
  const reply: readonly Button[] = mayReply ? [button(ticket, "reply", "button-reply", "plain")] : [];
  const { title, tone } = headOf(ticket);
  return {
    tone,
    title,
    body: [],
    fields: ticket.status === "new" ? proposalFields(ticket) : [],
    files: [],
    buttons: [
      [...assignButtons(ticket), ...rows.map((row) => button(ticket, row.verb, row.label, row.style)), ...reply],
    ].filter((row) => row.length > 0),
    footer: null,
    fallback: `#${ticket.number} ${title}`,
  };
}

/** What else may be done, for the details: rarer moves, and changes of fields. */
export function detailButtons(ticket: TicketJson, isAdmin: boolean): readonly Button[] {
  const waiting = ticket.report?.state === "submitted";
  const moves = inDetails.filter(({ move }) => ticket.possible.includes(move) && (move !== "waive" || waiting));
  const isLive = !["closed", "rejected", "cancelled", "merged"].includes(ticket.status);
  return [
    ...(isAdmin && isLive
      ? [
          button(ticket, "edit", "edit-ticket", "plain"),
          button(ticket, "priority", "change-priority", "plain"),
          button(ticket, "tag", "change-tags", "plain"),
        ]
      : []),
    ...moves.map((row) => button(ticket, row.verb, row.label, row.style)),
  ];
}

/** Carries the version it was drawn at, so that the desk refuses what was overtaken. */
function button(ticket: TicketJson, verb: ActionVerb, label: string, style: Button["style"]): Button {
  return { action: actionId(verb, ticket.number, ticket.version), label: say(label), style };
}

function assignButtons(ticket: TicketJson): readonly Button[] {
  if (!ticket.possible.includes("assign")) return [];
  if (ticket.status !== "new")
    return [button(ticket, "assign-choose", ticket.assignee === null ? "move-assign" : "move-reassign", "plain")];
  const best = ticket.proposal?.candidates[0];
  if (best === undefined) return [button(ticket, "assign-choose", "move-assign", "primary")];
  return [
    {
      ...button(ticket, "assign-approve", "button-approve", "primary"),
      action: actionId("assign-approve", ticket.number, ticket.version, shortIdOf(best.accountId)),
    },
    button(ticket, "assign-choose", "button-choose-another", "plain"),
  ];
}

function proposalFields(ticket: TicketJson): Card["fields"] {
  const [best, ...others] = ticket.proposal?.candidates ?? [];
  if (best === undefined) return [{ label: say("label-proposal"), value: say("card-nobody") }];
  const vehicle = ticket.proposal?.vehicleName ?? null;
  return [
    { label: say("label-proposal"), value: best.name },
    ...(vehicle === null ? [] : [{ label: say("label-vehicle"), value: vehicle }]),
    ...(others.length === 0
      ? []
      : [
          {
            label: say("card-others"),
            value: others
              .slice(0, 3)
              .map(({ name }) => name)
              .join(", "),
          },
        ]),
  ];
}

function headOf(ticket: TicketJson): { readonly title: string; readonly tone: Card["tone"] } {
  const name = ticket.assignee?.name ?? "";
  switch (ticket.status) {
    case "new":
      return { title: say("card-new"), tone: "warn" };
    case "opened":
      return ticket.acceptedAt === null
        ? { title: say("card-opened", { name }), tone: "warn" }
        : { title: say("card-accepted", { name }), tone: "plain" };
    case "in_progress":
      if (ticket.report?.state === "submitted") return { title: say("card-report-waiting"), tone: "warn" };
      if (ticket.report?.state === "disputed") return { title: say("card-disputed"), tone: "danger" };
      if (ticket.report?.state === "signed" || ticket.report?.state === "waived")
        return { title: say("card-report-settled"), tone: "good" };
      return { title: say("card-in-progress", { name }), tone: "plain" };
    case "on_hold":
      return { title: say("card-on-hold"), tone: "warn" };
    case "resolved":
      return { title: say("card-resolved"), tone: "good" };
    default:
      return { title: say("card-done"), tone: "plain" };
  }
}

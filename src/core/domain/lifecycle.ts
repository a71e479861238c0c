import type { Party } from "./parties.ts";
import { Problem } from "./problem.ts";
import type { Status } from "./statuses.ts";

/** Every move of DESIGN §3 that an existing ticket can make, with the event that records it. */
export const moves = [
  "assign",
  "accept",
  "decline",
  "reject",
  "start",
  "hold",
  "resume",
  "report",
  "sign",
  "dispute",
  "waive",
  "complete",
  "close",
  "reopen",
  "cancel",
  "merge",
  "handover",
  "recall",
  "delete",
] as const;
export type Move = (typeof moves)[number];

/** What a move has to be given before it may happen. The use case collects it; `step` checks that it is there. */
export type Asked =
  | "assignee"
  | "reason"
  | "reason_if_hands_change"
  | "settled_report"
  | "report"
  | "credentials"
  | "target"
  | "server"
  | "typed_number"
  | "open_window";

/** One row of the ticket's life: from any of `from`, by any of `by`, to `to` ("same" keeps the status). */
export type LifecycleRow = {
  readonly move: Move;
  readonly from: readonly Status[];
  readonly to: Status | "same" | "reopened";
  readonly by: readonly Party[];
  readonly asks: readonly Asked[];
  readonly event: string;
};

/** The whole life of a ticket. Buttons, allowed commands, HTTP answers, the diagram in the README: all come from here. */
export const lifecycle: readonly LifecycleRow[] = [
  {
    move: "assign",
    from: ["new", "opened", "in_progress", "on_hold"],
    to: "opened",
    by: ["admin", "clock"],
    asks: ["assignee", "reason_if_hands_change"],
    event: "ticket.assigned",
  },
  { move: "accept", from: ["opened"], to: "opened", by: ["assignee"], asks: [], event: "ticket.accepted" },
  { move: "decline", from: ["opened"], to: "new", by: ["assignee"], asks: ["reason"], event: "ticket.declined" },
  { move: "reject", from: ["new"], to: "rejected", by: ["admin"], asks: ["reason"], event: "ticket.rejected" },
  { move: "start", from: ["opened"], to: "in_progress", by: ["assignee"], asks: [], event: "ticket.started" },
  {
    move: "hold",
    from: ["in_progress"],
    to: "on_hold",
    by: ["assignee", "admin"],
    asks: ["reason"],
    event: "ticket.held",
  },
  {
    move: "resume",
    from: ["on_hold"],
    to: "in_progress",
    by: ["assignee", "admin"],
    asks: [],
    event: "ticket.resumed",
  },
  { move: "report", from: ["in_progress"], to: "same", by: ["assignee"], asks: ["report"], event: "report.submitted" },
  { move: "sign", from: ["in_progress"], to: "same", by: ["signer"], asks: ["credentials"], event: "report.signed" },
  { move: "dispute", from: ["in_progress"], to: "same", by: ["signer"], asks: ["reason"], event: "report.disputed" },
  { move: "waive", from: ["in_progress"], to: "same", by: ["admin"], asks: ["reason"], event: "report.waived" },
  {
    move: "complete",
    from: ["in_progress"],
    to: "resolved",
    by: ["assignee"],
    asks: ["settled_report"],
    event: "ticket.resolved",
  },
  { move: "close", from: ["resolved"], to: "closed", by: ["admin", "clock"], asks: [], event: "ticket.closed" },
  // The other desk has done it: only that desk can say so.
  { move: "close", from: ["handed_over"], to: "closed", by: ["other_server"], asks: [], event: "ticket.closed" },
  {
    move: "reopen",
    from: ["resolved", "closed"],
    to: "reopened",
    by: ["opener", "member", "admin"],
    asks: ["reason", "open_window"],
    event: "ticket.reopened",
  },
  {
    move: "cancel",
    from: ["new", "opened"],
    to: "cancelled",
    by: ["opener", "member", "admin", "other_server"],
    asks: ["reason"],
    event: "ticket.cancelled",
  },
  {
    move: "cancel",
    from: ["in_progress", "on_hold"],
    to: "cancelled",
    by: ["admin", "other_server"],
    asks: ["reason"],
    event: "ticket.cancelled",
  },
  {
    move: "merge",
    from: ["new", "opened", "in_progress", "on_hold"],
    to: "merged",
    by: ["admin"],
    asks: ["target"],
    event: "ticket.merged",
  },
  {
    move: "handover",
    from: ["new", "opened"],
    to: "handed_over",
    by: ["admin", "clock"],
    asks: ["server"],
    event: "ticket.handed_over",
  },
  {
    move: "recall",
    from: ["handed_over"],
    to: "new",
    by: ["admin", "other_server"],
    asks: [],
    event: "ticket.recalled",
  },
  {
    move: "delete",
    from: ["rejected", "cancelled", "merged", "closed"],
    to: "same",
    by: ["admin"],
    asks: ["typed_number"],
    event: "ticket.deleted",
  },
];

/** What the caller has in hand for a move; each key answers one `Asked`. */
export type Given = Partial<Record<Asked, boolean>>;

/** Facts beside the status that a move depends on. */
export type StepFacts = { readonly status: Status; readonly hasAssignee: boolean };

/**
 * The status after `move`, or a Problem: `move.forbidden` when none of `who` may ever make it from here,
 * `move.wrong_state` when it is not possible from this status (with what is possible instead for `who`),
 * `move.incomplete` when something it asks for is missing.
 */
export function step(facts: StepFacts, move: Move, who: ReadonlySet<Party>, given: Given): Status {
  const rows = lifecycle.filter((row) => row.move === move);
  const here = rows.filter((row) => row.from.includes(facts.status));
  const mine = here.find((row) => row.by.some((party) => who.has(party)));
  if (mine === undefined) {
    const mineElsewhere = rows.some((row) => row.by.some((party) => who.has(party)));
    if (here.length === 0 && mineElsewhere) {
      throw new Problem("move.wrong_state", { move, status: facts.status, possible: possibleMoves(facts, who) });
    }
    throw new Problem("move.forbidden", {
      move,
      needs: [...new Set((here.length > 0 ? here : rows).flatMap((row) => row.by))],
    });
  }
  const missing = mine.asks.find(
    (asked) => given[asked] === false || (given[asked] === undefined && asked !== "reason_if_hands_change"),
  );
  if (missing !== undefined) throw new Problem("move.incomplete", { move, asked: missing });
  if (mine.to === "same") return facts.status;
  if (mine.to === "reopened") return facts.hasAssignee ? "in_progress" : "opened";
  return mine.to;
}

/** The moves that `who` could make from here, in table order, whatever else they ask for. */
export function possibleMoves(facts: Pick<StepFacts, "status">, who: ReadonlySet<Party>): readonly Move[] {
  const found = lifecycle.filter((row) => row.from.includes(facts.status) && row.by.some((party) => who.has(party)));
  return [...new Set(found.map((row) => row.move))];
}

import type { Person } from "../../core/domain/actor.ts";
import { lifecycle, type Move, moves, step } from "../../core/domain/lifecycle.ts";
import { partiesTo } from "../../core/domain/parties.ts";
import { mayOnTicket, partiesFor, type TicketAction } from "../../core/domain/permissions.ts";
import { Problem } from "../../core/domain/problem.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";

const everythingGiven = Object.fromEntries(lifecycle.flatMap((row) => row.asks).map((asked) => [asked, true]));
/** Moves that answer a report which waits for the customer. */
const answersReport: readonly TicketAction[] = ["sign", "dispute", "waive"];

/**
 * Refuses at once what the use case would refuse anyway, so that nobody fills in a form for nothing. Throws Problem
 * `move.forbidden`, `move.wrong_state`, `action.forbidden`, `report.missing`, `report.not_waiting`. The use case judges again.
 */
export function checkRights(person: Person, ticket: TicketView, action: TicketAction): void {
  const who = partiesTo(person, ticket.facts);
  const move: Move | undefined = moves.find((one) => one === action);
  if (move === undefined) {
    if (!mayOnTicket(who, action)) throw new Problem("action.forbidden", { action, needs: partiesFor(action) });
    return;
  }
  step({ status: ticket.status, hasAssignee: ticket.assignee !== null }, move, who, everythingGiven);
  if (!answersReport.includes(action)) return;
  if (ticket.report === null) throw new Problem("report.missing", { number: ticket.number });
  if (ticket.report.state !== "submitted") {
    throw new Problem("report.not_waiting", { number: ticket.number, state: ticket.report.state });
  }
}

import { type Actor, accountOf, partiesOfActor } from "../domain/actor.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { redrawNotices, refreshCards } from "../store/notices.ts";
import { acknowledgeClocks } from "../store/sla-clocks.ts";
import { cancelTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { lockTicketFor } from "./move-ticket.ts";
import { clockTimers } from "./settle-sla.ts";

/**
 * Somebody of the desk sees to a ticket whose time is up: nobody else is called about it. Throws Problem `ticket.unknown`,
 * `action.forbidden`, `sla.nothing_to_acknowledge` where nothing is overdue or somebody was quicker.
 */
export async function acknowledgeSla(work: Work, actor: Actor, input: { readonly ticketId: string }): Promise<void> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  if (!mayOnTicket(partiesOfActor(actor, ticket.facts), "ticket.acknowledge")) {
    throw new Problem("action.forbidden", { action: "ticket.acknowledge", needs: partiesFor("ticket.acknowledge") });
  }
  const targets = await acknowledgeClocks(work, ticket.id, accountOf(actor));
  if (targets.length === 0) throw new Problem("sla.nothing_to_acknowledge", { number: ticket.number });
  for (const target of targets) await cancelTimer(work, clockTimers[target], ticket.id);
  await emit(work, {
    kind: "sla.acknowledged",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor,
    data: { targets: [...targets] },
  });
  await refreshCards(work, ticket.id);
  // Nobody else is asked to see to what somebody sees to.
  await redrawNotices(work, ticket.id, ["sla.breached"]);
  const byName = actor.kind === "person" ? actor.name : "";
  await announce(work, ticket, { code: "sla.acknowledged", data: { ticketId: ticket.id, byName } });
}

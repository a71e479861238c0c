import type { FastifyRequest } from "fastify";
import type { Person } from "../../core/domain/actor.ts";
import { Problem } from "../../core/domain/problem.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { Work } from "../../core/store/work.ts";
import { lockTicketFor } from "../../core/usecases/move-ticket.ts";
import { presentTicket, ticketTag, versionOfTag } from "./present-ticket.ts";

/**
 * The ticket of a number, for a change. With an `If-Match` it is locked, and must be at the version that the tag names.
 * Throws Problem `ticket.unknown`, `request.changed_since`.
 */
export async function ticketToChange(
  work: Work,
  person: Person,
  request: FastifyRequest<{ Params: unknown }>,
  number: number,
): Promise<TicketView> {
  const view = await findTicketFor(work, person, number);
  const version = versionOfTag(request.headers["if-match"]);
  if (version === null) return view;
  const locked = await lockTicketFor(work, person, view.id);
  if (locked.version !== version) throw new Problem("request.changed_since", { current: ticketTag(locked.version) });
  return view;
}

/** The ticket after a change, with its new ETag. */
export async function ticketAnswer(work: Work, person: Person, before: TicketView) {
  const view = (await readTicketView(work, before.id)) ?? before;
  return { body: presentTicket(view, person), headers: { etag: ticketTag(view.version) } };
}

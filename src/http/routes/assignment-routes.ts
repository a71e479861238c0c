import { Type } from "typebox";
import { vehicleFor } from "../../core/domain/proposal.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import { vehicleToTake } from "../../core/store/vehicles.ts";
import { assignTicket } from "../../core/usecases/assign-ticket.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { presentTicket } from "../present/present-ticket.ts";
import { ticketAnswer, ticketToChange } from "../present/ticket-answer.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, ticketNumber, ticketSchema, uuid } from "../schemas.ts";

const params = Type.Object({ number: ticketNumber });
const named = nullable(Type.Object({ id: uuid, name: Type.String() }));

/** Who goes: reading it, and giving a ticket to somebody. */
export function assignmentRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "assignment");

  read("/api/v1/tickets/:number/assignment", {
    summary: "Who has a ticket, and, for staff, who is proposed with the score by factor",
    may: "ticket.read",
    params,
    answer: Type.Object({
      assignee: named,
      vehicle: named,
      team: named,
      acceptedAt: nullable(instant),
      proposal: nullable(Type.Object({}, { additionalProperties: true })),
    }),
    run: async ({ work, person, params: { number } }) => {
      const { assignee, vehicle, team, acceptedAt, proposal } = presentTicket(
        await findTicketFor(work, person, number),
        person,
      );
      return { assignee, vehicle, team, acceptedAt, proposal };
    },
  });

  write("PUT", "/api/v1/tickets/:number/assignment", {
    summary:
      "Give a ticket to somebody; without `vehicleId` they take what is proposed or theirs, null is none; a change of hands needs a reason",
    may: "assign",
    params,
    body: Type.Object(
      {
        assigneeId: uuid,
        vehicleId: Type.Optional(nullable(uuid)),
        reason: Type.Optional(nullable(Type.String({ maxLength: 100_000 }))),
      },
      closed,
    ),
    answer: ticketSchema,
    matches: true,
    run: async ({ work, person, params: { number }, body: { assigneeId, vehicleId, reason = null }, request }) => {
      const ticket = await ticketToChange(work, person, request, number);
      const taken =
        vehicleId === undefined
          ? await vehicleToTake(work, assigneeId, vehicleFor(ticket.proposal, assigneeId))
          : vehicleId;
      await assignTicket(work, person, { ticketId: ticket.id, assigneeId, vehicleId: taken, reason });
      return ticketAnswer(work, person, ticket);
    },
  });
}

import { type Static, type TObject, Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import { cleanText } from "../../core/domain/clean-text.ts";
import type { TicketAction } from "../../core/domain/permissions.ts";
import type { Work } from "../../core/store/work.ts";
import { acceptTicket } from "../../core/usecases/accept-ticket.ts";
import { cancelTicket } from "../../core/usecases/cancel-ticket.ts";
import { closeTicket } from "../../core/usecases/close-ticket.ts";
import { completeTicket } from "../../core/usecases/complete-ticket.ts";
import { declineTicket } from "../../core/usecases/decline-ticket.ts";
import { deleteTicket } from "../../core/usecases/delete-ticket.ts";
import { holdReasons, holdTicket } from "../../core/usecases/hold-ticket.ts";
import { mergeTicket } from "../../core/usecases/merge-ticket.ts";
import { rejectTicket } from "../../core/usecases/reject-ticket.ts";
import { reopenTicket } from "../../core/usecases/reopen-ticket.ts";
import { resumeTicket } from "../../core/usecases/resume-ticket.ts";
import { setPriority } from "../../core/usecases/set-priority.ts";
import { setTags } from "../../core/usecases/set-tags.ts";
import { startTicket } from "../../core/usecases/start-ticket.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { ticketAnswer, ticketToChange } from "../present/ticket-answer.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, nullable, oneOf, priority, ticketNumber, ticketSchema } from "../schemas.ts";

const params = Type.Object({ number: ticketNumber });
const words = Type.String({ maxLength: 100_000 });
const withReason = Type.Object({ reason: words }, closed);
const held = Type.Object({ reason: oneOf(holdReasons), words: Type.Optional(words) }, closed);
const target = Type.Object({ into: ticketNumber }, closed);

type Ticket = { readonly ticketId: string };

/** Every move of a ticket's life that needs no more than a reason, priority and tags, and deleting. */
export function ticketMoveRoutes(app: App, parts: HttpParts): void {
  const { write } = restRoutes(app, parts, "tickets");

  function move<Body extends TObject>(
    verb: string,
    may: TicketAction,
    summary: string,
    body: Body | null,
    run: (work: Work, person: Person, given: Static<Body> & Ticket) => Promise<unknown>,
  ): void {
    write("POST", `/api/v1/tickets/:number/${verb}`, {
      summary,
      may,
      params,
      ...(body === null ? {} : { body }),
      answer: ticketSchema,
      matches: true,
      run: async ({ work, person, params: { number }, body: given, request }) => {
        const ticket = await ticketToChange(work, person, request, number);
        await run(work, person, { ...(given as Static<Body>), ticketId: ticket.id });
        return ticketAnswer(work, person, ticket);
      },
    });
  }

  move("accept", "accept", "Take the job: the line to the customer opens", null, acceptTicket);
  move("decline", "decline", "Give the job back with a reason", withReason, declineTicket);
  move("reject", "reject", "Turn a new ticket down with a reason that the customer reads", withReason, rejectTicket);
  move("start", "start", "Begin the work", null, startTicket);
  move("hold", "hold", "Put the work on hold", held, (work, person, given) =>
    holdTicket(work, person, { ...given, words: given.words ?? "" }),
  );
  move("resume", "resume", "Go on after a hold", null, resumeTicket);
  move("complete", "complete", "Say that it is done: its report is signed or waived", null, completeTicket);
  move("close", "close", "End a resolved ticket", null, closeTicket);
  move("reopen", "reopen", "Open a ticket that is done again, with a reason", withReason, reopenTicket);
  move("cancel", "cancel", "Say that it is no longer needed, with a reason", withReason, cancelTicket);
  move("merge", "merge", "Join a ticket to another of the same organisation", target, (work, person, given) =>
    mergeTicket(work, person, { ticketId: given.ticketId, targetNumber: given.into }),
  );

  write("PUT", "/api/v1/tickets/:number/priority", {
    summary: "Set the priority by hand; null gives it back to urgency × impact",
    may: "ticket.priority",
    params,
    body: Type.Object({ priority: nullable(priority) }, closed),
    answer: ticketSchema,
    matches: true,
    run: async ({ work, person, params: { number }, body, request }) => {
      const ticket = await ticketToChange(work, person, request, number);
      await setPriority(work, person, { ticketId: ticket.id, priority: body.priority });
      return ticketAnswer(work, person, ticket);
    },
  });

  write("PUT", "/api/v1/tickets/:number/tags", {
    summary: "Set a ticket's tags",
    may: "ticket.tag",
    params,
    body: Type.Object({ tags: Type.Array(Type.String({ maxLength: 1_000 }), { maxItems: 100 }) }, closed),
    answer: ticketSchema,
    matches: true,
    run: async ({ work, person, params: { number }, body, request }) => {
      const ticket = await ticketToChange(work, person, request, number);
      await setTags(work, person, { ticketId: ticket.id, tags: body.tags });
      return ticketAnswer(work, person, ticket);
    },
  });

  write("DELETE", "/api/v1/tickets/:number", {
    summary: "Take a ticket that is done out of all lists; `confirm` is its number, typed again",
    may: "delete",
    params,
    query: Type.Object({ confirm: Type.String({ maxLength: 40 }) }, closed),
    matches: true,
    run: async ({ work, person, params: { number }, query, request }) => {
      const ticket = await ticketToChange(work, person, request, number);
      await deleteTicket(work, person, { ticketId: ticket.id, typed: cleanText(query.confirm) });
      return { body: null };
    },
  });
}

import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import { handOverTicket } from "../../core/usecases/hand-over-ticket.ts";
import { handoversAtOnce, previewHandover } from "../../core/usecases/preview-handover.ts";
import { recallTicket } from "../../core/usecases/recall-ticket.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { presentPreview, previewSchema } from "../present/present-server.ts";
import { presentTicket, ticketTag, versionOfTag } from "../present/present-ticket.ts";
import { closed, ticketSchema, uuid } from "../schemas.ts";

const tags = ["servers"];
const params = Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const numbers = Type.Array(params.properties.number, { minItems: 1, maxItems: handoversAtOnce });
const flag = Type.Optional(Type.Boolean({ description: "Staff notes cross too" }));

/** Handing tickets over to another server and taking them back; what would be sent is asked for first. For admins. */
export function handoverRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/tickets/:number/handover",
    {
      config: { tags, summary: "What handing a ticket over would send", answers: { 200: previewSchema } },
      schema: { params, querystring: Type.Object({ serverId: uuid, notes: flag }, closed) },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const { serverId, notes = false } = request.query;
      const input = { numbers: [request.params.number], serverId };
      const [one] = (await desk.read((work) => previewHandover(work, person, input))).tickets;
      if (one === undefined) throw new Problem("ticket.unknown", { number: String(request.params.number) });
      return presentPreview(one, notes);
    },
  );

  app.post(
    "/api/v1/tickets/:number/handover",
    {
      config: { tags, summary: "Hand a ticket over to another server", answers: { 202: ticketSchema } },
      schema: { params, body: Type.Object({ serverId: uuid, notes: flag }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { serverId, notes = false } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const found = await findTicketFor(work, caller.person, request.params.number);
          const ifVersion = versionOfTag(request.headers["if-match"]);
          if (ifVersion !== null && ifVersion !== found.version) {
            throw new Problem("request.changed_since", { current: ticketTag(found.version) });
          }
          await handOverTicket(work, caller.person, { ticketId: found.id, serverId, withNotes: notes });
          const view = (await readTicketView(work, found.id)) ?? found;
          return {
            status: 202,
            body: presentTicket(view, caller.person),
            headers: { etag: ticketTag(view.version) },
          };
        },
      });
    },
  );

  app.post(
    "/api/v1/tickets/:number/recall",
    {
      config: { tags, summary: "Take a ticket back from another server", answers: { 200: ticketSchema } },
      schema: { params },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const found = await findTicketFor(work, caller.person, request.params.number);
          await recallTicket(work, caller.person, { ticketId: found.id });
          const view = (await readTicketView(work, found.id)) ?? found;
          return { status: 200, body: presentTicket(view, caller.person), headers: { etag: ticketTag(view.version) } };
        },
      });
    },
  );

  app.post(
    "/api/v1/servers/:id/preview",
    {
      config: {
        tags,
        summary: "What handing several tickets over would send",
        answers: { 200: Type.Object({ items: Type.Array(previewSchema) }) },
      },
      schema: { params: Type.Object({ id: uuid }), body: Type.Object({ tickets: numbers, notes: flag }, closed) },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const { tickets, notes = false } = request.body;
      const input = { numbers: tickets, serverId: request.params.id };
      const preview = await desk.read((work) => previewHandover(work, person, input));
      return { items: preview.tickets.map((one) => presentPreview(one, notes)) };
    },
  );

  app.post(
    "/api/v1/servers/:id/handovers",
    {
      config: {
        tags,
        summary: "Hand several tickets over to a server: all of them, or none",
        answers: { 202: Type.Object({ tickets: Type.Array(Type.Integer()) }) },
      },
      schema: { params: Type.Object({ id: uuid }), body: Type.Object({ tickets: numbers, notes: flag }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      requireDeskAction(caller.person, "desk.servers");
      const { tickets, notes = false } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const input = { numbers: tickets, serverId: request.params.id };
          const preview = await previewHandover(work, caller.person, input);
          // Locked in the order of their ids, so that two that hand over the same tickets wait for each other.
          for (const { ticketId } of [...preview.tickets].sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1))) {
            await handOverTicket(work, caller.person, { ticketId, serverId: request.params.id, withNotes: notes });
          }
          return { status: 202, body: { tickets: preview.tickets.map(({ ticket }) => ticket.number) } };
        },
      });
    },
  );
}

import { Type } from "typebox";
import { partiesOfActor } from "../../core/domain/actor.ts";
import { cleanText } from "../../core/domain/clean-text.ts";
import { mayOnTicket } from "../../core/domain/permissions.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { listTickets, ticketSorts } from "../../core/store/ticket-lists.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import { readTimeline } from "../../core/store/timeline.ts";
import { editTicket } from "../../core/usecases/edit-ticket.ts";
import { openTicket } from "../../core/usecases/open-ticket.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { presentTicket, ticketTag, versionOfTag } from "../present/present-ticket.ts";
import { readInstant } from "../read-instant.ts";
import { closed, instant, nullable, oneOf, priority, status, ticketSchema, urgency, uuid } from "../schemas.ts";

const text = Type.String({ maxLength: 500_000 });
const params = Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const tags = ["tickets"];
const several = <Schema extends Parameters<typeof Type.Array>[0]>(one: Schema) =>
  Type.Optional(Type.Union([Type.Array(one, { maxItems: 20 }), one]));

const newTicket = Type.Object(
  {
    description: text,
    title: Type.Optional(nullable(text)),
    equipmentId: Type.Optional(nullable(uuid)),
    siteId: Type.Optional(nullable(uuid)),
    urgency: Type.Optional(nullable(urgency)),
    category: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
    dueAt: Type.Optional(nullable(instant)),
    openerId: Type.Optional(uuid),
    aboveLimit: Type.Optional(Type.Boolean()),
  },
  closed,
);

const filter = Type.Object(
  {
    scope: Type.Optional(oneOf(["queue", "mine", "own"])),
    status: several(status),
    priority: several(priority),
    assignee: Type.Optional(Type.Union([uuid, Type.Literal("none"), Type.Literal("me")])),
    equipment: Type.Optional(uuid),
    organisation: Type.Optional(uuid),
    tag: Type.Optional(Type.String({ maxLength: 100 })),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    sort: Type.Optional(oneOf(ticketSorts)),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);

const edits = Type.Object(
  {
    title: Type.Optional(text),
    description: Type.Optional(text),
    category: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
    urgency: Type.Optional(urgency),
    dueAt: Type.Optional(nullable(instant)),
    equipmentId: Type.Optional(nullable(uuid)),
  },
  closed,
);

/** Tickets: create, read, list, edit, and what happened to them. */
export function ticketRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.post(
    "/api/v1/tickets",
    {
      config: {
        may: "ticket.open",
        tags,
        summary: "Open a ticket",
        answers: {
          201: Type.Object({ id: uuid, number: Type.Integer(), version: Type.Integer(), url: Type.String() }),
        },
      },
      schema: { body: newTicket },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { body } = request;
      return answerWrite(desk, caller, request, reply, {
        alone: true,
        run: async (work) => {
          const { ticketId, number } = await openTicket(work, caller.person, {
            openerId: body.openerId ?? caller.person.accountId,
            description: cleanText(body.description),
            title: body.title == null ? null : cleanText(body.title),
            equipmentId: body.equipmentId ?? null,
            siteId: body.siteId ?? null,
            urgency: body.urgency ?? null,
            category: body.category == null ? null : cleanText(body.category),
            dueAt: body.dueAt == null ? null : readInstant("dueAt", body.dueAt),
            surfacePlaceId: null,
            said: [],
            aboveLimit: body.aboveLimit ?? false,
          });
          const url = `/api/v1/tickets/${number}`;
          return {
            status: 201,
            body: { id: ticketId, number, version: 1, url },
            headers: { location: url, etag: ticketTag(1) },
          };
        },
      });
    },
  );

  app.get(
    "/api/v1/tickets",
    {
      config: {
        may: "ticket.list_own",
        tags,
        summary: "Tickets, newest first unless sorted otherwise",
        answers: { 200: Type.Object({ items: Type.Array(ticketSchema), nextCursor: nullable(Type.String()) }) },
      },
      schema: { querystring: filter },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "ticket.list_own");
      const { query } = request;
      const page = await desk.read((work) =>
        listTickets(work, person, {
          scope: query.scope ?? (isStaff(person.role) ? "queue" : "own"),
          statuses: listOf(query.status),
          priorities: listOf(query.priority),
          assigneeId: query.assignee === "none" ? null : query.assignee === "me" ? person.accountId : query.assignee,
          equipmentId: query.equipment,
          organisationId: query.organisation,
          tag: query.tag,
          search: query.q,
          sort: query.sort,
          cursor: query.cursor,
          limit: query.limit ?? 50,
        }),
      );
      return { items: page.items.map((view) => presentTicket(view, person)), nextCursor: page.nextCursor };
    },
  );

  app.get(
    "/api/v1/tickets/:number",
    { config: { may: "ticket.read", tags, summary: "One ticket", answers: { 200: ticketSchema } }, schema: { params } },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "read");
      const view = await desk.read((work) => findTicketFor(work, person, request.params.number));
      const tag = ticketTag(view.version);
      reply.header("etag", tag).header("cache-control", "private, no-cache").header("vary", "cookie, authorization");
      if (request.headers["if-none-match"] === tag) return reply.code(304).send();
      return reply.send(presentTicket(view, person));
    },
  );

  app.patch(
    "/api/v1/tickets/:number",
    {
      config: {
        may: "ticket.edit",
        tags,
        summary: "Change what is said of the problem",
        answers: { 200: ticketSchema },
      },
      schema: { params, body: edits },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { body } = request;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const found = await findTicketFor(work, caller.person, request.params.number);
          await editTicket(work, caller.person, {
            ticketId: found.id,
            ifVersion: versionOfTag(request.headers["if-match"]),
            changes: {
              ...body,
              title: body.title === undefined ? undefined : cleanText(body.title),
              description: body.description === undefined ? undefined : cleanText(body.description),
              dueAt: body.dueAt == null ? body.dueAt : readInstant("dueAt", body.dueAt),
            },
          });
          const view = (await readTicketView(work, found.id)) ?? found;
          return {
            status: 200,
            body: presentTicket(view, caller.person),
            headers: { etag: ticketTag(view.version) },
          };
        },
      });
    },
  );

  app.get(
    "/api/v1/tickets/:number/events",
    {
      config: { may: "ticket.read", tags, summary: "What happened to a ticket, oldest first" },
      schema: {
        params,
        querystring: Type.Object(
          {
            after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          },
          closed,
        ),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const limit = request.query.limit ?? 200;
      const events = await desk.read(async (work) => {
        const view = await findTicketFor(work, person, request.params.number);
        const withTalkOfStaff = mayOnTicket(partiesOfActor(person, view.facts), "message.read_staff");
        return readTimeline(work, view.id, { after: request.query.after ?? 0, limit, withTalkOfStaff });
      });
      const last = events.at(-1);
      return {
        events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        nextAfter: events.length === limit && last !== undefined ? last.position : null,
      };
    },
  );
}

function listOf<T>(given: T | readonly T[] | undefined): readonly T[] | undefined {
  return given === undefined ? undefined : Array.isArray(given) ? (given as readonly T[]) : [given as T];
}

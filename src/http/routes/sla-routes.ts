import { type Static, Type } from "typebox";
import { slaTargets } from "../../core/domain/sla/policy.ts";
import type { PolicyTerms } from "../../core/store/sla-policies.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import { acknowledgeSla } from "../../core/usecases/acknowledge-sla.ts";
import {
  addPolicy,
  changePolicy,
  removePolicy,
  type ShownPolicy,
  showPolicies,
} from "../../core/usecases/keep-sla-policies.ts";
import { showCompliance } from "../../core/usecases/show-compliance.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { readInstant } from "../read-instant.ts";
import { closed, instant, nullable, oneOf, priority, uuid } from "../schemas.ts";

const tags = ["sla"];
const params = Type.Object({ id: uuid });
const minutes = Type.Integer({ minimum: 1, maximum: 1_000_000, description: "Business minutes" });
const optional = <Schema extends Parameters<typeof nullable>[0]>(schema: Schema) => Type.Optional(nullable(schema));
const body = Type.Object(
  {
    name: Type.String({ maxLength: 1_000 }),
    priority: optional(priority),
    category: optional(Type.String({ maxLength: 200 })),
    organisationId: optional(uuid),
    calendarId: optional(uuid),
    responseMinutes: optional(minutes),
    resolutionMinutes: optional(minutes),
    warnPercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 99, default: 75 })),
    escalateMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 30 })),
  },
  closed,
);
const policy = Type.Object({
  id: uuid,
  name: Type.String(),
  priority: nullable(priority),
  category: nullable(Type.String()),
  organisationId: nullable(uuid),
  organisationName: nullable(Type.String()),
  calendarId: nullable(uuid),
  responseMinutes: nullable(minutes),
  resolutionMinutes: nullable(minutes),
  warnPercent: Type.Integer(),
  escalateMinutes: Type.Integer(),
  updatedAt: instant,
});
const reckoned = Type.Integer({ description: "Live tickets whose clocks are reckoned anew, in the background" });

/** Promises, how well they were kept, and seeing to what is late. */
export function slaRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/sla/policies",
    {
      config: {
        may: "sla.read",
        tags,
        summary: "Promises, by name",
        answers: { 200: Type.Object({ items: Type.Array(policy) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const items = await desk.read((work) => showPolicies(work, person));
      return { items: items.map(present) };
    },
  );

  app.post(
    "/api/v1/sla/policies",
    {
      config: {
        may: "sla.write",
        tags,
        summary: "A new promise",
        answers: { 201: Type.Object({ id: uuid, reckoned }) },
      },
      schema: { body },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { policyId: id, ...done } = await addPolicy(work, caller.person, termsOf(request.body));
          return { status: 201, body: { id, ...done }, headers: { location: `/api/v1/sla/policies/${id}` } };
        },
      });
    },
  );

  app.put(
    "/api/v1/sla/policies/:id",
    {
      config: {
        may: "sla.write",
        tags,
        summary: "Change a promise as a whole",
        answers: { 200: Type.Object({ reckoned }) },
      },
      schema: { params, body },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const input = { ...termsOf(request.body), policyId: request.params.id };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 200, body: await changePolicy(work, caller.person, input) }),
      });
    },
  );

  app.delete(
    "/api/v1/sla/policies/:id",
    {
      config: { may: "sla.write", tags, summary: "Take a promise back", answers: { 200: Type.Object({ reckoned }) } },
      schema: { params },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const input = { policyId: request.params.id };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 200, body: await removePolicy(work, caller.person, input) }),
      });
    },
  );

  app.get(
    "/api/v1/sla/compliance",
    {
      config: {
        may: "desk.stats",
        tags,
        summary: "How well promises were kept, by team or organisation",
        answers: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: nullable(uuid),
                name: Type.String(),
                target: oneOf(slaTargets),
                met: Type.Integer(),
                missed: Type.Integer(),
                overdue: Type.Integer(),
                keptShare: nullable(Type.Number()),
              }),
            ),
          }),
        },
      },
      schema: {
        querystring: Type.Object({ from: instant, to: instant, by: oneOf(["team", "organisation"]) }, closed),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const { from, to, by } = request.query;
      const period = { from: readInstant("from", from), to: readInstant("to", to), by };
      return { items: await desk.read((work) => showCompliance(work, person, period)) };
    },
  );

  app.post(
    "/api/v1/tickets/:number/acknowledge",
    {
      config: { may: "ticket.acknowledge", tags, summary: "Say that somebody sees to a ticket whose time is up" },
      schema: { params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { id: ticketId } = await findTicketFor(work, caller.person, request.params.number);
          await acknowledgeSla(work, caller.person, { ticketId });
          return { status: 204, body: null };
        },
      });
    },
  );
}

function termsOf(given: Static<typeof body>): PolicyTerms {
  return {
    name: given.name,
    priority: given.priority ?? null,
    category: given.category ?? null,
    organisationId: given.organisationId ?? null,
    calendarId: given.calendarId ?? null,
    responseMinutes: given.responseMinutes ?? null,
    resolutionMinutes: given.resolutionMinutes ?? null,
    warnPercent: given.warnPercent ?? 75,
    escalateMinutes: given.escalateMinutes ?? 30,
  };
}

function present({ createdAt: _, retiredAt: __, updatedAt, ...policy }: ShownPolicy) {
  return { ...policy, updatedAt: updatedAt.toISOString() };
}

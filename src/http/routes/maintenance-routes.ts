import { Type } from "typebox";
import { addPlan, changePlan, endPlan, showPlans } from "../../core/usecases/keep-maintenance-plans.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, nullable, uuid } from "../schemas.ts";

const tags = ["maintenance"];
const params = Type.Object({ id: uuid });
const named = Type.String();
const date = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$", description: "A day by the clock of the site" });
const everyDays = nullable(Type.Integer({ minimum: 1, maximum: 3_650, description: "Null: once" }));
const title = Type.String({ minLength: 1, maxLength: 200 });
const description = Type.String({ maxLength: 4_000 });
const plan = Type.Object({
  id: uuid,
  equipment: Type.Object({ id: uuid, label: named }),
  organisation: Type.Object({ id: uuid, name: named }),
  title: named,
  description: named,
  everyDays: nullable(Type.Integer()),
  nextOn: date,
  lastTicketNumber: nullable(Type.Integer()),
});

/** Recurring maintenance: what opens tickets by itself. */
export function maintenanceRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/maintenance-plans",
    {
      config: {
        tags,
        summary: "Planned maintenance that goes on, the next due first",
        answers: { 200: Type.Object({ items: Type.Array(plan) }) },
      },
      schema: { querystring: Type.Object({ equipment: Type.Optional(uuid) }, closed) },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      return { items: await desk.read((work) => showPlans(work, person, request.query.equipment ?? null)) };
    },
  );

  app.post(
    "/api/v1/maintenance-plans",
    {
      config: {
        tags,
        summary: "Plan maintenance of a unit: every so many days, or once; its tickets open by themselves",
        answers: { 201: Type.Object({ id: uuid, opensAt: instant }) },
      },
      schema: {
        body: Type.Object(
          {
            equipmentId: uuid,
            title,
            description: Type.Optional(description),
            everyDays: Type.Optional(everyDays),
            nextOn: date,
          },
          closed,
        ),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { description: text = "", everyDays: days = null, ...rest } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const made = await addPlan(work, caller.person, { ...rest, description: text, everyDays: days });
          return { status: 201, body: { id: made.planId, opensAt: made.opensAt.toISOString() } };
        },
      });
    },
  );

  app.patch(
    "/api/v1/maintenance-plans/:id",
    {
      config: { tags, summary: "Change a plan; what is left out stays", answers: {} },
      schema: {
        params,
        body: Type.Object(
          {
            title: Type.Optional(title),
            description: Type.Optional(description),
            everyDays: Type.Optional(everyDays),
            nextOn: Type.Optional(date),
          },
          closed,
        ),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await changePlan(work, caller.person, { ...request.body, planId: request.params.id });
          return { status: 204, body: null };
        },
      });
    },
  );

  app.delete(
    "/api/v1/maintenance-plans/:id",
    { config: { tags, summary: "End a plan; tickets that it has opened stay" }, schema: { params } },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await endPlan(work, caller.person, request.params.id);
          return { status: 204, body: null };
        },
      });
    },
  );
}

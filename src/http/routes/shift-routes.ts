import { Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import { calendarRulesSchema } from "../../core/domain/calendar/read-calendar-rules.ts";
import type { Work } from "../../core/store/work.ts";
import { planShift, removeShift, setShiftPlan, shiftPlanOf } from "../../core/usecases/plan-shifts.ts";
import { shiftsBetween } from "../../core/usecases/shifts-between.ts";
import { endBreak, endShift, startBreak, startShift } from "../../core/usecases/work-shift.ts";
import { answerWrite, type WriteAnswer } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { readInstant } from "../read-instant.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["shifts"];
const stretch = Type.Object({ startsAt: instant, endsAt: instant }, closed);
const openStretch = Type.Object({ startsAt: instant, endsAt: nullable(instant) });
const shift = Type.Object({
  id: uuid,
  account: Type.Object({ id: uuid, name: Type.String() }),
  kind: oneOf(["planned", "actual"]),
  startsAt: instant,
  endsAt: nullable(instant),
  fromPlan: Type.Boolean({ description: "Made from the person's weekly plan" }),
  breaks: Type.Array(openStretch),
});
const plan = Type.Object({ timeZone: Type.String({ maxLength: 100 }), rules: calendarRulesSchema }, closed);
const person = Type.Object({ accountId: uuid });
const ahead = Type.Object({ shiftsAhead: Type.Integer() });
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** What one says of one's own shift, by the last part of the address. */
const own: Readonly<Record<string, (work: Work, person: Person) => Promise<WriteAnswer>>> = {
  start: async (work, one) => ({
    status: 200,
    body: { expectedEnd: (await startShift(work, one)).expectedEnd.toISOString() },
  }),
  end: async (work, one) => ({ status: 200, body: await endShift(work, one) }),
  break: async (work, one) => {
    await startBreak(work, one);
    return { status: 204, body: null };
  },
  back: async (work, one) => {
    await endBreak(work, one);
    return { status: 204, body: null };
  },
};

/** Shifts: who works when, planning it, and one's own start, break and end. */
export function shiftRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/shifts",
    {
      config: {
        may: "shift.read",
        tags,
        summary: "Planned and actual shifts that touch a time, by start",
        answers: { 200: Type.Object({ items: Type.Array(shift) }) },
      },
      schema: { querystring: Type.Object({ from: instant, to: instant, account: Type.Optional(uuid) }, closed) },
    },
    async (request) => {
      const caller = await parts.callerOf(request, "read");
      const { from, to, account } = request.query;
      const filter = { from: readInstant("from", from), to: readInstant("to", to), accountId: account ?? null };
      const items = await desk.read((work) => shiftsBetween(work, caller.person, filter));
      return {
        items: items.map((one) => ({
          ...one,
          startsAt: iso(one.startsAt),
          endsAt: iso(one.endsAt),
          breaks: one.breaks.map((pause) => ({ startsAt: iso(pause.startsAt), endsAt: iso(pause.endsAt) })),
        })),
      };
    },
  );

  app.post(
    "/api/v1/shifts",
    {
      config: { may: "shift.plan", tags, summary: "Plan one shift", answers: { 201: Type.Object({ id: uuid }) } },
      schema: {
        body: Type.Object(
          {
            accountId: uuid,
            startsAt: instant,
            endsAt: instant,
            breaks: Type.Optional(Type.Array(stretch, { maxItems: 20 })),
          },
          closed,
        ),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { accountId, breaks = [], ...whole } = request.body;
      const read = (one: { readonly startsAt: string; readonly endsAt: string }) => ({
        startsAt: readInstant("startsAt", one.startsAt),
        endsAt: readInstant("endsAt", one.endsAt),
      });
      const input = { accountId, ...read(whole), breaks: breaks.map(read) };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 201, body: { id: (await planShift(work, caller.person, input)).shiftId } }),
      });
    },
  );

  app.delete(
    "/api/v1/shifts/:id",
    {
      config: { may: "shift.plan", tags, summary: "Take a planned shift back" },
      schema: { params: Type.Object({ id: uuid }) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await removeShift(work, caller.person, { shiftId: request.params.id });
          return { status: 204, body: null };
        },
      });
    },
  );

  for (const [verb, run] of Object.entries(own)) {
    app.post(
      `/api/v1/shifts/${verb}`,
      { config: { may: "shift.own", tags, summary: `One's own shift: ${verb}` } },
      async (request, reply) => {
        const caller = await parts.callerOf(request, "write");
        return answerWrite(desk, caller, request, reply, { alone: false, run: (work) => run(work, caller.person) });
      },
    );
  }

  app.get(
    "/api/v1/shifts/plans/:accountId",
    {
      config: {
        may: "shift.read",
        tags,
        summary: "Somebody's weekly plan",
        answers: { 200: Type.Object({ plan: nullable(plan) }) },
      },
      schema: { params: person },
    },
    async (request) => {
      const caller = await parts.callerOf(request, "read");
      const found = await desk.read((work) => shiftPlanOf(work, caller.person, request.params.accountId));
      return { plan: found === null ? null : { timeZone: found.timeZone, rules: found.rules } };
    },
  );

  app.put(
    "/api/v1/shifts/plans/:accountId",
    {
      config: { may: "shift.plan", tags, summary: "Set when somebody works week by week", answers: { 200: ahead } },
      schema: { params: person, body: plan },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const input = { accountId: request.params.accountId, plan: request.body };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 200, body: await setShiftPlan(work, caller.person, input) }),
      });
    },
  );

  app.delete(
    "/api/v1/shifts/plans/:accountId",
    {
      config: { may: "shift.plan", tags, summary: "Take a weekly plan away", answers: { 200: ahead } },
      schema: { params: person },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const input = { accountId: request.params.accountId, plan: null };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 200, body: await setShiftPlan(work, caller.person, input) }),
      });
    },
  );
}

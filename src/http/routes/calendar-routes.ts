import { Type } from "typebox";
import { calendarRulesSchema } from "../../core/domain/calendar/read-calendar-rules.ts";
import type { StoredCalendar } from "../../core/store/calendars.ts";
import { addCalendar, changeCalendar, removeCalendar, showCalendars } from "../../core/usecases/keep-calendars.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, nullable, uuid } from "../schemas.ts";

const tags = ["calendars"];
const params = Type.Object({ id: uuid });
const body = Type.Object(
  {
    name: Type.String({ maxLength: 1_000 }),
    timeZone: Type.String({ maxLength: 100 }),
    rules: calendarRulesSchema,
    teamId: Type.Optional(nullable(uuid)),
    organisationId: Type.Optional(nullable(uuid)),
  },
  closed,
);
const calendar = Type.Object({
  id: uuid,
  name: Type.String(),
  timeZone: Type.String(),
  rules: calendarRulesSchema,
  teamId: nullable(uuid),
  organisationId: nullable(uuid),
  updatedAt: instant,
});
/** How many live tickets have their clocks reckoned anew, soon. */
const reckoned = Type.Integer({ description: "Live tickets whose clocks are reckoned anew, in the background" });

/** Calendars: the business time of the desk, a team, an organisation. */
export function calendarRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/calendars",
    {
      config: {
        may: "calendar.read",
        tags,
        summary: "Calendars, by name",
        answers: { 200: Type.Object({ items: Type.Array(calendar) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const items = await desk.read((work) => showCalendars(work, person));
      return { items: items.map(present) };
    },
  );

  app.post(
    "/api/v1/calendars",
    {
      config: {
        may: "calendar.write",
        tags,
        summary: "A new calendar",
        answers: { 201: Type.Object({ id: uuid, reckoned }) },
      },
      schema: { body },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { calendarId: id, ...done } = await addCalendar(work, caller.person, inputOf(request.body));
          return { status: 201, body: { id, ...done }, headers: { location: `/api/v1/calendars/${id}` } };
        },
      });
    },
  );

  app.put(
    "/api/v1/calendars/:id",
    {
      config: {
        may: "calendar.write",
        tags,
        summary: "Change a calendar as a whole",
        answers: { 200: Type.Object({ reckoned }) },
      },
      schema: { params, body },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const input = { ...inputOf(request.body), calendarId: request.params.id };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 200, body: await changeCalendar(work, caller.person, input) }),
      });
    },
  );

  app.delete(
    "/api/v1/calendars/:id",
    {
      config: {
        may: "calendar.write",
        tags,
        summary: "Take a calendar away that no policy names",
        answers: { 200: Type.Object({ reckoned }) },
      },
      schema: { params },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const input = { calendarId: request.params.id };
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({ status: 200, body: await removeCalendar(work, caller.person, input) }),
      });
    },
  );
}

function inputOf(given: {
  readonly name: string;
  readonly timeZone: string;
  readonly rules: unknown;
  readonly teamId?: string | null;
  readonly organisationId?: string | null;
}) {
  return { ...given, teamId: given.teamId ?? null, organisationId: given.organisationId ?? null };
}

function present({ createdAt: _, updatedAt, ...calendar }: StoredCalendar) {
  return { ...calendar, updatedAt: updatedAt.toISOString() };
}

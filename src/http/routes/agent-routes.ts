import { Type } from "typebox";
import { staffRoles } from "../../core/domain/roles.ts";
import { agentSorts } from "../../core/store/agents.ts";
import { setPresence } from "../../core/usecases/set-presence.ts";
import { showAgent, showAgents, showWorkload } from "../../core/usecases/show-agents.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, oneOf, pageSchema, uuid } from "../schemas.ts";

const params = Type.Object({ id: uuid });
const presence = oneOf(["online", "busy", "offline"]);
const count = Type.Integer({ minimum: 0 });
const named = Type.Object({ id: uuid, name: Type.String() });
const stretch = { startsAt: Type.String(), endsAt: nullable(Type.String()) };
const agent = Type.Object({
  id: uuid,
  name: Type.String(),
  role: oneOf(staffRoles),
  presence,
  skills: Type.Array(Type.String()),
  teams: Type.Array(named),
  onShift: Type.Boolean({ description: "May be asked for something now, by shift and break" }),
  onBreak: Type.Boolean(),
  workload: Type.Object({ opened: count, inProgress: count, onHold: count, total: count }),
  booking: nullable(Type.Object({ ...stretch, ticketNumber: Type.Integer() })),
  shift: nullable(Type.Object(stretch)),
  nextShift: nullable(Type.Object(stretch)),
});
const workload = Type.Object({
  team: nullable(named),
  waiting: Type.Integer({ description: "New tickets that nobody has" }),
  opened: count,
  inProgress: count,
  onHold: count,
  unsigned: Type.Integer({ description: "With a report that waits for a signature" }),
  breached: Type.Integer({ description: "With a promise that was not kept" }),
  oldestWaitingAt: nullable(instant),
});

/** Agents: the staff with presence, workload and shifts; and how much there is to do. */
export function agentRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "agents");

  read("/api/v1/agents", {
    summary: "The staff, with presence, workload and shifts",
    may: "desk.people_list",
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 200 })),
        team: Type.Optional(uuid),
        presence: Type.Optional(presence),
        onShift: Type.Optional(Type.Boolean()),
        skill: Type.Optional(Type.String({ maxLength: 120 })),
        ...pageFields(agentSorts),
      },
      closed,
    ),
    answer: pageSchema(agent),
    run: ({ work, person, query }) => {
      const filter = {
        search: query.q ?? "",
        teamId: query.team ?? null,
        presence: query.presence ?? null,
        onShift: query.onShift ?? null,
        skill: query.skill ?? null,
      };
      return showAgents(work, person, filter, pageOf(query, "name"));
    },
  });

  read("/api/v1/agents/:id", {
    summary: "One of the staff",
    may: "desk.people_list",
    params,
    answer: agent,
    run: ({ work, person, params: { id } }) => showAgent(work, person, id),
  });

  write("PUT", "/api/v1/agents/me/presence", {
    summary: "Say whether one can be given work",
    may: "presence.own",
    body: Type.Object({ presence }, closed),
    answer: Type.Object({ presence }),
    run: async ({ work, person, body }) => ({ body: { presence: await setPresence(work, person, body) } }),
  });

  read("/api/v1/workload", {
    summary: "Live tickets by team: how much there is to do",
    may: "desk.people_list",
    answer: Type.Object({ items: Type.Array(workload) }),
    run: async ({ work, person }) => ({
      items: (await showWorkload(work, person)).map((row) => ({
        ...row,
        oldestWaitingAt: row.oldestWaitingAt === null ? null : new Date(row.oldestWaitingAt).toISOString(),
      })),
    }),
  });
}

import { Type } from "typebox";
import { roles } from "../../core/domain/roles.ts";
import { teamSorts } from "../../core/store/team-lists.ts";
import { addTeam, changeTeam, removeTeam, setTeamMember, showTeam, showTeams } from "../../core/usecases/keep-teams.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes, type Sought } from "../rest-routes.ts";
import { closed, oneOf, pageSchema, uuid } from "../schemas.ts";

const params = Type.Object({ id: uuid });
const ofMember = Type.Object({ id: uuid, accountId: uuid });
const name = Type.String({ minLength: 1, maxLength: 400 });
const words = Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 });
const team = Type.Object({
  id: uuid,
  name: Type.String(),
  skills: Type.Array(Type.String()),
  categories: Type.Array(Type.String(), { description: "Categories that are routed to it" }),
  autoAssign: Type.Boolean({ description: "Its tickets go to the best proposal without approval" }),
  members: Type.Array(Type.Object({ id: uuid, name: Type.String(), role: oneOf(roles) })),
  channels: Type.Array(Type.Object({ platform: Type.String(), workspace: Type.String(), channel: Type.String() }), {
    description: "Where its cards are posted",
  }),
});
const terms = {
  skills: Type.Optional(words),
  categories: Type.Optional(words),
  autoAssign: Type.Optional(Type.Boolean()),
};

/** Teams and who is in them. */
export function teamRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "teams");
  const current = ({ work, person, params: { id } }: Sought<typeof params>) => showTeam(work, person, id);

  read("/api/v1/teams", {
    summary: "Teams, with their people and channels",
    may: "team.read",
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })), ...pageFields(teamSorts) }, closed),
    answer: pageSchema(team),
    run: ({ work, person, query }) => showTeams(work, person, { search: query.q ?? "", page: pageOf(query, "name") }),
  });

  write("POST", "/api/v1/teams", {
    summary: "A new team",
    may: "team.write",
    body: Type.Object({ name, ...terms }, closed),
    status: 201,
    answer: team,
    run: async ({ work, person, body }) => {
      const { teamId } = await addTeam(work, person, body);
      return { body: await showTeam(work, person, teamId), headers: { location: `/api/v1/teams/${teamId}` } };
    },
  });

  read("/api/v1/teams/:id", { summary: "One team", may: "team.read", params, answer: team, run: current });

  write("PATCH", "/api/v1/teams/:id", {
    summary: "Change a team",
    may: "team.write",
    params,
    body: Type.Object({ name: Type.Optional(name), ...terms }, closed),
    answer: team,
    current,
    run: async ({ work, person, params: { id }, body }) => {
      await changeTeam(work, person, { ...body, teamId: id });
      return { body: await showTeam(work, person, id) };
    },
  });

  write("DELETE", "/api/v1/teams/:id", {
    summary: "Remove a team that nothing names",
    may: "team.write",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      await removeTeam(work, person, { teamId: id });
      return { body: null };
    },
  });

  for (const [method, member] of [
    ["PUT", true],
    ["DELETE", false],
  ] as const) {
    write(method, "/api/v1/teams/:id/members/:accountId", {
      summary: member ? "Put a member of staff into a team" : "Take somebody out of a team",
      may: "team.write",
      params: ofMember,
      run: async ({ work, person, params: { id, accountId } }) => {
        await setTeamMember(work, person, { teamId: id, accountId, member });
        return { body: null };
      },
    });
  }
}

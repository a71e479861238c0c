import { Type } from "typebox";
import { mayAtDesk } from "../../core/domain/permissions.ts";
import { roles } from "../../core/domain/roles.ts";
import { pageOfRoleRequests } from "../../core/store/role-request-pages.ts";
import { decideRole } from "../../core/usecases/decide-role.ts";
import { requestRole } from "../../core/usecases/request-role.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, oneOf, pageSchema, uuid } from "../schemas.ts";

const roleRequest = Type.Object({
  id: uuid,
  account: Type.Object({ id: uuid, name: Type.String() }),
  role: oneOf(roles),
  granted: nullable(Type.Boolean()),
  createdAt: instant,
});

/** Wishes for a role: asked for by anybody, decided by admins. */
export function roleRequestRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "accounts");

  read("/api/v1/role-requests", {
    summary: "Wishes for roles, the oldest first: all for admins, one's own for the rest",
    may: "account.own",
    query: Type.Object({ ...pageFields(["created"]), waiting: Type.Optional(Type.Boolean()) }, closed),
    answer: pageSchema(roleRequest),
    run: ({ work, person, query }) =>
      pageOfRoleRequests(
        work,
        {
          waiting: query.waiting ?? true,
          accountId: mayAtDesk(person.role, "desk.people") ? null : person.accountId,
        },
        pageOf(query, "created"),
      ),
  });

  write("POST", "/api/v1/role-requests", {
    summary: "Ask for a role; the admins are told once",
    may: "account.own",
    status: 201,
    body: Type.Object({ role: oneOf(["technician", "engineer", "admin"]) }, closed),
    answer: Type.Object({ id: uuid }),
    run: async ({ work, person, body }) => ({ body: { id: (await requestRole(work, person, body)).requestId } }),
  });

  write("POST", "/api/v1/role-requests/:id/decision", {
    summary: "Grant or deny a wish, once",
    may: "desk.people",
    params: Type.Object({ id: uuid }),
    body: Type.Object({ granted: Type.Boolean() }, closed),
    answer: Type.Object({
      name: Type.String(),
      role: Type.String(),
      granted: Type.Boolean(),
      byOther: Type.Boolean({ description: "Somebody had decided before: this changed nothing" }),
    }),
    run: async ({ work, person, params: { id }, body }) => ({
      body: await decideRole(work, person, { requestId: id, granted: body.granted }),
    }),
  });
}

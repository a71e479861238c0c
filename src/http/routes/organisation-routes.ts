import { Type } from "typebox";
import { roles } from "../../core/domain/roles.ts";
import { type OrganisationListed, organisationSorts } from "../../core/store/organisation-lists.ts";
import type { Work } from "../../core/store/work.ts";
import {
  addOrganisation,
  removeOrganisation,
  showMembers,
  showOrganisation,
  showOrganisations,
} from "../../core/usecases/keep-organisations.ts";
import { setMembership } from "../../core/usecases/set-membership.ts";
import { updateOrganisationSettings } from "../../core/usecases/update-organisation-settings.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes, type Sought } from "../rest-routes.ts";
import { closed, instant, oneOf, pageSchema, uuid } from "../schemas.ts";

const params = Type.Object({ id: uuid });
const member = Type.Object({ id: uuid, accountId: uuid });
const organisation = Type.Object({
  id: uuid,
  name: Type.String(),
  membersSeeEachOther: Type.Boolean({ description: "Members see each other's tickets" }),
  createdAt: instant,
});
const listedMember = Type.Object({
  id: uuid,
  name: Type.String(),
  role: oneOf(roles),
  maySign: Type.Boolean({ description: "Whether they may sign reports for it" }),
  active: Type.Boolean(),
});
const name = Type.String({ minLength: 1, maxLength: 400 });

/** Organisations, their settings and their members. */
export function organisationRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "organisations");
  const current = ({ work, person, params: { id } }: Sought<typeof params>) =>
    showOrganisation(work, person, id).then(present);

  read("/api/v1/organisations", {
    summary: "Organisations: all for staff, one's own for customers",
    may: "organisation.read",
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })), ...pageFields(organisationSorts) }, closed),
    answer: pageSchema(organisation),
    run: async ({ work, person, query }) => {
      const page = await showOrganisations(work, person, { search: query.q ?? "", page: pageOf(query, "name") });
      return { ...page, items: page.items.map(present) };
    },
  });

  write("POST", "/api/v1/organisations", {
    summary: "A new organisation",
    may: "desk.people",
    body: Type.Object({ name, membersSeeEachOther: Type.Optional(Type.Boolean()) }, closed),
    status: 201,
    answer: organisation,
    run: async ({ work, person, body }) => {
      const { organisationId: id } = await addOrganisation(work, person, body);
      await updateOrganisationSettings(work, person, { organisationId: id, ...settingsOf(body) });
      return { body: await reread(work, id), headers: { location: `/api/v1/organisations/${id}` } };
    },
  });

  read("/api/v1/organisations/:id", {
    summary: "One organisation with its settings",
    may: "organisation.read",
    params,
    answer: organisation,
    run: current,
  });

  write("PATCH", "/api/v1/organisations/:id", {
    summary: "Rename an organisation, or set whether its members see each other's tickets",
    may: "desk.people",
    params,
    body: Type.Object({ name: Type.Optional(name), membersSeeEachOther: Type.Optional(Type.Boolean()) }, closed),
    answer: organisation,
    current,
    run: async ({ work, person, params: { id }, body }) => {
      await updateOrganisationSettings(work, person, {
        organisationId: id,
        ...(body.name === undefined ? {} : { name: body.name }),
        ...settingsOf(body),
      });
      return { body: await reread(work, id) };
    },
  });

  write("DELETE", "/api/v1/organisations/:id", {
    summary: "Remove an organisation that nobody and nothing belongs to",
    may: "desk.people",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      await removeOrganisation(work, person, { organisationId: id });
      return { body: null };
    },
  });

  read("/api/v1/organisations/:id/members", {
    summary: "Who belongs to an organisation, by name",
    may: "organisation.read",
    params,
    query: Type.Object(pageFields(["name"]), closed),
    answer: pageSchema(listedMember),
    run: ({ work, person, params: { id }, query }) =>
      showMembers(work, person, { organisationId: id, page: pageOf(query, "name") }),
  });

  write("PUT", "/api/v1/organisations/:id/members/:accountId", {
    summary:
      "Join a customer to an organisation, and say whether they may sign for it; their tickets stay where they are",
    may: "desk.people",
    params: member,
    body: Type.Object({ maySign: Type.Boolean() }, closed),
    run: async ({ work, person, params: { id, accountId }, body }) => {
      await setMembership(work, person, { accountId, organisationId: id, maySign: body.maySign });
      return { body: null };
    },
    after: ({ accountId }) => parts.auth.forgetAccount(accountId),
  });
}

function settingsOf(body: { readonly membersSeeEachOther?: boolean }) {
  return body.membersSeeEachOther === undefined ? {} : { membersSeeEachOther: body.membersSeeEachOther };
}

async function reread(work: Work, id: string) {
  return present(await showOrganisation(work, { kind: "clock" }, id));
}

function present({ id, name: called, membersSeeEachOther, createdAt }: OrganisationListed) {
  return { id, name: called, membersSeeEachOther, createdAt: createdAt.toISOString() };
}

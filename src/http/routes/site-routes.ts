import { Type } from "typebox";
import type { Site } from "../../core/store/equipment.ts";
import { siteSorts } from "../../core/store/site-lists.ts";
import { addSite, changeSite, removeSite, showSite, showSites } from "../../core/usecases/keep-sites.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes, type Sought } from "../rest-routes.ts";
import { closed, instant, nullable, pageSchema, uuid } from "../schemas.ts";

const params = Type.Object({ id: uuid });
const degrees = (most: number) => nullable(Type.Number({ minimum: -most, maximum: most }));
const site = Type.Object({
  id: uuid,
  organisationId: uuid,
  name: Type.String(),
  address: Type.String(),
  latitude: nullable(Type.Number()),
  longitude: nullable(Type.Number()),
  timeZone: Type.String(),
  region: nullable(Type.String()),
  createdAt: instant,
});
const name = Type.String({ minLength: 1, maxLength: 400 });
const terms = {
  address: Type.Optional(Type.String({ maxLength: 1_000 })),
  latitude: Type.Optional(degrees(90)),
  longitude: Type.Optional(degrees(180)),
  timeZone: Type.Optional(Type.String({ maxLength: 64 })),
  region: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
};

/** Sites: where equipment stands. */
export function siteRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "sites");
  const current = async ({ work, person, params: { id } }: Sought<typeof params>) =>
    present(await showSite(work, person, id));

  read("/api/v1/sites", {
    summary: "Sites: all for staff, those of one's organisation for customers",
    may: "site.read",
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 200 })),
        organisation: Type.Optional(uuid),
        ...pageFields(siteSorts),
      },
      closed,
    ),
    answer: pageSchema(site),
    run: async ({ work, person, query }) => {
      const asked = { search: query.q ?? "", organisationId: query.organisation ?? null, page: pageOf(query, "name") };
      const page = await showSites(work, person, asked);
      return { ...page, items: page.items.map(present) };
    },
  });

  write("POST", "/api/v1/sites", {
    summary: "A new site of an organisation",
    may: "site.write",
    body: Type.Object({ organisationId: uuid, name, ...terms }, closed),
    status: 201,
    answer: site,
    run: async ({ work, person, body }) => {
      const { siteId } = await addSite(work, person, body);
      return {
        body: present(await showSite(work, person, siteId)),
        headers: { location: `/api/v1/sites/${siteId}` },
      };
    },
  });

  read("/api/v1/sites/:id", { summary: "One site", may: "site.read", params, answer: site, run: current });

  write("PATCH", "/api/v1/sites/:id", {
    summary: "Change a site",
    may: "site.write",
    params,
    body: Type.Object({ name: Type.Optional(name), ...terms }, closed),
    answer: site,
    current,
    run: async ({ work, person, params: { id }, body }) => {
      await changeSite(work, person, { ...body, siteId: id });
      return { body: present(await showSite(work, person, id)) };
    },
  });

  write("DELETE", "/api/v1/sites/:id", {
    summary: "Remove a site that no ticket or unit names",
    may: "site.write",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      await removeSite(work, person, { siteId: id });
      return { body: null };
    },
  });
}

function present({ createdAt, ...rest }: Site) {
  return { ...rest, createdAt: new Date(createdAt).toISOString() };
}

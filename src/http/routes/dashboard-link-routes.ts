import { Type } from "typebox";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { listDashboardLinks, manufacturerIds } from "../../core/store/dashboard-links.ts";
import { revokeDashboardLink } from "../../core/usecases/revoke-dashboard-link.ts";
import { shareDashboard } from "../../core/usecases/share-dashboard.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, uuid } from "../schemas.ts";

const tags = ["dashboards"];
const shared = { id: uuid, slug: Type.String(), label: Type.String(), expiresAt: instant };
const link = Type.Object({ ...shared, createdAt: instant });
const made = Type.Object({
  id: uuid,
  slug: Type.String(),
  expiresAt: instant,
  path: Type.String({ description: "To be opened by whoever it is for; shown this once" }),
});
const body = Type.Object(
  {
    slug: Type.String({ maxLength: 120 }),
    label: Type.Optional(Type.String({ maxLength: 200 })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
  },
  closed,
);

const folder = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  mayBeSent: Type.Boolean({ description: "The desk keeps this manufacturer, so that one can subscribe to it" }),
});

/** The folders of the dashboards, and links that show one manufacturer's dashboards to whoever holds them: made, listed and revoked by admins. */
export function dashboardLinkRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/dashboards",
    {
      config: {
        may: "dashboard.share",
        tags,
        summary: "Manufacturers that have dashboards",
        answers: { 200: Type.Object({ items: Type.Array(folder) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "dashboard.share");
      const folders = Object.entries((await parts.site?.())?.folders ?? {});
      const known = await desk.read(manufacturerIds);
      const items = folders.map(([slug, { maker, name }]) => ({ slug, name, mayBeSent: known.has(maker) }));
      return { items: items.sort((one, other) => one.name.localeCompare(other.name, "en")) };
    },
  );

  app.get(
    "/api/v1/dashboard-links",
    {
      config: {
        may: "dashboard.share",
        tags,
        summary: "Links to dashboards that still work",
        answers: { 200: Type.Object({ items: Type.Array(link) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "dashboard.share");
      return { items: await desk.read(listDashboardLinks) };
    },
  );

  app.post(
    "/api/v1/dashboard-links",
    {
      config: { may: "dashboard.share", tags, summary: "Share one manufacturer's dashboards", answers: { 201: made } },
      schema: { body },
    },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "write");
      const { slug, label, days } = request.body;
      const shared = await desk.transact((work) =>
        shareDashboard(work, person, {
          slug,
          ...(label === undefined ? {} : { label }),
          ...(days === undefined ? {} : { days }),
        }),
      );
      return reply.code(201).send({ id: shared.linkId, slug, expiresAt: shared.expiresAt, path: `/d/${shared.token}` });
    },
  );

  app.delete(
    "/api/v1/dashboard-links/:id",
    {
      config: { may: "dashboard.share", tags, summary: "Revoke a link to dashboards" },
      schema: { params: Type.Object({ id: uuid }) },
    },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "write");
      await desk.transact((work) => revokeDashboardLink(work, person, { linkId: request.params.id }));
      return reply.code(204).send();
    },
  );
}

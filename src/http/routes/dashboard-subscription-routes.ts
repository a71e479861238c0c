import { Type } from "typebox";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { dashboardOfAccount } from "../../core/store/dashboard-links.ts";
import { type DashboardSubscription, listSubscriptions } from "../../core/store/dashboard-subscriptions.ts";
import { subscribeDashboard } from "../../core/usecases/subscribe-dashboard.ts";
import { unsubscribeDashboard } from "../../core/usecases/unsubscribe-dashboard.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["dashboards"];
const short = Type.String({ minLength: 1, maxLength: 200 });
const target = Type.Union([
  Type.Object({ kind: Type.Literal("chat") }, closed),
  Type.Object(
    { kind: Type.Literal("channel"), platform: short, workspace: Type.String({ maxLength: 200 }), channel: short },
    closed,
  ),
  Type.Object({ kind: Type.Literal("webhook"), url: Type.String({ minLength: 1, maxLength: 2_000 }) }, closed),
]);
const fields = {
  id: uuid,
  manufacturer: Type.String(),
  slug: Type.String(),
  owner: Type.String({ description: "Who subscribed" }),
  target,
  createdAt: instant,
  last: nullable(
    Type.Object({
      month: Type.String({ description: 'The month of the newest summary, such as "2026-10"' }),
      state: oneOf(["queued", "sent", "failed"] as const),
      error: nullable(Type.String()),
    }),
  ),
};
const subscription = Type.Object(fields);
const made = Type.Object({
  id: uuid,
  secret: nullable(Type.String({ description: "Of a webhook: whsec_…, shown this once" })),
});
const body = Type.Object({ slug: Type.Optional(Type.String({ maxLength: 120 })), target }, closed);

/** Monthly summaries by chat or webhook: a manufacturer's accounts subscribe to their own, admins to any. */
export function dashboardSubscriptionRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/dashboard-subscriptions",
    {
      config: {
        tags,
        summary: "Who gets monthly summaries, and how the newest fared",
        answers: { 200: Type.Object({ items: Type.Array(subscription) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      requireDeskAction(person, "dashboard.read");
      const items = await desk.read(async (work) => {
        if (person.role === "admin") return listSubscriptions(work, null);
        const own = await dashboardOfAccount(work, person.accountId);
        return own === null ? [] : listSubscriptions(work, own.maker);
      });
      return { items: items.map(present) };
    },
  );

  app.post(
    "/api/v1/dashboard-subscriptions",
    {
      config: { tags, summary: "Have a manufacturer's month in short sent, every month", answers: { 201: made } },
      schema: { body },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { slug = null, target: wanted } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { subscriptionId: id, secret } = await subscribeDashboard(work, caller.person, {
            slug,
            target: wanted,
            key: parts.secret,
          });
          return { status: 201, body: { id, secret }, keptBody: { id, secret: null } };
        },
      });
    },
  );

  app.delete(
    "/api/v1/dashboard-subscriptions/:id",
    { config: { tags, summary: "Stop monthly summaries" }, schema: { params: Type.Object({ id: uuid }) } },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "write");
      await desk.transact((work) => unsubscribeDashboard(work, person, { subscriptionId: request.params.id }));
      return reply.code(204).send();
    },
  );
}

function present({ id, manufacturer, slug, ownerName, target: to, createdAt, last }: DashboardSubscription) {
  return { id, manufacturer, slug, owner: ownerName, target: to, createdAt, last };
}

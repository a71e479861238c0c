import { Type } from "typebox";
import { type DeliveryView, troubledStates } from "../../core/store/dead-letters.ts";
import { showDeliveries } from "../../core/usecases/list-deliveries.ts";
import { retryDelivery } from "../../core/usecases/retry-delivery.ts";
import { skipDelivery } from "../../core/usecases/skip-delivery.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const params = Type.Object({ id: uuid });
const count = Type.Integer({ minimum: 0 });
const delivery = Type.Object({
  id: uuid,
  kind: Type.String(),
  state: oneOf(troubledStates),
  platform: Type.String(),
  placeKind: Type.String(),
  placeState: Type.String(),
  ticketNumber: nullable(Type.Integer()),
  notice: nullable(Type.String()),
  attempts: count,
  error: nullable(Type.String()),
  createdAt: instant,
});

/** What did not arrive where it should: for admins. */
export function deliveryRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "delivery");

  read("/api/v1/delivery", {
    summary: "How many deliveries wait, and those that failed, may have arrived or are blocked, newest first",
    may: "desk.delivery",
    query: Type.Object({ state: Type.Optional(oneOf(troubledStates)), ...pageFields(["newest"]) }, closed),
    answer: Type.Object({
      counts: Type.Object({
        waiting: count,
        oldestWaiting: nullable(instant),
        failed: count,
        uncertain: count,
        blocked: count,
      }),
      items: Type.Array(delivery),
      nextCursor: nullable(Type.String()),
    }),
    run: async ({ work, person, query }) => {
      const states = query.state === undefined ? troubledStates : [query.state];
      const { counts, page } = await showDeliveries(work, person, states, pageOf(query, "newest"));
      return {
        counts: { ...counts, oldestWaiting: counts.oldestWaiting?.toISOString() ?? null },
        items: page.items.map(present),
        nextCursor: page.nextCursor,
      };
    },
  });

  write("POST", "/api/v1/delivery/:id/retry", {
    summary: "Send a dead letter again; where its place is gone, all that failed there goes along",
    may: "desk.delivery",
    params,
    answer: Type.Object({ queued: count }),
    run: async ({ work, person, params: { id } }) => ({ body: await retryDelivery(work, person, { deliveryId: id }) }),
  });

  write("POST", "/api/v1/delivery/:id/skip", {
    summary: "Put a dead letter aside: it will not be sent",
    may: "desk.delivery",
    params,
    run: async ({ work, person, params: { id } }) => {
      await skipDelivery(work, person, { deliveryId: id });
      return { body: null };
    },
  });
}

function present({ createdAt, ...rest }: DeliveryView) {
  return { ...rest, createdAt: new Date(createdAt).toISOString() };
}

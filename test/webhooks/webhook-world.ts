import { makePostWebhook, type PostWebhook } from "../../src/core/delivery/webhooks/post-webhook.ts";
import { startWebhooks, type Webhooks } from "../../src/core/delivery/webhooks/start-webhooks.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import type { WebhookScope } from "../../src/core/domain/webhooks/webhook-scope.ts";
import { emit } from "../../src/core/store/events.ts";
import { findDeliveryOf, listDeliveriesOf } from "../../src/core/store/webhook-deliveries.ts";
import type { Work } from "../../src/core/store/work.ts";
import { createWebhook } from "../../src/core/usecases/create-webhook.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { testDesk, testPeople } from "../harness/desk.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";

export const key = "the server's own key, for these tests";

/** A desk whose events are sent to endpoints on this machine, with a clock that the test moves. */
export async function webhookWorld(
  options: { readonly post?: PostWebhook; readonly addresses?: "public" | "any" } = {},
) {
  const world = await testDesk();
  const people = await testPeople(world.desk, "slack");
  world.settings.webhookAddresses = options.addresses ?? "any";
  const post = options.post ?? makePostWebhook({ resolve: () => Promise.reject(new Error("no names here")) });
  const started: Webhooks[] = [];

  /** Starts a process's sender; more than one are replicas. */
  const start = (): Webhooks => {
    const one = startWebhooks({
      desk: world.desk,
      wakes: { on: () => () => undefined },
      post,
      secret: key,
      random: () => 1,
      log: silentLog,
      pollMs: 10,
      restMs: 1,
    });
    started.push(one);
    return one;
  };
  const act = <T>(fn: (work: Work) => Promise<T>) => world.desk.transact(fn);

  return {
    ...world,
    people,
    start,
    act,
    async endpoint(
      url: string,
      more: { readonly events?: readonly string[]; readonly scope?: WebhookScope; readonly by?: Person } = {},
    ) {
      const { events = ["ticket.*"], scope = "ids", by = people.admin } = more;
      return act((work) => createWebhook(work, by, { name: "ops", url, events, scope, key }));
    },
    /** Something happens. */
    happen: (kind: string) =>
      act((work) => emit(work, { kind, subjectId: work.newId(), actor: { kind: "clock" }, data: { count: 1 } })),
    open: (description = "The oven stays cold") =>
      act((work) =>
        openTicket(work, people.customer, {
          openerId: people.customer.accountId,
          description,
          title: "Cold oven",
          equipmentId: people.equipmentId,
          siteId: null,
          urgency: "normal",
          category: null,
          surfacePlaceId: null,
          said: [],
        }),
      ),
    deliveries: (webhookId: string) =>
      world.desk.read((work) => listDeliveriesOf(work, webhookId, { state: undefined, limit: 100, offset: 0 })),
    log: async (webhookId: string, deliveryId: string) =>
      (await world.desk.read((work) => findDeliveryOf(work, webhookId, deliveryId)))?.log ?? [],
    /** Waits until every delivery of the endpoint has this many attempts or is done. */
    until: <T>(what: string, ask: () => T | Promise<T>) => until(what, ask, { withinMs: 10_000, everyMs: 5 }),
    async [Symbol.asyncDispose]() {
      for (const one of started) await one.stop();
      await world[Symbol.asyncDispose]();
    },
  };
}

import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { webhookUpkeep } from "../../src/core/delivery/webhooks/webhook-upkeep.ts";
import { changeWebhook } from "../../src/core/usecases/change-webhook.ts";
import { replayDelivery, replayWebhook } from "../../src/core/usecases/replay-webhook.ts";
import { startReceiver } from "./receiver.ts";
import { webhookWorld } from "./webhook-world.ts";

const answerWith =
  (status: number, headers: Record<string, string> = {}, text = "") =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(text);
type World = Awaited<ReturnType<typeof webhookWorld>>;
const attempts = async (world: World, webhookId: string) =>
  (await world.deliveries(webhookId)).map(({ kind, state, attempts }) => `${kind} ${state} ${attempts}`).toReversed();

test("what is refused comes again under the same id with a new timestamp, and holds up nothing else", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url);
  receiver.answer = (response, { json }) =>
    answerWith(json.type === "ticket.created" && receiver.received.length < 3 ? 500 : 200, {}, "sorry")(response);
  world.start();
  await world.happen("ticket.created");
  await world.happen("ticket.closed");
  await world.until("both were sent", () => receiver.received.length === 2);
  await world.until(
    "the first waits, the second is done",
    async () => (await attempts(world, webhookId)).join() === "ticket.created queued 1,ticket.closed sent 1",
  );
  world.clock.forward(0.09);
  await world.until("it came again", async () => (await attempts(world, webhookId)).includes("ticket.created sent 2"));
  const [first, , again] = receiver.received;
  expect(again?.id).toBe(first?.id);
  expect(again?.body).toBe(first?.body);
  expect(Number(again?.headers["webhook-timestamp"]) - Number(first?.headers["webhook-timestamp"])).toBe(5);
  const delivery = (await world.deliveries(webhookId)).find(({ kind }) => kind === "ticket.created");
  const log = await world.log(webhookId, delivery?.id ?? "");
  expect(log.map(({ status, answer, error }) => ({ status, answer, error }))).toEqual([
    { status: 200, answer: "sorry", error: null },
    { status: 500, answer: "sorry", error: null },
  ]);
  expect(log[0]?.at).toEqual(world.clock.now);
});

test("an endpoint that is overloaded is left in peace as long as it asks, then told everything in order", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  await world.endpoint(receiver.url);
  receiver.answer = answerWith(429, { "retry-after": "120" });
  world.start();
  for (const kind of ["ticket.created", "ticket.assigned", "ticket.started"]) await world.happen(kind);
  await world.until("it refused", async () => {
    const [row] = await world.db.sql`select quiet_until from webhook_endpoints`;
    return row?.quiet_until !== null;
  });
  receiver.answer = answerWith(200);
  world.clock.forward(1.9);
  const looked = world.start();
  await looked.idle();
  expect(receiver.received.map(({ json }) => json.type)).toEqual(["ticket.created"]);
  world.clock.forward(0.2);
  await world.until("all came", () => receiver.received.length === 4);
  expect(receiver.received.slice(1).map(({ json }) => json.type)).toEqual([
    "ticket.created",
    "ticket.assigned",
    "ticket.started",
  ]);
});

test("410 switches the endpoint off at once, and the admins hear of it once", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url);
  receiver.answer = answerWith(410);
  world.start();
  await world.happen("ticket.created");
  await world.happen("ticket.closed");
  await world.until(
    "it is off",
    async () => (await world.db.sql`select from webhook_endpoints where disabled_because = 'gone'`).length,
  );
  expect(receiver.received).toHaveLength(1);
  const told = await world.db.sql`select data from deliveries where notice = 'webhook.disabled'`;
  expect(told.map(({ data }) => data)).toEqual([
    { name: "ops", because: "gone" },
    { name: "ops", because: "gone" },
  ]);
  const events = await world.db.sql`select data from events where kind = 'webhook.disabled'`;
  expect(events.map(({ data }) => data)).toEqual([{ because: "gone" }]);
  expect(await attempts(world, webhookId)).toEqual(["ticket.created failed 1", "ticket.closed queued 0"]);
});

test("a day of nothing but failures switches it off; switched on, it goes on and can be told what it missed", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url);
  receiver.answer = answerWith(500);
  world.start();
  await world.happen("ticket.created");
  await world.until("it was tried", async () => (await attempts(world, webhookId))[0]?.endsWith(" 1"));
  world.clock.forward(24 * 60);
  await world.until(
    "it is off",
    async () => (await world.db.sql`select from webhook_endpoints where disabled_because = 'failing'`).length,
  );
  expect(await attempts(world, webhookId)).toEqual(["ticket.created failed 2"]);
  await world.happen("ticket.assigned");
  receiver.answer = answerWith(200);
  world.clock.forward(10);
  const since = new Date(world.clock.now.getTime() - 20 * 60_000);
  await world.act((work) =>
    changeWebhook(work, world.people.otherAdmin, { webhookId, ifVersion: null, enabled: true }),
  );
  await world.happen("ticket.started");
  await world.until("the new came", () => receiver.received.length === 3);
  expect(receiver.received[2]?.json.type).toBe("ticket.started");
  const replay = await world.act((work) =>
    replayWebhook(work, world.people.admin, { webhookId, since, until: null, which: "untaken" }),
  );
  expect(replay).toEqual({ queued: 1, nextSince: null });
  await world.until("the missed came", () => receiver.received.length === 4);
  expect(receiver.received[3]?.json.type).toBe("ticket.assigned");
  const [row] = await world.db.sql`select owner_id from webhook_endpoints where id = ${webhookId}`;
  expect(row?.owner_id).toBe(world.people.otherAdmin.accountId);
});

test("one delivery is sent again on demand, and all of a time span in the order in which they happened", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  await world.happen("ticket.before");
  world.clock.forward(1);
  const { webhookId } = await world.endpoint(receiver.url);
  world.start();
  for (const kind of ["ticket.created", "ticket.assigned"]) {
    await world.happen(kind);
    world.clock.forward(1);
  }
  await world.until(
    "both came",
    async () => (await attempts(world, webhookId)).join() === "ticket.created sent 1,ticket.assigned sent 1",
  );
  const delivery = (await world.deliveries(webhookId)).find(({ kind }) => kind === "ticket.created");
  await world.act((work) => replayDelivery(work, world.people.admin, { webhookId, deliveryId: delivery?.id ?? "" }));
  await world.until("it came again", () => receiver.received.length === 3);
  expect(receiver.received[2]?.id).toBe(receiver.received[0]?.id);
  await world.until("it is done", async () => (await attempts(world, webhookId))[0] === "ticket.created sent 1");
  const since = new Date(world.clock.now.getTime() - 3_600_000);
  const replayed = await world.act((work) =>
    replayWebhook(work, world.people.admin, { webhookId, since, until: null, which: "all" }),
  );
  expect(replayed).toEqual({ queued: 3, nextSince: null });
  await world.until("all came", () => receiver.received.length === 6);
  expect(
    receiver.received
      .slice(3)
      .map(({ json }) => json.type)
      .sort(),
  ).toEqual(["ticket.assigned", "ticket.before", "ticket.created"]);
  const nothing = await world.act((work) =>
    replayWebhook(work, world.people.admin, { webhookId, since, until: new Date(since.getTime() + 1), which: "all" }),
  );
  expect(nothing.queued).toBe(0);
});

test("a name on a private network is refused while the setting does not allow it, in the log by a word alone", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url);
  world.settings.webhookAddresses = "public";
  world.start();
  await world.happen("ticket.created");
  await world.until("it was tried", async () => (await attempts(world, webhookId))[0]?.endsWith(" 1"));
  const [delivery] = await world.deliveries(webhookId);
  expect(delivery?.last).toMatchObject({ status: null, error: "address_refused", answer: "" });
  expect(receiver.received).toEqual([]);
});

test("the log is kept for ninety days", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url);
  world.start();
  await world.happen("ticket.created");
  await world.until("it is done", async () => (await attempts(world, webhookId))[0] === "ticket.created sent 1");
  const upkeep = webhookUpkeep(world.desk);
  world.clock.forward(89 * 1440);
  await upkeep.run();
  expect(await world.deliveries(webhookId)).toHaveLength(1);
  world.clock.forward(2 * 1440);
  await upkeep.run();
  expect(await world.deliveries(webhookId)).toEqual([]);
});

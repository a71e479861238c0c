import { expect, test } from "vitest";
import { spreadEvents } from "../../src/core/store/webhook-queue.ts";
import { startReceiver } from "./receiver.ts";
import { webhookWorld } from "./webhook-world.ts";

test("three replicas send each message once, and when the one that sends ends, another goes on", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  const { webhookId } = await world.endpoint(receiver.url);
  const replicas = [world.start(), world.start(), world.start()];
  const kinds = Array.from(
    { length: 30 },
    (_, at) => `ticket.k${String.fromCharCode(97 + (at % 26))}${at < 26 ? "" : "x"}`,
  );
  for (const [at, kind] of kinds.entries()) {
    await world.happen(kind);
    if (at === 9) await replicas[0]?.stop();
    if (at === 19) await replicas[1]?.stop();
  }
  await world.until("all are done", async () => {
    const found = await world.deliveries(webhookId);
    return found.length === kinds.length && found.every(({ state }) => state === "sent");
  });
  expect(receiver.received.map(({ json }) => json.type)).toEqual(kinds);
});

test("an event of a transaction that began first and commits last is told too, and none is told twice", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  await world.endpoint(receiver.url);
  const gate = Promise.withResolvers<void>();
  const wrote = Promise.withResolvers<void>();
  const early = world.act(async (work) => {
    const { emit } = await import("../../src/core/store/events.ts");
    await emit(work, { kind: "ticket.early", subjectId: work.newId(), actor: { kind: "clock" } });
    wrote.resolve();
    await gate.promise;
  });
  await wrote.promise;
  await world.happen("ticket.late");
  const sender = world.start();
  expect(await world.act((work) => spreadEvents(work, 100))).toBeLessThan(2);
  await sender.idle();
  expect(receiver.received).toEqual([]);
  gate.resolve();
  await early;
  await world.until("both came", () => receiver.received.length === 2);
  expect(receiver.received.map(({ json }) => json.type)).toEqual(["ticket.early", "ticket.late"]);
  await Promise.all(Array.from({ length: 5 }, () => world.act((work) => spreadEvents(work, 100))));
  await sender.idle();
  expect(receiver.received).toHaveLength(2);
});

test("a backlog longer than one reading is told whole", async () => {
  await using receiver = await startReceiver();
  await using world = await webhookWorld();
  await world.endpoint(receiver.url, { events: ["ticket.wanted"] });
  await world.db.sql`
    insert into events (id, subject_id, kind, at)
    select gen_random_uuid(), gen_random_uuid(), case when n % 100 = 0 then 'ticket.wanted' else 'ticket.other' end, now()
    from generate_series(1, 1200) n`;
  world.start();
  await world.until("all twelve came", () => receiver.received.length === 12);
});

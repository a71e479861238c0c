import { expect, test } from "vitest";
import { listDeliveries } from "../../src/core/usecases/list-deliveries.ts";
import { retryDelivery } from "../../src/core/usecases/retry-delivery.ts";
import { skipDelivery } from "../../src/core/usecases/skip-delivery.ts";
import { scripted } from "../platforms/strict/fault-plan.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { deliveryWorld } from "./delivery-world.ts";

async function oneDeadLetter() {
  const platform = strictPlatform();
  const world = await deliveryWorld(platform);
  const place = await world.addPlace("customer", platform.directOf({ workspace: "", user: "marta" }));
  platform.failBy(scripted([{ kind: "refused" }], ({ op, channel }) => op === "post" && channel === "dm-marta"));
  const { dispatcher } = await world.dispatch();
  const messageId = await world.say("lost");
  await dispatcher.idle();
  const [dead] = await world.deliveries(place);
  return { platform, world, place, dispatcher, messageId, deadId: dead?.id ?? "" };
}

test("an admin sees a dead letter and sends it again", async () => {
  const { platform, world, place, dispatcher, messageId, deadId } = await oneDeadLetter();
  await using _ = world;
  const { admin } = world.people;
  const seen = await world.desk.atOnce((work) => listDeliveries(work, admin));
  expect(seen.counts).toMatchObject({ failed: 1, uncertain: 0, blocked: 0 });
  expect(seen.items).toMatchObject([
    { id: deadId, kind: "post", state: "failed", error: "planned: refused", ticketNumber: 1001 },
  ]);
  expect(await world.desk.transact((work) => retryDelivery(work, admin, { deliveryId: deadId }))).toEqual({
    queued: 1,
  });
  await dispatcher.idle();
  expect(
    platform.server
      .surface({ platform: "strict", workspace: "", channel: "dm-marta", thread: null })
      .posts.map(({ text }) => text),
  ).toEqual(["lost"]);
  expect((await world.deliveries(place)).map(({ state }) => state)).toEqual(["sent"]);
  expect(await world.db.sql`select state from copies where message_id = ${messageId}`).toEqual([{ state: "sent" }]);
});

test("an admin puts a dead letter aside", async () => {
  const { world, place, deadId } = await oneDeadLetter();
  await using _ = world;
  await world.desk.transact((work) => skipDelivery(work, world.people.admin, { deliveryId: deadId }));
  expect((await world.deliveries(place)).map(({ state }) => state)).toEqual(["skipped"]);
  await expect(
    world.desk.transact((work) => retryDelivery(work, world.people.admin, { deliveryId: deadId })),
  ).rejects.toMatchObject({ code: "delivery.unknown" });
});

test("nobody else may, and what is no delivery is unknown", async () => {
  const { world, deadId } = await oneDeadLetter();
  await using _ = world;
  for (const person of [world.people.customer, world.people.technician, world.people.engineer]) {
    await expect(world.desk.atOnce((work) => listDeliveries(work, person))).rejects.toMatchObject({
      code: "action.forbidden",
    });
    await expect(
      world.desk.transact((work) => retryDelivery(work, person, { deliveryId: deadId })),
    ).rejects.toMatchObject({ code: "action.forbidden" });
    await expect(
      world.desk.transact((work) => skipDelivery(work, person, { deliveryId: deadId })),
    ).rejects.toMatchObject({ code: "action.forbidden" });
  }
  for (const deliveryId of ["", "x'; drop table deliveries", "00000000-0000-0000-0000-000000000000"]) {
    await expect(
      world.desk.transact((work) => retryDelivery(work, world.people.admin, { deliveryId })),
    ).rejects.toMatchObject({ code: "delivery.unknown" });
  }
});

test("what could not be opened is retried with all that waited behind it", async () => {
  const platform = strictPlatform();
  await using world = await deliveryWorld(platform);
  const line = await world.addPlace("line", null);
  platform.failBy(scripted([{ kind: "refused" }], ({ op }) => op === "open"));
  await world.openPlace(line);
  await world.say("one");
  await world.say("two");
  const { dispatcher } = await world.dispatch();
  await dispatcher.idle();
  const dead = await world.deliveries(line);
  expect(dead.map(({ state }) => state)).toEqual(["failed", "failed", "failed"]);
  expect(
    await world.desk.transact((work) => retryDelivery(work, world.people.admin, { deliveryId: dead[1]?.id ?? "" })),
  ).toEqual({ queued: 3 });
  await dispatcher.idle();
  expect((await world.deliveries(line)).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
  expect(await world.place(line)).toMatchObject({ state: "open" });
});

import { expect, test } from "vitest";
import { startDeskMender } from "../../src/core/delivery/mend-desks.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { deliveryWorld } from "./delivery-world.ts";

/** A world whose desk channel refuses everything until it is mended. */
async function refusingDesk(kind: "refused" | "gone") {
  const platform = strictPlatform();
  platform.server.addSurface({ platform: "strict", workspace: "", channel: "desk", thread: null }, "desk");
  const world = await deliveryWorld(platform);
  let broken = true;
  let only: ((nonce: string | null) => boolean) | null = null;
  platform.failBy(({ channel, nonce }) => {
    if (channel === "desk" && (only === null ? broken : only(nonce))) return { kind };
    return null;
  });
  const addDesk = async (): Promise<string> => {
    const place = await world.addPlace("desk", null);
    await world.db.sql`update places set channel = 'desk' where id = ${place}`;
    return place;
  };
  // Times of its own for the mender: minutes pass at once.
  const clock = { ahead: 0 };
  const mender = startDeskMender({
    desk: { ...world.desk, clock: () => new Date(Date.now() + clock.ahead) },
    log: silentLog,
    everyMs: 1_000_000,
  });
  const told = async () =>
    (
      await world.db
        .sql`select distinct account_id from deliveries d join places p on p.id = d.place_id where notice = 'delivery.failed'`
    ).length;
  const tellings = async () =>
    Number((await world.db.sql`select count(*)::int as n from deliveries where notice = 'delivery.failed'`)[0]?.n);
  return {
    world,
    platform,
    mender,
    told,
    tellings,
    addDesk,
    pass: (minutes: number) => {
      clock.ahead += minutes * 60_000;
    },
    mend: () => {
      broken = false;
    },
    refuseOnly: (which: (nonce: string | null) => boolean) => {
      only = which;
    },
    [Symbol.asyncDispose]: async () => {
      await mender.stop();
      await world[Symbol.asyncDispose]();
    },
  };
}

test.each(["refused", "gone"] as const)(
  "a desk channel that is %s: admins are told once, nothing is lost, and it recovers by itself",
  async (kind) => {
    await using desk = await refusingDesk(kind);
    const { world, platform } = desk;
    const { dispatcher } = await world.dispatch();
    const place = await desk.addDesk();
    await world.openPlace(place);
    await world.say("one");
    await dispatcher.idle();
    // Said when it is known already that the channel does not work.
    await world.say("two");
    await dispatcher.idle();
    expect((await world.deliveries(place)).map(({ state }) => state)).toContain("failed");
    expect(await desk.told()).toBe(2);
    expect(await desk.tellings()).toBe(2);
    // Still broken: tried now and then, told no more.
    for (const minutes of [1, 1, 5]) {
      desk.pass(minutes);
      await desk.mender.run();
      await dispatcher.idle();
    }
    expect(await desk.tellings()).toBe(2);
    const before = platform.calls.length;
    await desk.mender.run();
    await dispatcher.idle();
    expect(platform.calls.length).toBe(before);
    // Mended: the next try opens the thread, with all that had waited.
    desk.mend();
    desk.pass(20);
    await desk.mender.run();
    await dispatcher.idle();
    await until("all that was given up has been sent", async () => {
      await desk.mender.run();
      await dispatcher.idle();
      return (await world.deliveries(place)).every(({ state }) => state === "sent" || state === "skipped");
    });
    const shown = platform.server.surfaces().flatMap(({ posts }) => posts.map(({ text }) => text));
    for (const words of ["one", "two"]) expect(shown.filter((text) => text.includes(words))).toHaveLength(1);
    expect(await world.db.sql`select from told_faults`).toHaveLength(0);
    expect(await desk.tellings()).toBe(2);
  },
);

test("one message that is refused in a channel that works stays a dead letter, and is not told again and again", async () => {
  await using desk = await refusingDesk("refused");
  const { world } = desk;
  desk.mend();
  const { dispatcher } = await world.dispatch();
  const place = await desk.addDesk();
  await world.openPlace(place);
  await dispatcher.idle();
  const bad = await world.say("bad");
  const badIds = await world.db.sql<{ id: string }[]>`select id from deliveries where message_id = ${bad}`;
  desk.refuseOnly((nonce) => badIds.some(({ id }) => nonce?.includes(id) === true));
  await dispatcher.idle();
  await world.say("good");
  await dispatcher.idle();
  for (let round = 0; round < 4; round += 1) {
    desk.pass(30);
    await desk.mender.run();
    await dispatcher.idle();
  }
  const states = (await world.deliveries(place)).map(({ state }) => state);
  expect(states.filter((state) => state === "failed").length).toBeLessThanOrEqual(1);
  expect(await desk.tellings()).toBeLessThanOrEqual(2);
});

import { expect, test } from "vitest";
import type { Outgoing, PlaceRef } from "../../src/bots/platform.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { deliveryWorld, eventually } from "./delivery-world.ts";

/** A strict platform whose first post of `held` hangs after it has arrived, as for a process that dies before the answer. */
function hangingPlatform(options: Parameters<typeof strictPlatform>[0]) {
  const platform = strictPlatform(options);
  let reached: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let hangs = true;
  const { post } = platform;
  Object.assign(platform, {
    async post(place: PlaceRef, content: Outgoing, nonce: string) {
      const posted = await post(place, content, nonce);
      if (!hangs) return posted;
      hangs = false;
      reached();
      return new Promise<never>(() => undefined);
    },
  });
  return { platform, arrived };
}

/** Ends the worker's session as the death of its process would. */
async function killSession(
  world: Awaited<ReturnType<typeof deliveryWorld>>,
  workerSql: { unsafe(text: string): Promise<unknown> },
) {
  const [row] = (await workerSql.unsafe("select pg_backend_pid() as pid")) as { pid: number }[];
  return async () => {
    await world.db.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
  };
}

test.for([
  { lacks: [] as const, state: "sent", posts: 1 },
  { lacks: ["nonce"] as const, state: "sent", posts: 1 },
  { lacks: ["nonce", "find"] as const, state: "uncertain", posts: 2 },
])(
  "what a dead worker held is taken over within two seconds; without $lacks it ends $state",
  async ({ lacks, state, posts }) => {
    const { platform, arrived } = hangingPlatform({ lacks });
    await using world = await deliveryWorld(platform);
    const place = await world.addPlace("customer", platform.directOf({ workspace: "", user: "marta" }));
    const first = await world.dispatch();
    const kill = await killSession(world, first.worker.sql);
    await world.say("hello");
    await arrived;
    await world.say("next");
    expect((await world.deliveries(place)).map((row) => row.state)).toEqual(["sending", "queued"]);

    const second = await world.dispatch();
    // The first process is dead: it neither claims again nor comes back.
    Object.assign(first.worker, { isAlive: () => false });
    const stopFirst = first.worker.stop();
    const died = Date.now();
    await kill();
    const rows = await eventually(
      () => world.deliveries(place),
      (seen) => seen.every((row) => row.state !== "queued" && row.state !== "sending"),
    );
    expect(Date.now() - died).toBeLessThan(2000);
    expect(rows.map((row) => row.state)).toEqual([state, "sent"]);
    const texts = platform.server
      .surface({ platform: "strict", workspace: "", channel: "dm-marta", thread: null })
      .posts.map(({ text }) => text);
    expect(texts).toEqual([...Array.from({ length: posts }, () => "hello"), "next"]);
    expect(second.worker.isAlive()).toBe(true);
    await stopFirst;
  },
);

test("a worker whose connection broke registers again and goes on", async () => {
  const platform = strictPlatform();
  await using world = await deliveryWorld(platform);
  const place = await world.addPlace("customer", platform.directOf({ workspace: "", user: "marta" }));
  const { worker, dispatcher } = await world.dispatch();
  await world.say("one");
  await dispatcher.idle();
  const kill = await killSession(world, worker.sql);
  await kill();
  await world.say("two");
  await eventually(
    () => world.deliveries(place),
    (seen) => seen.every((row) => row.state === "sent"),
  );
  expect(worker.isAlive()).toBe(true);
  expect(await world.db.sql`select id from workers`).toEqual([{ id: worker.id }]);
});

test("several processes send together: each delivery once, each place in order", async () => {
  const platform = strictPlatform({ lacks: ["nonce", "find"] });
  await using world = await deliveryWorld(platform);
  const users = Array.from({ length: 12 }, (_, at) => `user${at}`);
  const places = [];
  for (const user of users) places.push(await world.addPlace("customer", platform.directOf({ workspace: "", user })));
  const three = [
    await world.dispatch({ batch: 3 }),
    await world.dispatch({ batch: 3 }),
    await world.dispatch({ batch: 3 }),
  ];
  const said = Array.from({ length: 25 }, (_, at) => `${at}`);
  for (const text of said) await world.say(text);
  for (const { dispatcher } of three) await dispatcher.idle();
  for (const user of users) {
    const { posts } = platform.server.surface({
      platform: "strict",
      workspace: "",
      channel: `dm-${user}`,
      thread: null,
    });
    expect(posts.map(({ text }) => text)).toEqual(said);
  }
  const rows = await world.deliveries();
  expect(rows.every(({ state, attempts }) => state === "sent" && attempts === 1)).toBe(true);
});

test("a wake reaches the sender at once, also from another process", async () => {
  const platform = strictPlatform();
  await using world = await deliveryWorld(platform);
  const place = await world.addPlace("customer", platform.directOf({ workspace: "", user: "marta" }));
  const { dispatcher } = await world.dispatch({ pollMs: 600_000 });
  await dispatcher.idle();
  const { openWakes } = await import("../../src/core/store/wakes.ts");
  await using others = await openWakes(world.db.database);
  await world.db.sql`
    insert into deliveries (id, place_id, seq, kind, notice, data, next_attempt_at, created_at)
    values (gen_random_uuid(), ${place}, 1, 'notice', 'work.held', '{"reason":"hi"}', now(), now())`;
  others.wake("deliveries");
  await eventually(
    () => world.deliveries(place),
    ([row]) => row?.state === "sent",
  );
});

import { expect, test } from "vitest";
import { deliveryWorld, eventually } from "../../delivery/delivery-world.ts";
import { until } from "../../harness/until.ts";
import { randomFrom } from "../strict/fault-plan.ts";
import type { SimFault, SimFaultPlan } from "./sim-faults.ts";
import { seen, telegramPerson } from "./telegram-person.ts";
import { placeAt, saying, telegramWorld } from "./telegram-world.ts";

const kinds: readonly SimFault[] = [
  { kind: "limited", retryAfter: 0 },
  { kind: "status", code: 500, description: "Internal Server Error" },
  { kind: "status", code: 502, description: "Bad Gateway" },
  { kind: "reset", landed: false },
  { kind: "reset", landed: true },
];

/** One call in ten goes wrong, in every way there is; the same seed gives the same run. */
function chaos(seed: number): SimFaultPlan {
  const random = randomFrom(seed);
  return () => (random() < 0.1 ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null);
}

test("with one call in ten failing, nothing that is sent is lost, the order holds, and what may be double is marked", async () => {
  const sim = await telegramWorld({ start: false });
  const marta = telegramPerson(sim.server, 501);
  marta.chat.started = true;
  await using world = await deliveryWorld(sim.platform);
  const place = await world.addPlace("customer", placeAt(501));
  sim.server.failBy(chaos(7));
  const { dispatcher } = await world.dispatch();
  const said = Array.from({ length: 80 }, (_, at) => `word ${at}`);
  for (const text of said) await world.say(text);
  const rows = await eventually(
    () => world.deliveries(place),
    (all) => all.every(({ state }) => state === "sent" || state === "uncertain"),
  );
  await dispatcher.idle();
  sim.server.failBy(() => null);
  const shown = seen(marta.here).map(({ text }) => text);
  expect(shown.filter((text, at) => text !== shown[at - 1])).toEqual(said);
  const uncertain = rows.filter(({ state }) => state === "uncertain").length;
  expect(uncertain).toBeGreaterThanOrEqual(shown.length - said.length);
  expect(await sim.end()).toEqual([]);
});

test("with one call in ten failing, what people say and press is heard once and in order", async () => {
  const world = await telegramWorld({ start: false });
  const marta = telegramPerson(world.server, 501);
  world.server.failBy(chaos(11));
  await world.platform.start(world.inbox.inbound);
  for (let at = 0; at < 100; at += 1) {
    marta.say(`word ${at}`);
    if (at % 10 === 0) await world.inbox.hear(at + 1);
  }
  const stored = await world.inbox.hear(100);
  expect(stored.map(({ did }) => (did.kind === "say" ? did.text : null))).toEqual(
    Array.from({ length: 100 }, (_, at) => [{ kind: "paragraph", runs: [{ text: `word ${at}` }] }]),
  );
  world.server.failBy(() => null);
  await until("all is confirmed", () => world.server.updates.waiting() === 0);
  expect(await world.end()).toEqual([]);
});

test("a real server's limits are kept where delivery waits as it is told", async () => {
  let now = Date.parse("2026-03-02T09:00:00Z");
  const world = await telegramWorld({ start: false, now: () => new Date(now) });
  const marta = telegramPerson(world.server, 501);
  marta.chat.started = true;
  world.server.limits.switch(true);
  for (let at = 0; at < 70; at += 1) {
    for (;;) {
      try {
        await world.platform.post(placeAt(501), saying(`word ${at}`), `n${at}`);
        break;
      } catch (thrown) {
        expect(thrown).toMatchObject({ kind: "limited" });
        now += (thrown as { retryAfterMs: number }).retryAfterMs;
      }
    }
  }
  expect(world.server.limits.refused()).toBeGreaterThan(0);
  expect(seen(marta.here).length).toBe(70);
  expect(await world.end()).toEqual([]);
});

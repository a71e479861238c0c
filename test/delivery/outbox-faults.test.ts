import { expect, test } from "vitest";
import { unblockPlace } from "../../src/core/store/outbox-faults.ts";
import { scripted, seeded } from "../platforms/strict/fault-plan.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { deliveryWorld, eventually } from "./delivery-world.ts";
import { dm, texts, twoPlaces } from "./two-places.ts";

test("a refused delivery is a dead letter, and the admins are told once", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  platform.failBy(scripted([{ kind: "refused" }], ({ op, channel }) => op === "post" && channel === "dm-marta"));
  const { dispatcher } = await world.dispatch();
  await world.say("lost");
  await world.say("next");
  await dispatcher.idle();
  expect((await world.deliveries(customer)).map(({ state }) => state)).toEqual(["failed", "sent"]);
  expect(texts(platform, "marta")).toEqual(["next"]);
  for (const admin of ["user-Ada", "user-Bo"]) expect(texts(platform, admin)).toEqual(["delivery.failed"]);
});

test("a failing notice about a failure makes no further notice", async () => {
  const { platform, world } = await twoPlaces();
  await using _ = world;
  platform.failBy(({ op }) => (op === "post" ? { kind: "refused" } : null));
  const { dispatcher } = await world.dispatch();
  await world.say("lost");
  await dispatcher.idle();
  const rows = await world.deliveries();
  expect(rows.every(({ state }) => state === "failed")).toBe(true);
  expect(rows.filter(({ notice }) => notice === "delivery.failed").length).toBe(4);
});

test("a blocked person is a state: what waits is blocked, also what comes later", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  platform.blockedBy.add("marta");
  const { dispatcher } = await world.dispatch();
  await world.say("one");
  await world.say("two");
  await dispatcher.idle();
  expect((await world.place(customer)).state).toBe("blocked");
  await world.say("three");
  await dispatcher.idle();
  expect((await world.deliveries(customer)).map(({ state }) => state)).toEqual(["blocked", "blocked", "blocked"]);
  expect(texts(platform, "jo")).toEqual(["one", "two", "three"]);

  platform.blockedBy.clear();
  await world.desk.transact((work) => unblockPlace(work, customer));
  await dispatcher.idle();
  expect(texts(platform, "marta")).toEqual(["one", "two", "three"]);
});

test("a surface that is gone is opened anew, once", async () => {
  const { platform, world, line } = await twoPlaces();
  await using _ = world;
  platform.server.surface(dm("jo")).gone = true;
  const { dispatcher } = await world.dispatch();
  await world.say("hello");
  await dispatcher.idle();
  expect(await world.place(line)).toMatchObject({ state: "open", channel: "dm-user-Jo" });
  expect((await world.deliveries(line)).map(({ state }) => state)).toEqual(["sent"]);
});

test("a surface that stays gone ends with what waits for it", async () => {
  const { platform, world, line } = await twoPlaces();
  await using _ = world;
  platform.failBy(({ op, channel }) => (op === "post" && /jo/i.test(channel) ? { kind: "gone" } : null));
  const { dispatcher } = await world.dispatch();
  await world.say("one");
  await world.say("two");
  await dispatcher.idle();
  expect((await world.place(line)).state).toBe("gone");
  expect((await world.deliveries(line)).map(({ state }) => state)).toEqual(["failed", "failed"]);
  expect(texts(platform, "marta")).toEqual(["one", "two"]);
});

test("a bucket that is too fast waits alone, and loses nothing", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  platform.failBy(scripted([{ kind: "limited", retryAfterMs: 300 }], ({ channel }) => channel === "dm-marta"));
  const { dispatcher } = await world.dispatch();
  const began = Date.now();
  await world.say("one");
  await world.say("two");
  await eventually(
    () => texts(platform, "jo"),
    (seen) => seen.length === 2,
  );
  expect(texts(platform, "marta")).toEqual([]);
  await eventually(
    () => texts(platform, "marta"),
    (seen) => seen.length === 2,
  );
  expect(Date.now() - began).toBeGreaterThanOrEqual(300);
  await dispatcher.idle();
  expect(texts(platform, "marta")).toEqual(["one", "two"]);
  expect((await world.deliveries(customer)).map(({ attempts }) => attempts)).toEqual([1, 1]);
});

test("a bucket's own rate is kept", async () => {
  const { platform, world } = await twoPlaces();
  await using _ = world;
  const { dispatcher } = await world.dispatch({
    rateOf: (_platform, bucket) => (bucket === "dm-marta" ? { burst: 2, perSecond: 20 } : null),
  });
  const began = Date.now();
  for (let at = 0; at < 8; at += 1) await world.say(`${at}`);
  await eventually(
    () => texts(platform, "jo"),
    (seen) => seen.length === 8,
  );
  await eventually(
    () => texts(platform, "marta"),
    (seen) => seen.length === 8,
  );
  // Two at once, six more at 20 a second.
  expect(Date.now() - began).toBeGreaterThanOrEqual(290);
  expect(texts(platform, "marta")).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
  await dispatcher.idle();
});

test.for([
  { name: "repeated with its nonce", lacks: [], state: "sent", calls: ["post", "post"] },
  { name: "looked up", lacks: ["nonce"] as const, state: "sent", calls: ["post", "find"] },
  {
    name: "tried once more and marked",
    lacks: ["nonce", "find"] as const,
    state: "uncertain",
    calls: ["post", "post"],
  },
])("in doubt, a post that had arrived is $name", async ({ lacks, state, calls }) => {
  const { platform, world, customer } = await twoPlaces({ lacks });
  await using _ = world;
  platform.failBy(scripted([{ kind: "inDoubt", landed: true }], ({ channel }) => channel === "dm-marta"));
  const { dispatcher } = await world.dispatch();
  await world.say("hello");
  await eventually(
    () => world.deliveries(customer),
    ([row]) => row?.state !== "queued" && row?.state !== "sending",
  );
  await dispatcher.idle();
  expect((await world.deliveries(customer))[0]).toMatchObject({ state, attempts: 2 });
  expect(platform.calls.filter(({ channel }) => channel === "dm-marta").map(({ op }) => op)).toEqual(calls);
  expect(texts(platform, "marta").length).toBe(state === "sent" ? 1 : 2);
});

test("in doubt twice, what cannot be looked up is left uncertain and what comes later goes on", async () => {
  const { platform, world, customer } = await twoPlaces({ lacks: ["nonce", "find"] });
  await using _ = world;
  const lost = { kind: "inDoubt", landed: false } as const;
  platform.failBy(scripted([lost, lost], ({ channel }) => channel === "dm-marta"));
  const { dispatcher } = await world.dispatch();
  await world.say("one");
  await world.say("two");
  await eventually(
    () => texts(platform, "marta"),
    (seen) => seen.includes("two"),
  );
  await dispatcher.idle();
  expect((await world.deliveries(customer)).map(({ state }) => state)).toEqual(["uncertain", "sent"]);
});

test("in doubt after the nonce's window, it is looked up first and posted if it is not there", async () => {
  const { platform, world, customer } = await twoPlaces({ nonceSeconds: 0.001 });
  await using _ = world;
  platform.failBy(scripted([{ kind: "inDoubt", landed: false }], ({ channel }) => channel === "dm-marta"));
  const { dispatcher } = await world.dispatch({ backoff: { baseMs: 20, capMs: 20 } });
  await world.say("hello");
  await eventually(
    () => world.deliveries(customer),
    ([row]) => row?.state === "sent",
  );
  await dispatcher.idle();
  expect(platform.calls.filter(({ channel }) => channel === "dm-marta").map(({ op }) => op)).toEqual([
    "post",
    "find",
    "post",
  ]);
  expect(texts(platform, "marta")).toEqual(["hello"]);
});

test("composing that fails is a defect of ours: tried again, and a dead letter in the end", async () => {
  const { world, customer } = await twoPlaces();
  await using _ = world;
  const broken = { content: () => Promise.reject(new Error("boom")), opening: () => Promise.reject(new Error("boom")) };
  await world.dispatch({ maxAttempts: 3 }, broken);
  await world.say("hello");
  const [row] = await eventually(
    () => world.deliveries(customer),
    ([first]) => first?.state === "failed",
  );
  expect(row).toMatchObject({ attempts: 3, error: "composing failed: boom" });
});

test.for([1, 2, 3, 4])(
  "whatever goes wrong on the way, each place shows everything once and in order (seed %i)",
  async (seed) => {
    const platform = strictPlatform();
    await using world = await deliveryWorld(platform);
    const users = ["a", "b", "c", "d"];
    for (const user of users) await world.addPlace("customer", platform.directOf({ workspace: "", user }));
    platform.failBy(
      seeded(seed, 0.3, [
        { kind: "unreachable" },
        { kind: "inDoubt", landed: true },
        { kind: "inDoubt", landed: false },
        { kind: "limited", retryAfterMs: 3 },
      ]),
    );
    await world.dispatch();
    await world.dispatch();
    const shown: string[] = [];
    for (let at = 0; at < 15; at += 1) {
      const message = await world.say(`word ${at}`);
      if (at % 3 === 1) await world.edit(message, `words ${at}`);
      if (at % 5 === 4) await world.erase(message);
      else shown.push(at % 3 === 1 ? `words ${at} (edited)` : `word ${at}`);
    }
    const open = (rows: readonly { state: string }[]) =>
      rows.some(({ state }) => state === "queued" || state === "sending");
    const rows = await eventually(
      () => world.deliveries(),
      (seen) => !open(seen),
    );
    expect(rows.every(({ state }) => state === "sent" || state === "skipped")).toBe(true);
    for (const user of users) expect(texts(platform, user)).toEqual(shown);
    expect(platform.server.broken).toEqual([]);
  },
);

test("what was edited or deleted while its post was in doubt is followed all the same", async () => {
  const { platform, world } = await twoPlaces({ lacks: ["nonce"] });
  await using _ = world;
  const lost = { kind: "inDoubt", landed: true } as const;
  const inMarta = ({ op, channel }: { op: string; channel: string }) => op === "post" && channel === "dm-marta";
  platform.failBy(scripted([lost], inMarta));
  const { dispatcher } = await world.dispatch({ backoff: { baseMs: 400, capMs: 400 } });
  const edited = await world.say("frist");
  await dispatcher.idle();
  await world.edit(edited, "first");
  await eventually(
    () => texts(platform, "marta"),
    ([text]) => text === "first (edited)",
  );
  await dispatcher.idle();
  platform.failBy(scripted([lost], inMarta));
  const erased = await world.say("never");
  await dispatcher.idle();
  expect(texts(platform, "marta")).toEqual(["first (edited)", "never"]);
  await world.erase(erased);
  await eventually(
    () => texts(platform, "marta"),
    (seen) => seen.length === 1,
  );
  await dispatcher.idle();
  expect(texts(platform, "jo")).toEqual(["first (edited)"]);
});

test("a card whose first drawing was in doubt ends as the latest drawing, once", async () => {
  const { platform, world } = await twoPlaces({ lacks: ["nonce"] });
  await using _ = world;
  platform.failBy(
    scripted([{ kind: "inDoubt", landed: true }], ({ op, channel }) => op === "post" && channel === "dm-marta"),
  );
  const { dispatcher } = await world.dispatch({ backoff: { baseMs: 200, capMs: 200 } });
  await world.refresh();
  await dispatcher.idle();
  await world.refresh();
  await eventually(
    () => platform.server.surface(dm("marta")).posts,
    ([post]) => post?.edits === 1,
  );
  await dispatcher.idle();
  expect(platform.server.surface(dm("marta")).posts.length).toBe(1);
});

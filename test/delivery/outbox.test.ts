import { expect, test } from "vitest";
import { redrawNotices } from "../../src/core/store/notices.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { deliveryWorld, eventually } from "./delivery-world.ts";
import { dm, texts, twoPlaces } from "./two-places.ts";

test("what is said reaches every place once, in order", async () => {
  const { platform, world } = await twoPlaces();
  await using _ = world;
  const { dispatcher } = await world.dispatch();
  const said = Array.from({ length: 30 }, (_, at) => `word ${at}`);
  for (const text of said) await world.say(text);
  await dispatcher.idle();
  expect(texts(platform, "marta")).toEqual(said);
  expect(texts(platform, "jo")).toEqual(said);
  expect((await world.deliveries()).every(({ state }) => state === "sent")).toBe(true);
  expect(platform.server.broken).toEqual([]);
});

test("a place whose head waits sends nothing later; the others go on", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  platform.failBy((call) => (call.channel === "dm-marta" ? { kind: "unreachable" } : null));
  const { dispatcher } = await world.dispatch({ backoff: { baseMs: 60_000, capMs: 60_000 } });
  for (const text of ["one", "two", "three"]) await world.say(text);
  await dispatcher.idle();
  expect(texts(platform, "jo")).toEqual(["one", "two", "three"]);
  expect(texts(platform, "marta")).toEqual([]);
  expect((await world.deliveries(customer)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ["queued", 1],
    ["queued", 0],
    ["queued", 0],
  ]);
});

test("an edit before the post is sent collapses into it; a delete before it is sent skips both", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  const edited = await world.say("frist");
  await world.edit(edited, "first");
  const erased = await world.say("never");
  await world.erase(erased);
  const { dispatcher } = await world.dispatch();
  await dispatcher.idle();
  expect(texts(platform, "marta")).toEqual(["first (edited)"]);
  expect(platform.calls.map(({ op }) => op)).toEqual(["post", "post"]);
  expect((await world.deliveries(customer)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    "post sent",
    "edit skipped",
    "post skipped",
    "delete skipped",
  ]);
});

test("edits, deletes and reactions follow to the copies", async () => {
  const { platform, world } = await twoPlaces();
  await using _ = world;
  const { dispatcher } = await world.dispatch();
  const one = await world.say("one");
  const two = await world.say("two");
  await dispatcher.idle();
  await world.edit(one, "uno");
  await world.erase(two);
  await world.react(one, "👍", true);
  await dispatcher.idle();
  for (const user of ["marta", "jo"]) {
    expect(texts(platform, user)).toEqual(["uno (edited)"]);
    expect([...(platform.server.surface(dm(user)).posts[0]?.reactions ?? [])]).toEqual([["👍", 1]]);
  }
  expect(await world.db.sql`select distinct shown_version from copies where message_id = ${one}`).toEqual([
    { shown_version: 2 },
  ]);
});

test("a place is opened before what waits for it, and knows its surface and card then", async () => {
  const platform = strictPlatform();
  await using world = await deliveryWorld(platform);
  const line = await world.addPlace("line", null);
  await world.openPlace(line);
  await world.say("hello");
  await world.refresh();
  const { dispatcher } = await world.dispatch();
  await dispatcher.idle();
  const place = await world.place(line);
  expect(place).toMatchObject({ state: "open", channel: "dm-user-Jo", thread: "t1" });
  const posts = platform.server.surface({
    platform: "strict",
    workspace: "",
    channel: "dm-user-Jo",
    thread: "t1",
  }).posts;
  expect(posts.map(({ id }) => id)[0]).toBe(place.cardMessageId);
  // The card was drawn anew in place, beside the talk.
  expect(posts.map(({ text, edits }) => [text.replace(/\d+/, "n"), edits])).toEqual([
    ["card n", 1],
    ["hello", 0],
  ]);
});

test("a place without an open delivery is opened by the first thing it is sent", async () => {
  const platform = strictPlatform();
  await using world = await deliveryWorld(platform);
  const line = await world.addPlace("line", null);
  await world.notice(line, "hello");
  const { dispatcher } = await world.dispatch();
  await dispatcher.idle();
  expect(platform.calls.map(({ op }) => op)).toEqual(["open", "post"]);
  expect(await world.place(line)).toMatchObject({ state: "open" });
});

test("of a card only the latest drawing counts: posted once, then edited", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  for (let at = 0; at < 5; at += 1) await world.refresh();
  expect((await world.deliveries(customer)).length).toBe(1);
  const { dispatcher } = await world.dispatch();
  await dispatcher.idle();
  await world.refresh();
  await dispatcher.idle();
  const posts = platform.server.surface(dm("marta")).posts;
  expect(posts.map(({ edits }) => edits)).toEqual([1]);
  expect((await world.place(customer)).cardMessageId).toBe(posts[0]?.id);
});

test("a card that somebody deleted is posted again", async () => {
  const { platform, world } = await twoPlaces();
  await using _ = world;
  const { dispatcher } = await world.dispatch();
  await world.refresh();
  await dispatcher.idle();
  for (const post of platform.server.surface(dm("marta")).posts) post.deleted = true;
  await world.refresh();
  await dispatcher.idle();
  expect(platform.server.surface(dm("marta")).posts.map(({ deleted }) => deleted)).toEqual([true, false]);
});

test("closing and reopening a surface keeps its turn in the talk", async () => {
  const platform = strictPlatform();
  await using world = await deliveryWorld(platform);
  const line = await world.addPlace("line", null);
  await world.openPlace(line);
  await world.say("bye");
  await world.closePlace(line, true);
  const { dispatcher } = await world.dispatch();
  await dispatcher.idle();
  const surface = platform.server.surface({ platform: "strict", workspace: "", channel: "dm-user-Jo", thread: "t1" });
  expect(surface.closed).toBe(true);
  await world.closePlace(line, false);
  await world.say("hello again");
  await dispatcher.idle();
  expect(surface.closed).toBe(false);
  expect(surface.posts.map(({ text }) => text)).toEqual(["head", "bye", "hello again"]);
  expect(platform.server.broken).toEqual([]);
});

test("stop lets a call under way end and marks it", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let reached: () => void = () => undefined;
  const reaching = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const post = platform.post;
  Object.assign(platform, {
    async post(...given: Parameters<typeof post>) {
      reached();
      await held;
      return post(...given);
    },
  });
  const { dispatcher } = await world.dispatch();
  await world.say("hello");
  await reaching;
  const stopping = dispatcher.stop();
  release();
  await stopping;
  expect((await world.deliveries(customer)).map(({ state }) => state)).toEqual(["sent"]);
});

test("a notice that has to be drawn again while its post is under way is, once it is there", async () => {
  const { platform, world, customer } = await twoPlaces();
  await using _ = world;
  const [reached, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const post = platform.post;
  Object.assign(platform, {
    async post(...given: Parameters<typeof post>) {
      reached.resolve();
      await release.promise;
      return post(...given);
    },
  });
  const { dispatcher } = await world.dispatch({ pollMs: 60_000 });
  await world.notice(customer, "parts");
  await reached.promise;
  await world.desk.transact((work) => redrawNotices(work, world.ticketId, ["work.held"]));
  await eventually(
    () => world.deliveries(customer),
    (all) => all.length === 2,
  );
  release.resolve();
  await dispatcher.idle();
  expect((await world.deliveries(customer)).map(({ state }) => state)).toEqual(["sent", "sent"]);
  expect(platform.server.surface(dm("marta")).posts.map(({ edits }) => edits)).toEqual([1]);
});

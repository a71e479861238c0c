import { type AddressInfo, createServer } from "node:net";
import { describe, expect, test } from "vitest";
import type { Outgoing, PlaceRef } from "../../../src/bots/platform.ts";
import { type ApiFault, faultsOf } from "./slack-faults.ts";
import { button, card, type SlackWorld, slackWorld } from "./slack-world.ts";

const saying = (text: string): Outgoing => ({
  kind: "message",
  author: { name: "Jo", role: "technician" },
  text: [{ kind: "paragraph", runs: [{ text }] }],
  files: [],
  replyTo: null,
  edited: false,
  staffOnly: false,
  words: { edited: "edited", note: "note" },
});
const placeOf = ({ marta }: SlackWorld): PlaceRef => ({ platform: "slack", workspace: "T0FIX", ...marta.direct });

test.for<[string, ApiFault, object]>([
  ["too fast", { kind: "limited", retryAfterSeconds: 7 }, { kind: "limited", retryAfterMs: 7000 }],
  ["a limit told as a code", { kind: "error", error: "ratelimited" }, { kind: "limited" }],
  ["a server's error", { kind: "status", status: 503, landed: false }, { kind: "unreachable", inDoubt: true }],
  ["a wrong address", { kind: "status", status: 404, landed: false }, { kind: "refused" }],
  ["a reset connection", { kind: "reset", landed: true }, { kind: "unreachable", inDoubt: true }],
  ["no answer", { kind: "hang", landed: true }, { kind: "unreachable", inDoubt: true }],
  ["an answer that is none", { kind: "garbage", landed: true }, { kind: "unreachable", inDoubt: true }],
  ["an internal error", { kind: "error", error: "internal_error" }, { kind: "unreachable", inDoubt: true }],
  ["a revoked token", { kind: "error", error: "token_revoked" }, { kind: "unreachable", inDoubt: false }],
  ["a channel without us", { kind: "error", error: "not_in_channel" }, { kind: "refused", hint: /invite/ }],
  ["no such channel", { kind: "error", error: "channel_not_found" }, { kind: "refused", hint: /invite the bot/ }],
  ["an archived channel", { kind: "error", error: "is_archived" }, { kind: "refused", hint: /unarchive/ }],
  ["a scope too few", { kind: "error", error: "missing_scope" }, { kind: "refused", hint: /scope/ }],
  ["a thread that is gone", { kind: "error", error: "thread_not_found" }, { kind: "gone" }],
  ["a person who is gone", { kind: "error", error: "user_disabled" }, { kind: "blocked" }],
  ["bad blocks", { kind: "error", error: "invalid_blocks" }, { kind: "refused" }],
])("%s is told in the port's words", async ([, fault, expected]) => {
  // Only who never answers is given up; a slow machine's answers are waited for.
  const callMs = fault.kind === "hang" ? 60 : 20_000;
  await using world = await slackWorld({ start: false, options: { delays: { callMs } } });
  world.server.failBy(faultsOf("chat.postMessage", fault));
  const { hint, ...rest } = { hint: null, ...expected } as { hint: RegExp | null };
  const thrown = await world.platform.post(placeOf(world), saying("hello"), "n1").catch((error: unknown) => error);
  expect(thrown).toMatchObject({ name: "PlatformFault", ...rest });
  if (hint !== null) expect(String((thrown as { hint: unknown }).hint)).toMatch(hint);
  expect(world.server.calls.filter(({ method }) => method === "chat.postMessage").length).toBe(1);
});

test("a server that is not there was never written to", async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  await using world = await slackWorld({ start: false, options: { apiUrl: `http://127.0.0.1:${port}/api/` } });
  await expect(world.platform.post(placeOf(world), saying("hello"), "n1")).rejects.toMatchObject({
    kind: "unreachable",
    inDoubt: false,
  });
});

describe("a post whose answer was lost", () => {
  test("is found again by its nonce, whole", async () => {
    await using world = await slackWorld({ start: false });
    const place = placeOf(world);
    world.server.failBy(faultsOf("chat.postMessage", null, { kind: "reset", landed: true }));
    const since = new Date(Date.now() - 1000);
    await expect(world.platform.post(place, saying("word ".repeat(1000)), "n1")).rejects.toMatchObject({
      kind: "unreachable",
      inDoubt: true,
    });
    expect((await world.platform.find(place, "n1", since))?.split("+").length).toBe(2);
    expect(await world.platform.find(place, "n2", since)).toBeNull();
  });

  test("is taken back where only a part of it arrived, and said anew", async () => {
    await using world = await slackWorld({ start: false });
    const place = placeOf(world);
    world.server.failBy(faultsOf("chat.postMessage", null, { kind: "reset", landed: false }));
    const since = new Date(Date.now() - 1000);
    await expect(world.platform.post(place, saying("word ".repeat(1000)), "n1")).rejects.toMatchObject({
      inDoubt: true,
    });
    expect(world.marta.sees(world.marta.direct).length).toBe(1);
    expect(await world.platform.find(place, "n1", since)).toBeNull();
    expect(world.marta.sees(world.marta.direct)).toEqual([]);
  });

  test("a head card is found again: a surface opens once", async () => {
    await using world = await slackWorld({ start: false });
    const request = {
      kind: "desk",
      workspace: "T0FIX",
      channel: "C0DESK",
      key: "p1",
      title: "#1042",
      head: card("#1042"),
    } as const;
    world.server.failBy(faultsOf("chat.postMessage", { kind: "reset", landed: true }));
    await expect(world.platform.open(request)).rejects.toMatchObject({ inDoubt: true });
    const { place, cardMessage } = await world.platform.open(request);
    expect(place.thread).toBe(cardMessage);
    expect(world.jo.sees(world.desk)).toEqual(["#1042"]);
  });

  test("its files are shared by the look-up, once", async () => {
    await using world = await slackWorld({ start: false });
    const place = placeOf(world);
    const since = new Date(Date.now() - 1000);
    const files = [{ fileId: "f1", name: "oven.jpg", mediaType: "image/jpeg" }];
    world.server.failBy(faultsOf("files.completeUploadExternal", { kind: "status", status: 502, landed: false }));
    await expect(world.platform.post(place, { ...saying("look"), files } as Outgoing, "n1")).rejects.toMatchObject({
      inDoubt: true,
    });
    const found = await world.platform.find(place, "n1", since);
    expect(found).toMatch(/\+F\d+$/);
    expect(await world.platform.find(place, "n1", since)).toBe(found);
    expect(world.marta.sees(world.marta.direct)).toEqual(["Jo: look", "[f1.txt]"]);
    await world.platform.remove(place, found ?? "");
    expect(world.marta.sees(world.marta.direct)).toEqual([]);
  });
});

test("one message a second: the second is refused with a wait, and an answer waits by itself", async () => {
  const sleeps: number[] = [];
  const clock = { now: 1_700_000_000_000 };
  const sleep = async (ms: number): Promise<void> => {
    sleeps.push(ms);
    clock.now += ms;
  };
  await using world = await slackWorld({
    start: false,
    server: { now: () => clock.now, messageEveryMs: 1000 },
    parts: { clock: () => new Date(clock.now) },
    options: { delays: { sleep } },
  });
  const place = placeOf(world);
  await world.platform.post(place, saying("one"), "n1");
  await expect(world.platform.post(place, saying("two"), "n2")).rejects.toMatchObject({
    kind: "limited",
    retryAfterMs: 1000,
  });
  clock.now += 1000;
  const { message } = await world.platform.post(place, saying("word ".repeat(1500)), "n3");
  expect(message.split("+").length).toBe(3);
  expect(sleeps.length).toBe(2);
  expect(world.server.state.broken).toEqual([]);
});

test("reactions that are there already, or cannot be, do no harm", async () => {
  await using world = await slackWorld({ start: false });
  const place = placeOf(world);
  const { message } = await world.platform.post(place, saying("hello"), "n1");
  for (const added of [true, true, false, false]) await world.platform.react(place, message, "👍🏽", added);
  await world.platform.react(place, message, "🪿", true);
  await world.platform.react(place, message, ":party-parrot:", true);
  await world.platform.remove(place, message);
  await expect(world.platform.react(place, message, "👍", true)).rejects.toMatchObject({ kind: "gone" });
  expect(world.server.state.broken).toEqual([]);
});

test("an edit grows and shrinks a message, and its removal takes all of it", async () => {
  await using world = await slackWorld({ start: false });
  const place = placeOf(world);
  const seen = () => world.marta.sees(world.marta.direct);
  const { message } = await world.platform.post(place, saying("word ".repeat(1000)), "n1");
  expect(seen().length).toBe(2);
  await world.platform.edit(place, message, saying("short"));
  expect(seen()).toEqual(["Jo: short"]);
  await world.platform.edit(place, message, saying("word ".repeat(1500)));
  expect(seen().length).toBe(3);
  await world.platform.remove(place, message);
  expect(seen()).toEqual([]);
  expect(world.server.state.broken).toEqual([]);
});

test("a card with many buttons and much text is one message as far as it can be, with the buttons on the last", async () => {
  await using world = await slackWorld({ start: false });
  const buttons = Array.from({ length: 30 }, (_, at) => [button(`Button ${at}`)]);
  const body = [{ kind: "paragraph" as const, runs: [{ text: "word ".repeat(4000) }] }];
  await world.platform.post(placeOf(world), { kind: "card", card: card("Long", { body, buttons }) }, "n1");
  expect(world.marta.buttons(world.marta.direct).length).toBe(30);
  expect(world.marta.sees(world.marta.direct).length).toBeGreaterThan(1);
  expect(world.server.state.broken).toEqual([]);
});

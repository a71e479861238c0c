import { afterEach, expect, test } from "vitest";
import { identifyThrottle } from "../../src/bots/discord/identify-throttle.ts";
import type { Interaction } from "../../src/bots/platform.ts";
import type { ChatPlatform } from "../../src/bots/platform-parts.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import { until } from "../harness/until.ts";
import { type DiscordSim, discordSim, type SimOptions } from "./discord/discord-sim.ts";
import { discordOn, type Given, given } from "./discord/discord-subject.ts";

const open: { sim: DiscordSim; platform: ChatPlatform }[] = [];
afterEach(async () => {
  for (const { sim, platform } of open.splice(0)) {
    await platform.stop();
    await sim.close();
  }
});

async function world(
  options: SimOptions = {},
  more: Parameters<typeof discordOn>[2] = {},
): Promise<{ sim: DiscordSim; platform: ChatPlatform; to: Given }> {
  const sim = await discordSim({ identifyEveryMs: 0, ...options });
  const to = given();
  const platform = discordOn(sim, to, more);
  open.push({ sim, platform });
  return { sim, platform, to };
}

const words = (all: readonly Interaction[]) => all.map(({ did }) => ("text" in did ? toPlain(did.text) : did.kind));
const soon = { withinMs: 8000, everyMs: 5 };

test("it connects once, registers its commands once, and not again while they are the same", async () => {
  const { sim, platform, to } = await world();
  await platform.start(to.inbound);
  expect(to.health.map(({ state }) => state)).toEqual(["connecting", "connected"]);
  expect(to.health.at(-1)).toEqual({ state: "connected", note: null });
  expect(sim.state.commands.writes).toBe(2);
  await platform.stop();
  await platform.start(to.inbound);
  expect(sim.state.commands.writes).toBe(2);
  expect(sim.gateway.counts.identifies).toBe(2);
  expect(sim.state.broken).toEqual([]);
});

test.each([
  ["a line that is cut", (sim: DiscordSim) => sim.gateway.drop(null)],
  ["a server that demands a reconnect", (sim: DiscordSim) => sim.gateway.askReconnect()],
  ["a close that can be resumed", (sim: DiscordSim) => sim.gateway.drop(4000)],
  ["a session that is asked to resume", (sim: DiscordSim) => sim.gateway.invalidate(true)],
])("after %s the session is resumed, and what was said meanwhile comes once", async (_, disturb) => {
  const { sim, platform, to } = await world();
  await platform.start(to.inbound);
  const marta = sim.person("Marta");
  marta.say(marta.direct(), "before");
  disturb(sim);
  marta.say(marta.direct(), "meanwhile");
  await until("it is resumed", () => sim.gateway.counts.resumes === 1, soon);
  marta.say(marta.direct(), "after");
  await until("all is heard", () => to.heard.length === 3, soon);
  expect(words(to.heard)).toEqual(["before", "meanwhile", "after"]);
  expect(sim.gateway.counts.identifies).toBe(1);
  expect(sim.state.broken).toEqual([]);
});

test("a half-open line is noticed by its missing heartbeat, and resumed", async () => {
  const { sim, platform, to } = await world({ heartbeatMs: 40 });
  await platform.start(to.inbound);
  const marta = sim.person("Marta");
  sim.gateway.freeze();
  marta.say(marta.direct(), "into the void");
  await until("it is resumed", () => sim.gateway.counts.resumes >= 1, { withinMs: 60_000, everyMs: 10 });
  await until("it is heard", () => to.heard.length === 1, soon);
  expect(words(to.heard)).toEqual(["into the void"]);
}, 60_000);

test("when a reconnect is refused the session is lost: what was said comes from the history, in order", async () => {
  const { sim, platform, to } = await world();
  await platform.start(to.inbound);
  const marta = sim.person("Marta");
  const sten = sim.person("Sten");
  const earlier = marta.say(marta.direct(), "erlier");
  await until("it is heard", () => to.heard.length === 1, soon);
  const since = new Date();
  await sim.gateway.refuse();
  await until("it is known", () => to.health.at(-1)?.state !== "connected", soon);
  // Nobody's session outlives such an outage.
  sim.gateway.drop(null, true);
  marta.say(marta.direct(), "one");
  sten.say(sten.direct(), "two");
  const raised = marta.say(sim.channels.support.id, "three");
  marta.say(marta.direct(), "four");
  marta.edit(earlier, "earlier");
  await sim.gateway.accept();
  await until("it is connected anew", () => to.health.at(-1)?.state === "connected", soon);
  const at = (channel: string) => ({ platform: "discord", workspace: "", channel, thread: null });
  const missed: Interaction[] = [];
  for await (const one of platform.missedSince([at(marta.direct()), at(sten.direct())], since)) missed.push(one);
  // What was heard before may come again within the slack: its id is the same.
  const fresh = missed.filter(({ eventId }) => !to.heard.some((known) => known.eventId === eventId));
  expect(words(fresh).sort()).toEqual(["earlier", "four", "one", "three", "two"].sort());
  expect(words(fresh.filter(({ did }) => did.kind === "say"))).toEqual(["one", "two", "three", "four"]);
  expect(fresh.find((one) => words([one])[0] === "three")?.place.thread).toBe(raised);
  expect(sim.gateway.counts).toMatchObject({ identifies: 2 });
  expect(sim.state.broken).toEqual([]);
});

test("archived threads are read, threads without news are not, and a limit is waited out", async () => {
  const { sim, platform } = await world();
  const marta = sim.person("Marta");
  const thread = (archived: boolean) =>
    sim.addChannel({ type: 11, parent: sim.channels.support.id, owner: sim.state.botId, archived, name: "t" });
  const [busy, quiet, old] = [thread(false), thread(false), thread(true)];
  const before = marta.say(quiet.id, "long ago");
  Object.assign(sim.state.messages.get(before) ?? {}, { timestamp: 0 });
  const since = new Date(Date.now() + 60_000);
  for (const [channel, text] of [
    [busy, "busy"],
    [old, "archived"],
  ] as const) {
    const message = sim.messages.add(
      channel,
      marta.user.id,
      { content: text },
      { id: String(((BigInt(since.getTime() + 1000) - 1_420_070_400_000n) << 22n) | BigInt(sim.state.messages.size)) },
    );
    expect(message.content).toBe(text);
  }
  sim.fault("limited", (method, path) => method === "GET" && path.endsWith("/messages"), { retryAfterMs: 20 });
  const places = [busy, quiet, old].map(({ id }) => ({
    platform: "discord",
    workspace: sim.state.guildId,
    channel: sim.channels.support.id,
    thread: id,
  }));
  const missed: Interaction[] = [];
  for await (const one of platform.missedSince(places, since)) missed.push(one);
  expect(words(missed)).toEqual(["busy", "archived"]);
  expect(sim.http.calls.some((call) => call.includes(`/channels/${quiet.id}/messages`))).toBe(false);
  expect(old.archived).toBe(true);
  expect(sim.state.broken).toEqual([]);
});

test("a session that is ended again and again is begun anew ever more slowly", async () => {
  const { sim, platform, to } = await world({}, { delays: { reconnectMs: 40 } });
  await platform.start(to.inbound);
  for (const identifies of [2, 3, 4]) {
    sim.gateway.invalidate(false);
    await until("it is identified anew", () => sim.gateway.counts.identifies === identifies, soon);
    await until("it is connected", () => to.health.at(-1)?.state === "connected", soon);
  }
  expect(to.health.some((one) => one.state === "connecting" && /again and again/.test(one.hint))).toBe(true);
  expect(sim.state.broken).toEqual([]);
});

test("identifies wait for each other, and for the next day when few are left", async () => {
  const waited: string[] = [];
  let now = 0;
  let remaining = 1000;
  const throttle = identifyThrottle({
    limit: async () => ({ remaining, resetAfterMs: 3_600_000 }),
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    everyMs: 5200,
    firstMs: 1000,
    maxMs: 300_000,
    onWait: (ms, why) => waited.push(`${why} ${ms}`),
  });
  const { signal } = new AbortController();
  const times: number[] = [];
  for (let each = 0; each < 6; each += 1) {
    await throttle.waitForIdentify(0, signal);
    times.push(now);
  }
  expect(times).toEqual([0, 5200, 10_400, 15_600, 23_600, 39_600]);
  remaining = 12;
  await throttle.waitForIdentify(0, signal);
  expect(waited.at(-1)).toBe("budget 3600000");
});

test("a content intent that is refused is done without, and admins are told what is lost", async () => {
  const { sim, platform, to } = await world();
  // Discord's portal says yes while its gateway says no.
  const { gateway } = sim;
  sim.state.contentIntent = true;
  const flags = Object.getOwnPropertyDescriptor(sim.state, "contentIntent");
  expect(flags?.value).toBe(true);
  let asked = 0;
  Object.defineProperty(sim.state, "contentIntent", {
    // The application's flags are read first; then the gateway looks.
    get: () => {
      asked += 1;
      return asked === 1;
    },
  });
  await platform.start(to.inbound);
  await until("it is connected", () => to.health.at(-1)?.state === "connected", soon);
  expect(to.health.at(-1)).toMatchObject({ note: expect.stringContaining("without the message content intent") });
  expect(gateway.counts.identifies).toBe(2);
  expect(sim.state.broken).toEqual([]);
});

test("a wrong token is told, and the right one is tried without a restart of the desk", async () => {
  const { sim, platform, to } = await world();
  const { token } = sim.state;
  Object.assign(sim.state, { token: "another" });
  await platform.start(to.inbound);
  expect(to.health.at(-1)).toMatchObject({ state: "down", hint: expect.stringContaining("DISCORD_BOT_TOKEN") });
  Object.assign(sim.state, { token });
  await until("it is connected", () => to.health.at(-1)?.state === "connected", soon);
});

test("a start while Discord is away ends, goes on trying, and can be stopped", async () => {
  const { sim, platform, to } = await world();
  await sim.gateway.refuse();
  const stopped = discordOn(sim, given());
  void stopped.start(given().inbound);
  await stopped.stop();
  void platform.start(to.inbound);
  await until(
    "it is told",
    () => to.health.some((one) => one.state === "connecting" && /lost|reached/.test(one.hint)),
    soon,
  );
  await sim.gateway.accept();
  await until("it is connected", () => to.health.at(-1)?.state === "connected", soon);
  expect(sim.gateway.counts.identifies).toBe(1);
  expect(sim.state.broken).toEqual([]);
}, 20_000);

test("a channel without rights is named in the health, and the rest works", async () => {
  const { sim, platform, to } = await world();
  sim.channels.work.gone = true;
  await platform.start(to.inbound);
  expect(to.health.at(-1)).toMatchObject({ state: "connected", note: expect.stringContaining("DISCORD_WORK_CHANNEL") });
});

test("rights and the content intent that are granted while it is connected are noticed without a restart", async () => {
  const { sim, platform, to } = await world({ contentIntent: false }, { delays: { lookAgainMs: 20 } });
  sim.channels.work.gone = true;
  await platform.start(to.inbound);
  const note = () => {
    const last = to.health.at(-1);
    return last?.state === "connected" ? (last.note ?? "") : "not connected";
  };
  expect(note()).toContain("DISCORD_WORK_CHANNEL");
  expect(note()).toContain("message content intent");
  sim.channels.work.gone = false;
  await until("the channel is well", () => !note().includes("DISCORD_WORK_CHANNEL"), soon);
  expect(sim.gateway.counts.identifies).toBe(1);
  sim.state.contentIntent = true;
  await until(`all is well; it says ${note()}`, () => note() === "", soon);
  expect(sim.gateway.counts.identifies).toBe(2);
  const marta = sim.person("Marta");
  marta.say(sim.channels.support.id, "the oven is cold");
  await until("she is read", () => words(to.heard).includes("the oven is cold"), soon);
  expect(sim.state.broken).toEqual([]);
});

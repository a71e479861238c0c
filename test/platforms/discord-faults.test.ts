import { afterEach, expect, test } from "vitest";
import { invalidBudget } from "../../src/bots/discord/invalid-budget.ts";
import type { PlaceRef } from "../../src/bots/platform.ts";
import type { ChatPlatform } from "../../src/bots/platform-parts.ts";
import { type DiscordSim, discordSim } from "./discord/discord-sim.ts";
import { discordOn, given } from "./discord/discord-subject.ts";
import { saying } from "./discord/discord-world.ts";
import { rights } from "./discord/sim-rights.ts";
import { seenIn } from "./discord/visible-text.ts";

const open: { sim: DiscordSim; platform: ChatPlatform }[] = [];
afterEach(async () => {
  for (const { sim, platform } of open.splice(0)) {
    await platform.stop();
    await sim.close();
  }
});

const posting = (method: string, path: string) => method === "POST" && path.endsWith("/messages");

async function world(
  more: Parameters<typeof discordOn>[2] = {},
): Promise<{ sim: DiscordSim; platform: ChatPlatform; place: PlaceRef; other: PlaceRef }> {
  const sim = await discordSim();
  const platform = discordOn(sim, given(), more);
  open.push({ sim, platform });
  const place = { platform: "discord", workspace: "", channel: sim.person("Marta").direct(), thread: null };
  const other = { platform: "discord", workspace: "", channel: sim.person("Sten").direct(), thread: null };
  return { sim, platform, place, other };
}

test("a rate limit holds its bucket back and no other, for as long as Discord says", async () => {
  const { sim, platform, place, other } = await world();
  sim.fault("limited", posting, { retryAfterMs: 400 });
  const refused = await platform.post(place, saying("one"), "n1").catch((fault: unknown) => fault);
  expect(refused).toMatchObject({ kind: "limited" });
  expect(refused).toHaveProperty("retryAfterMs", expect.closeTo(450, -2));
  await platform.post(other, saying("another place"), "n2");
  expect(sim.http.calls.filter((call) => call.startsWith("POST")).length).toBe(2);
  expect(sim.state.broken).toEqual([]);
});

test("a global limit holds everything back without asking again", async () => {
  const { sim, platform, place, other } = await world();
  sim.fault("limited globally", posting, { retryAfterMs: 60_000 });
  await expect(platform.post(place, saying("one"), "n1")).rejects.toMatchObject({ kind: "limited" });
  const asked = sim.http.calls.length;
  const held = await platform.post(other, saying("two"), "n2").catch((fault: unknown) => fault);
  expect(held).toMatchObject({ kind: "limited" });
  expect(held).toHaveProperty("retryAfterMs", expect.closeTo(60_000, -4));
  expect(sim.http.calls.length).toBe(asked);
  expect(sim.state.broken).toEqual([]);
});

test("what never arrived is told apart from what may have, and a repeat under its nonce posts once", async () => {
  const { sim, platform, place } = await world({ delays: { requestMs: 150 } });
  for (const [kind, inDoubt] of [
    ["500", true],
    ["502 page", true],
    ["reset before", true],
    ["reset after", true],
    ["silent", true],
  ] as const) {
    sim.fault(kind, posting);
    await expect(platform.post(place, saying(kind), `nonce ${kind}`)).rejects.toMatchObject({
      kind: "unreachable",
      inDoubt,
    });
    await platform.post(place, saying(kind), `nonce ${kind}`);
  }
  expect(seenIn(sim.state, place.channel)).toEqual(["500", "502 page", "reset before", "reset after", "silent"]);
  expect(sim.state.broken).toEqual([]);
});

test("a server that is not there was never reached", async () => {
  const { sim, platform, place } = await world();
  await sim.close();
  await expect(platform.post(place, saying("x"), "n")).rejects.toMatchObject({ kind: "unreachable", inDoubt: false });
});

test("a wrong token is no reason to give a delivery up", async () => {
  const { sim, platform, place } = await world({ token: "wrong" });
  await expect(platform.post(place, saying("x"), "n")).rejects.toMatchObject({
    kind: "unreachable",
    inDoubt: false,
    hint: expect.stringContaining("DISCORD_BOT_TOKEN"),
  });
  expect(seenIn(sim.state, place.channel)).toEqual([]);
});

test("refusals are counted, and asking ends well before Discord bans the address", async () => {
  const budget = invalidBudget(3);
  expect(budget.waitMs(1000)).toBe(0);
  for (const at of [1000, 1500, 2000]) budget.count(at);
  expect(budget.waitMs(2500)).toBe(600_000 + 1000 - 2500);
  expect(budget.waitMs(601_000)).toBe(0);
  expect(budget.used(601_000)).toBe(1);
});

test("looking a post up is not offered", async () => {
  const { platform, place } = await world();
  expect(platform.capabilities.canFindPost).toBe(false);
  await expect(platform.find(place, "n", new Date())).rejects.toMatchObject({ kind: "refused" });
});

test("doctor finds what is wrong by name, and leaves no trace", async () => {
  const { sim, platform } = await world();
  const all = await platform.check();
  expect(all.filter(({ well }) => !well)).toEqual([]);
  expect(all.map(({ what }) => what)).toEqual([
    "token",
    "message content intent",
    "gateway",
    "server",
    "desk channel",
    "work channel",
    "support channel",
    "trial message",
  ]);
  expect(seenIn(sim.state, sim.channels.desk.id)).toEqual([]);
  sim.channels.work.denied = rights.CreatePrivateThreads | rights.EmbedLinks;
  sim.channels.support.gone = true;
  sim.state.contentIntent = false;
  sim.gateway.limits.remaining = 3;
  const wrong = (await platform.check()).filter(({ well }) => !well).map(({ what, hint }) => `${what}: ${hint}`);
  expect(wrong).toEqual([
    expect.stringMatching(/^message content intent: .*developer portal/),
    expect.stringMatching(/^gateway: only 3 connections/),
    "work channel: the bot lacks these rights there: Embed Links, Create Private Threads",
    expect.stringMatching(/^support channel: DISCORD_SUPPORT_CHANNEL names no channel/),
  ]);
  expect(sim.state.broken).toEqual([]);
});

test("doctor looks at a forum too, and says of a wrong token and server what to change", async () => {
  const sim = await discordSim({ desk: "forum" });
  const forum = discordOn(sim, given());
  open.push({ sim, platform: forum });
  expect((await forum.check()).filter(({ well }) => !well)).toEqual([]);
  expect([...sim.state.channels.values()].filter(({ type, gone }) => type === 11 && !gone)).toEqual([]);
  expect(await discordOn(sim, given(), { token: "wrong" }).check()).toEqual([
    { what: "token", well: false, hint: expect.stringContaining("DISCORD_BOT_TOKEN") },
  ]);
  const lost = await discordOn(sim, given(), { guildId: "123456789012345678" }).check();
  expect(lost.at(-1)).toMatchObject({ what: "server", hint: expect.stringContaining("DISCORD_GUILD_ID") });
  const swapped = await discordOn(sim, given(), { workChannel: sim.channels.desk.id }).check();
  expect(swapped.find(({ what }) => what === "work channel")?.hint).toBe("DISCORD_WORK_CHANNEL must be a text channel");
  expect(sim.state.broken).toEqual([]);
});

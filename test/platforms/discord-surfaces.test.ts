import { expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { OpenRequest, Outgoing } from "../../src/bots/platform.ts";
import { until } from "../harness/until.ts";
import type { DiscordSim } from "./discord/discord-sim.ts";
import { given, partsFor } from "./discord/discord-subject.ts";
import { buttonOf, cardOf, discordWorlds, saying } from "./discord/discord-world.ts";
import type { SimPerson } from "./discord/sim-person.ts";
import { rights } from "./discord/sim-rights.ts";
import { channelTypes, messagesIn } from "./discord/sim-state.ts";
import { seenIn } from "./discord/visible-text.ts";

/** Writing needs no gateway: none of these listens. */
const world = discordWorlds(false);
const buttons = [[buttonOf("Approve", "approve.t4.1")]];
const drawn = (title: string, changes: Partial<Card> = {}): Outgoing => ({
  kind: "card",
  card: cardOf(title, { buttons, ...changes }),
});
const desk = (sim: DiscordSim, changes: Partial<Card> = {}, key = "k1"): OpenRequest => ({
  kind: "desk",
  workspace: sim.state.guildId,
  channel: sim.channels.desk.id,
  key,
  title: "#1042 Oven",
  head: cardOf("#1042 Oven", { buttons, ...changes }),
});
const userOf = ({ user }: SimPerson) => ({
  platform: "discord",
  workspace: "",
  user: user.id,
  name: user.username,
  language: null,
});
const line = (person: SimPerson, key = "l1"): OpenRequest => ({
  kind: "line",
  user: userOf(person),
  key,
  title: "#1042 Oven",
  head: cardOf("Your job", { buttons }),
});
const threads = (sim: DiscordSim) =>
  [...sim.state.channels.values()].filter(({ type, gone }) => (type === 11 || type === 12) && !gone);

test("a text desk has a thread under each card; a lost answer opens no second one", async () => {
  const { sim, platform } = await world();
  sim.fault("reset after", (method, path) => method === "POST" && /messages$/.test(path));
  await expect(platform.open(desk(sim))).rejects.toMatchObject({ kind: "unreachable", inDoubt: true });
  sim.fault("reset after", (method, path) => method === "POST" && /messages\/\d+\/threads$/.test(path));
  await expect(platform.open(desk(sim))).rejects.toMatchObject({ kind: "unreachable", inDoubt: true });
  const opened = await platform.open(desk(sim));
  expect(threads(sim).length).toBe(1);
  expect(seenIn(sim.state, sim.channels.desk.id)).toEqual(["#1042 Oven"]);
  expect(opened).toEqual({
    place: {
      platform: "discord",
      workspace: sim.state.guildId,
      channel: sim.channels.desk.id,
      thread: threads(sim)[0]?.id,
    },
    cardMessage: threads(sim)[0]?.id,
  });
  // The card stands in the channel above its thread.
  await platform.post(opened.place, saying("a note", { staffOnly: true }), "n1");
  expect(seenIn(sim.state, opened.place.thread ?? "")).toEqual(["🔒 note\na note"]);
  expect(sim.state.broken).toEqual([]);
});

test("the head card of a text desk is redrawn where it stands", async () => {
  const { sim, platform } = await world();
  const { place, cardMessage } = await platform.open(desk(sim));
  await platform.edit({ ...place, thread: null }, cardMessage ?? "", drawn("#1042 Oven, opened"));
  await platform.edit(place, cardMessage ?? "", drawn("#1042 Oven, closed"));
  expect(seenIn(sim.state, sim.channels.desk.id)).toEqual(["#1042 Oven, closed"]);
  expect(sim.state.broken).toEqual([]);
});

test("a forum desk has a post for each ticket, with tags that follow its labels", async () => {
  const { sim, platform } = await world({ desk: "forum" });
  sim.channels.desk.availableTags = [{ id: sim.state.newId(), name: "new" }];
  sim.fault("reset after", (method, path) => method === "POST" && /threads$/.test(path));
  await expect(platform.open(desk(sim, { labels: ["New", "High"] }))).rejects.toMatchObject({ inDoubt: true });
  const { place, cardMessage } = await platform.open(desk(sim, { labels: ["New", "High"] }));
  expect(threads(sim).length).toBe(1);
  const post = sim.state.channels.get(place.thread ?? "");
  const tags = () => post?.appliedTags.map((id) => sim.channels.desk.availableTags.find((tag) => tag.id === id)?.name);
  expect(tags()).toEqual(["new", "High"]);
  await platform.edit(place, cardMessage ?? "", drawn("#1042 Oven", { labels: ["Opened", "High"] }));
  expect(tags()).toEqual(["Opened", "High"]);
  expect(sim.channels.desk.availableTags.map(({ name }) => name)).toEqual(["new", "High", "Opened"]);
  const second = await platform.open(desk(sim, {}, "k2"));
  expect(second.place.thread).not.toBe(place.thread);
  expect(sim.state.broken).toEqual([]);
});

test("a forum that lets nobody add tags works with those that it has, and one that demands a tag gets one", async () => {
  const { sim, platform, to } = await world({ desk: "forum" });
  sim.channels.desk.denied = rights.ManageChannels;
  sim.channels.desk.requiresTag = true;
  sim.channels.desk.availableTags = [{ id: sim.state.newId(), name: "Any" }];
  const { place } = await platform.open(desk(sim, { labels: ["New"] }));
  expect(sim.state.channels.get(place.thread ?? "")?.appliedTags).toEqual([sim.channels.desk.availableTags[0]?.id]);
  expect(to.logged.join()).toContain("may not add tags");
  expect(sim.state.broken).toEqual([]);
});

test("a line is a private thread with its technician alone, found again after a lost answer", async () => {
  const { sim, platform } = await world();
  const [jo, kim] = [sim.person("Jo"), sim.person("Kim")];
  sim.fault("reset after", (method, path) => method === "POST" && /messages$/.test(path));
  await expect(platform.open(line(jo))).rejects.toMatchObject({ inDoubt: true });
  const { place, cardMessage } = await platform.open(line(jo));
  expect(place).toMatchObject({ workspace: sim.state.guildId, channel: sim.channels.work.id });
  expect(sim.state.channels.get(place.thread ?? "")?.type).toBe(channelTypes.privateThread);
  expect(messagesIn(sim.state, place.thread ?? "").map(({ id }) => id)).toEqual([cardMessage]);
  expect(jo.sees(place.thread ?? "")).toEqual(["Your job"]);
  expect(() => kim.sees(place.thread ?? "")).toThrow("does not see");
  // Another technician's line of the same ticket is another thread.
  const other = await platform.open(line(kim, "l2"));
  expect(other.place.thread).not.toBe(place.thread);
  expect(() => kim.sees(place.thread ?? "")).toThrow("does not see");
  expect(sim.state.broken).toEqual([]);
});

test("a line is a direct talk where there is no work channel, and where the person is not in the server", async () => {
  const { sim, platform } = await world({}, { workChannel: null });
  const jo = sim.person("Jo");
  expect((await platform.open(line(jo))).place).toEqual({
    platform: "discord",
    workspace: "",
    channel: jo.direct(),
    thread: null,
  });
  const there = await world();
  const guest = there.sim.person("Guest", { member: false });
  expect((await there.platform.open(line(guest))).place.channel).toBe(guest.direct());
  expect(threads(there.sim)).toEqual([]);
  expect([...sim.state.broken, ...there.sim.state.broken]).toEqual([]);
});

test("who takes no direct messages is written to in a private thread, always the same one", async () => {
  const { sim, platform } = await world();
  const marta = sim.person("Marta", { dmClosed: true });
  const { place } = await platform.open({ kind: "direct", user: userOf(marta) });
  await expect(platform.post(place, saying("hello"), "n1")).rejects.toMatchObject({ kind: "gone" });
  const anew = await platform.open({ kind: "direct", user: userOf(marta) });
  expect(anew.place).toMatchObject({ workspace: sim.state.guildId, channel: sim.channels.work.id });
  await platform.post(anew.place, saying("hello"), "n2");
  expect(marta.sees(anew.place.thread ?? "")).toEqual(["hello"]);
  expect((await platform.open({ kind: "direct", user: userOf(marta) })).place).toEqual(anew.place);
  expect(sim.state.broken).toEqual([]);
});

test("without a work channel such a person is blocked, and the hint says how to reach them", async () => {
  const { sim, platform } = await world({}, { workChannel: null });
  const marta = sim.person("Marta", { dmClosed: true });
  const { place } = await platform.open({ kind: "direct", user: userOf(marta) });
  await expect(platform.post(place, saying("hello"), "n1")).rejects.toMatchObject({
    kind: "blocked",
    hint: expect.stringContaining("DISCORD_WORK_CHANNEL"),
  });
});

test("an archived thread is opened before it is written in; a closed one is closed again afterwards", async () => {
  const { sim, platform } = await world();
  const { place } = await platform.open(desk(sim));
  const thread = sim.state.channels.get(place.thread ?? "") ?? expect.fail();
  thread.archived = true;
  const { message } = await platform
    .post(place, saying("after the archive"), "n1")
    .catch(() => platform.post(place, saying("after the archive"), "n1"));
  expect(thread).toMatchObject({ archived: false, locked: false });
  await platform.setClosed(place, true);
  expect(thread).toMatchObject({ archived: true, locked: true });
  await platform.setClosed(place, true);
  await platform.edit(place, message, saying("changed"));
  await platform.react(place, message, "👍", true);
  expect(thread).toMatchObject({ archived: true, locked: true });
  await platform.setClosed(place, false);
  expect(thread).toMatchObject({ archived: false, locked: false });
  expect(seenIn(sim.state, thread.id)).toEqual(["changed"]);
  // That it was archived behind our back could not be known: the one refusal of it is all.
  expect(sim.state.broken).toEqual([expect.stringContaining("wrote in an archived thread")]);
});

test("a closed thread that a limit kept from being closed again is closed with the next try", async () => {
  const { sim, platform } = await world();
  const { place } = await platform.open(desk(sim));
  await platform.setClosed(place, true);
  const changes = { count: 0 };
  const closing = (method: string, path: string): boolean => {
    if (method !== "PATCH" || !path.endsWith(`/channels/${place.thread}`)) return false;
    changes.count += 1;
    return changes.count === 2;
  };
  sim.fault("limited", closing, { retryAfterMs: 30 });
  await expect(platform.post(place, saying("late"), "n1")).rejects.toMatchObject({ kind: "limited" });
  const known = () => sim.state.channels.get(place.thread ?? "");
  expect(known()).toMatchObject({ archived: false });
  await until("the limit is over", () => platform.post(place, saying("late"), "n1").catch(() => null));
  expect(known()).toMatchObject({ archived: true, locked: true });
  expect(sim.state.broken).toEqual([]);
});

test("a thread or message that somebody deleted is gone", async () => {
  const { sim, platform } = await world();
  const { place } = await platform.open(desk(sim));
  const { message } = await platform.post(place, saying("hello"), "n1");
  const sent = sim.state.messages.get(message) ?? expect.fail();
  sent.deleted = true;
  for (const act of [
    () => platform.edit(place, message, saying("x")),
    () => platform.remove(place, message),
    () => platform.react(place, message, "👍", true),
  ]) {
    await expect(act()).rejects.toMatchObject({ kind: "gone" });
  }
  for (const id of [place.thread ?? "", sim.channels.desk.id])
    (sim.state.channels.get(id) ?? expect.fail()).gone = true;
  await expect(platform.post(place, saying("x"), "n2")).rejects.toMatchObject({ kind: "gone" });
  await expect(platform.setClosed(place, true)).rejects.toMatchObject({ kind: "gone" });
  await expect(platform.open(desk(sim, {}, "k9"))).rejects.toMatchObject({
    kind: "refused",
    hint: expect.stringContaining("DISCORD_DESK_CHANNEL"),
  });
  expect(sim.state.broken).toEqual([]);
});

test("a channel without rights is refused with what to mend", async () => {
  const { sim, platform } = await world();
  sim.channels.desk.denied = rights.SendMessages;
  await expect(platform.open(desk(sim))).rejects.toMatchObject({
    kind: "refused",
    hint: expect.stringContaining("rights"),
  });
  sim.channels.desk.denied = 0n;
  await platform.open(desk(sim));
  expect(sim.state.broken).toEqual([]);
});

test("files are sent and kept when a card is redrawn; what is too large is named", async () => {
  const big = new Uint8Array(11 * 1024 * 1024);
  const parts = {
    ...partsFor(given()),
    readFile: async (id: string) => ({
      bytes: id === "big" ? big : new Uint8Array([1]),
      name: `${id}.jpg`,
      mediaType: "image/jpeg",
    }),
  };
  const { sim, platform } = await world({}, { parts });
  const file = (fileId: string) => ({ fileId, name: `${fileId}.jpg`, mediaType: "image/jpeg" });
  const { place } = await platform.open(desk(sim));
  const { message } = await platform.post(place, saying("two photos", { files: [file("one"), file("big")] }), "n1");
  expect(seenIn(sim.state, place.thread ?? "")).toEqual(["two photos\n📎 big.jpg (11.0 MB)\n[one.jpg]"]);
  await platform.edit(place, message, saying("a photo", { files: [file("one")] }));
  expect(seenIn(sim.state, place.thread ?? "")).toEqual(["a photo\n[one.jpg]"]);
  await platform.edit(place, message, saying("two", { files: [file("one"), file("two")] }));
  expect(seenIn(sim.state, place.thread ?? "")).toEqual(["two\n[one.jpg]\n[two.jpg]"]);
  await platform.edit(place, message, saying("none"));
  expect(seenIn(sim.state, place.thread ?? "")).toEqual(["none"]);
  expect(sim.state.broken).toEqual([]);
});

test("a text that grows beyond its messages goes on in a file, and shrinks again", async () => {
  const { sim, platform } = await world();
  const { place } = await platform.open(desk(sim));
  const { message } = await platform.post(place, saying("short"), "n1");
  await platform.edit(place, message, saying("many words ".repeat(400)));
  expect(seenIn(sim.state, place.thread ?? "")[0]).toContain("[message.txt]");
  await platform.edit(place, message, saying("short again"));
  expect(seenIn(sim.state, place.thread ?? "")).toEqual(["short again"]);
  const long = await platform.post(place, saying("many words ".repeat(400)), "n2");
  expect(long.message.split("+").length).toBe(3);
  await platform.edit(place, long.message, saying("few"));
  await platform.edit(place, long.message, saying("again many ".repeat(400)));
  expect(seenIn(sim.state, place.thread ?? "").at(-1)).toContain("[message.txt]");
  expect(sim.state.broken).toEqual([]);
});

test("a reaction that Discord does not know changes nothing", async () => {
  const { sim, platform } = await world();
  const { place } = await platform.open(desk(sim));
  const { message } = await platform.post(place, saying("hello"), "n1");
  await platform.react(place, message, "👍", true);
  await platform.react(place, message, ":party:", true);
  await platform.react(place, message, "x", true);
  expect([...(sim.state.messages.get(message)?.reactions.keys() ?? [])]).toEqual(["👍"]);
  expect(sim.state.broken).toEqual([]);
});

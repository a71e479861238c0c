import { expect, test } from "vitest";
import { until } from "../harness/until.ts";
import { cardOf, discordWorlds, heard, shown, wordsOf } from "./discord/discord-world.ts";
import { answerSeen } from "./discord/sim-person.ts";
import { messagesIn } from "./discord/sim-state.ts";

const world = discordWorlds(true);

test("what is said in a direct talk comes with who said it, its files and what it answers", async () => {
  const { sim, to, platform } = await world();
  const marta = sim.person("Marta", { nick: "Marta from the bakery" });
  const at = marta.direct();
  const first = marta.say(at, "the **oven** is cold <:oven:123456789012345678>", {
    files: [{ name: "oven.jpg", type: "image/jpeg", bytes: new Uint8Array([1, 2, 3]) }],
  });
  const second = marta.say(at, "since Monday", { replyTo: first });
  const [one, two] = await heard(to, 2);
  expect(one).toMatchObject({
    eventId: `message:${first}`,
    from: { platform: "discord", workspace: "", user: marta.user.id, name: "Marta", language: null },
    place: { platform: "discord", workspace: "", channel: at, thread: null },
    surface: "private",
    did: {
      kind: "say",
      message: first,
      text: [
        { kind: "paragraph", runs: [{ text: "the " }, { text: "oven", bold: true }, { text: " is cold :oven:" }] },
      ],
      files: [{ name: "oven.jpg", mediaType: "image/jpeg", sizeBytes: 3, kind: "photo" }],
    },
  });
  expect(two).toMatchObject({ did: { kind: "say", message: second, replyTo: first } });
  const file = one?.did.kind === "say" ? one.did.files[0] : undefined;
  expect(await platform.fetchFile(file ?? expect.fail(), 10)).toEqual(Buffer.from([1, 2, 3]));
  await expect(platform.fetchFile(file ?? expect.fail(), 2)).rejects.toMatchObject({ kind: "refused" });
  expect(sim.state.broken).toEqual([]);
});

test("a link that has ended is asked for anew, a file that was removed is gone", async () => {
  const { sim, to, platform } = await world();
  const marta = sim.person("Marta");
  sim.linksLive(-60_000);
  const id = marta.say(marta.direct(), "", {
    files: [{ name: "v.ogg", type: "audio/ogg", bytes: new Uint8Array([7]) }],
    voice: true,
  });
  const [one] = await heard(to, 1);
  const file = one?.did.kind === "say" ? one.did.files[0] : undefined;
  expect(file).toMatchObject({ kind: "voice" });
  sim.linksLive(60_000);
  expect(await platform.fetchFile(file ?? expect.fail(), 10)).toEqual(Buffer.from([7]));
  marta.remove(id);
  await expect(platform.fetchFile(file ?? expect.fail(), 10)).rejects.toMatchObject({ kind: "gone" });
  await expect(
    platform.fetchFile({ ...(file ?? expect.fail()), ref: "1/2/3 http://evil.example/x" }, 10),
  ).rejects.toMatchObject({
    kind: "refused",
  });
});

test("edits, deletions and reactions are told; previews, bots and our own words are not", async () => {
  const { sim, to, platform } = await world();
  const marta = sim.person("Marta");
  const at = marta.direct();
  const said = marta.say(at, "the oven is cold");
  marta.edit(said, "the oven is hot");
  marta.react(said, "👍");
  marta.react(said, "👍", false);
  marta.react(said, ":party:");
  marta.remove(said);
  await platform.post(
    { platform: "discord", workspace: "", channel: at, thread: null },
    { kind: "card", card: cardOf("ours") },
    "n",
  );
  const all = await heard(to, 6);
  expect(all.map(({ did }) => did.kind)).toEqual(["say", "edit", "react", "react", "react", "delete"]);
  expect(wordsOf(all[1] ?? expect.fail())).toBe("the oven is hot");
  expect(all.slice(2, 5).map(({ did }) => did)).toMatchObject([
    { emoji: "👍", added: true },
    { emoji: "👍", added: false },
    { emoji: ":party:", added: true },
  ]);
  expect(all[5]).toMatchObject({ from: { user: marta.user.id }, did: { message: said } });
  expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(6);
  expect(sim.state.broken).toEqual([]);
});

test("a new message of the support channel is a talk of its own: its thread is started when we answer", async () => {
  const { sim, to } = await world();
  const marta = sim.person("Marta");
  to.reply = () => shown("Which oven?");
  const said = marta.say(sim.channels.support.id, "the oven of line 2 is cold");
  const [one] = await heard(to, 1);
  expect(one).toMatchObject({
    place: { workspace: sim.state.guildId, channel: sim.channels.support.id, thread: said },
    surface: "thread",
  });
  await until("the answer stands there", () => messagesIn(sim.state, said).length === 1);
  expect(sim.state.channels.get(said)?.name).toBe("the oven of line 2 is cold");
  marta.say(said, "the left one");
  const [, two] = await heard(to, 2);
  expect(two).toMatchObject({ place: { channel: sim.channels.support.id, thread: said }, surface: "thread" });
  expect(sim.state.broken).toEqual([]);
});

test("elsewhere in the server nothing is taken, unless it speaks to the bot", async () => {
  const { sim, to } = await world();
  const marta = sim.person("Marta");
  const other = sim.addChannel({ type: 0, name: "lunch" });
  marta.say(other.id, "who eats with me?");
  marta.say(sim.channels.desk.id, "staff among themselves");
  const spoken = marta.say(other.id, `<@${sim.state.botId}> start 1042`);
  const [one] = await heard(to, 1);
  expect(wordsOf(one ?? expect.fail())).toBe("@fixline start 1042");
  expect(one).toMatchObject({ place: { channel: other.id, thread: spoken } });
  expect(to.heard.length).toBe(1);
});

test("staff raise somebody's message with a 🎫 or from its menu; the talk is under it", async () => {
  const { sim, to } = await world();
  const ada = sim.person("Ada");
  const marta = sim.person("Marta");
  const other = sim.addChannel({ type: 0, name: "lunch" });
  const said = marta.say(other.id, "by the way, the oven is cold");
  ada.react(said, "🎫");
  const [one] = await heard(to, 1);
  const expected = {
    from: { user: ada.user.id },
    place: { channel: other.id, thread: said },
    did: { kind: "raise", message: said, author: { user: marta.user.id, name: "Marta" } },
  };
  expect(one).toMatchObject(expected);
  expect(wordsOf(one ?? expect.fail())).toBe("by the way, the oven is cold");
  to.reply = () => shown("Raised");
  const answer = await ada.menu(said, "Open a ticket");
  expect(answerSeen(answer)).toBe("Raised");
  expect(to.heard[1]).toMatchObject(expected);
  expect(sim.state.broken).toEqual([]);
});

test("an event that cannot be stored is tried again, and what follows it in its channel waits", async () => {
  const { sim, to } = await world();
  const marta = sim.person("Marta");
  to.storeFails.push(new Error("database restarting"), new Error("database restarting"));
  marta.say(marta.direct(), "one");
  marta.say(marta.direct(), "two");
  const all = await heard(to, 2);
  expect(all.map(wordsOf)).toEqual(["one", "two"]);
});

test("without the content intent direct talks and mentions are read, and the support channel offers a button", async () => {
  const { sim, to, platform } = await world({ contentIntent: false });
  const marta = sim.person("Marta");
  marta.say(marta.direct(), "read me");
  const silent = marta.say(sim.channels.support.id, "the oven is cold");
  const spoken = marta.say(sim.channels.support.id, `<@${sim.state.botId}> the oven is cold`);
  const all = await heard(to, 2);
  expect(all.map(wordsOf).sort()).toEqual(["@fixline the oven is cold", "read me"]);
  expect(all.find(({ place }) => place.thread !== null)?.place.thread).toBe(spoken);
  await until("the button is there", () => messagesIn(sim.state, silent).length === 1);
  to.reply = () => shown("What is wrong?");
  await marta.press(silent, "New ticket");
  expect(to.heard[2]).toMatchObject({ did: { kind: "command", words: "ticket new" }, place: { thread: silent } });
  expect(to.health.at(-1)).toMatchObject({
    state: "connected",
    note: expect.stringContaining("message content intent"),
  });
  const user = { platform: "discord", workspace: "", user: marta.user.id, name: "Marta", language: null };
  const { place } = await platform.open({ kind: "line", user, key: "k", title: "#1042", head: cardOf("#1042") });
  expect(place).toEqual({ platform: "discord", workspace: "", channel: marta.direct(), thread: null });
  expect(sim.state.broken).toEqual([]);
});

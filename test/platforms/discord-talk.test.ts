import { afterEach, expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { Interaction } from "../../src/bots/platform.ts";
import type { ChatPlatform } from "../../src/bots/platform-parts.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import { until } from "../harness/until.ts";
import { type DiscordSim, discordSim, type SimOptions } from "./discord/discord-sim.ts";
import { discordOn, type Given, given } from "./discord/discord-subject.ts";
import { answerSeen, modalLabels } from "./discord/sim-person.ts";
import { messagesIn } from "./discord/sim-state.ts";

const open: { sim: DiscordSim; platform: ChatPlatform }[] = [];
afterEach(async () => {
  for (const { sim, platform } of open.splice(0)) {
    await platform.stop();
    await sim.close();
  }
});

type World = { sim: DiscordSim; platform: ChatPlatform; to: Given };

async function world(options: SimOptions = {}, more: Parameters<typeof discordOn>[2] = {}): Promise<World> {
  const sim = await discordSim(options);
  const to = given();
  const platform = discordOn(sim, to, more);
  open.push({ sim, platform });
  await platform.start(to.inbound);
  return { sim, platform, to };
}

async function heard(to: Given, count: number): Promise<readonly Interaction[]> {
  await until(`${count} interactions are heard`, () => to.heard.length >= count, { withinMs: 5000, everyMs: 2 });
  return to.heard;
}

const card = (title: string, changes: Partial<Card> = {}): Card => ({
  tone: "plain",
  title,
  body: [],
  fields: [],
  files: [],
  buttons: [],
  footer: null,
  fallback: title,
  ...changes,
});
const button = (label: string, action: string) => ({ action, label, style: "primary" as const });
const shown = (text: string): { kind: "card"; card: Card; seenBy: "sender" } => ({
  kind: "card",
  card: card(text),
  seenBy: "sender",
});
const plain = ({ did }: Interaction) => ("text" in did ? toPlain(did.text) : null);

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
    { kind: "card", card: card("ours") },
    "n",
  );
  const all = await heard(to, 6);
  expect(all.map(({ did }) => did.kind)).toEqual(["say", "edit", "react", "react", "react", "delete"]);
  expect(plain(all[1] ?? expect.fail())).toBe("the oven is hot");
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
  expect(plain(one ?? expect.fail())).toBe("@fixline start 1042");
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
  expect(plain(one ?? expect.fail())).toBe("by the way, the oven is cold");
  to.reply = () => shown("Raised");
  const answer = await ada.menu(said, "Open a ticket");
  expect(answerSeen(answer)).toBe("Raised");
  expect(to.heard[1]).toMatchObject(expected);
  expect(sim.state.broken).toEqual([]);
});

test("a slash command is words in the menu's order, its answer is for this person's eyes", async () => {
  const { sim, to } = await world();
  const jo = sim.person("Jo", { locale: "es-ES" });
  to.reply = () => shown("On hold");
  const answer = await jo.slash(sim.channels.desk.id, "ticket hold", {
    words: "until Monday",
    reason: "parts",
    ticket: "1042",
  });
  expect(to.heard[0]).toMatchObject({
    from: { user: jo.user.id, language: "es-ES" },
    surface: "desk",
    did: { kind: "command", words: "ticket hold 1042 parts until Monday" },
  });
  expect(answerSeen(answer)).toBe("On hold");
  expect(answer.callback).toMatchObject({ type: 4, data: { flags: 64 } });
  expect(jo.sees(sim.channels.desk.id)).toEqual([]);
  await jo.slash(jo.direct(), "help");
  expect(to.heard[1]).toMatchObject({ surface: "private", did: { words: "help" } });
  expect(sim.state.broken).toEqual([]);
});

test("what is typed is completed, from us or from the argument's own choices", async () => {
  const { sim } = await world();
  const jo = sim.person("Jo");
  expect(await jo.complete(sim.channels.desk.id, "ticket start", "ticket", "10")).toEqual([
    { name: "ticket 10 #1042", value: "1042" },
  ]);
  expect(await jo.complete(sim.channels.desk.id, "desk settings", "name", "reopen")).toEqual(
    expect.arrayContaining([expect.objectContaining({ value: expect.stringMatching(/reopen/i) })]),
  );
  expect(sim.state.broken).toEqual([]);
});

const reportForm = {
  form: "report.t4.2.abcdefgh",
  title: "Report #1042",
  intro: null,
  submitLabel: "Send",
  cancelLabel: "Cancel",
  fields: [
    { kind: "line", name: "cause", label: "Cause", hint: null, required: true, value: "", maxLength: 100 },
    {
      kind: "number",
      name: "labourMinutes",
      label: "Labour minutes",
      hint: null,
      required: true,
      value: "30",
      min: 0,
      max: 999,
    },
  ],
} as const;

test("a press opens a form at once, and what is sent comes back by field name", async () => {
  const { sim, to, platform } = await world();
  const jo = sim.person("Jo");
  const at = jo.direct();
  const place = { platform: "discord", workspace: "", channel: at, thread: null };
  const drawn = card("#1042", { buttons: [[button("Report", "report.t4.2")]] });
  const { message } = await platform.post(place, { kind: "card", card: drawn }, "n");
  to.reply = ({ did }) => (did.kind === "press" ? { kind: "form", form: reportForm } : shown("Sent"));
  const modal = await jo.press(at, "Report");
  expect(to.heard[0]).toMatchObject({ did: { kind: "press", action: "report.t4.2", message } });
  expect(modalLabels(modal)).toEqual(["Cause", "Labour minutes"]);
  const wrong = await jo.submit(modal, { Cause: "a fuse", "Labour minutes": "half an hour" });
  expect(answerSeen(wrong)).toContain("Labour minutes: Please check this answer.");
  const again = await jo.press(at, "Open the form", wrong);
  expect(to.heard.length).toBe(1);
  const sent = await jo.submit(again, { "Labour minutes": "30" });
  expect(to.heard[1]).toMatchObject({
    did: { kind: "submit", form: reportForm.form, fields: { cause: "a fuse", labourMinutes: "30" } },
  });
  expect(answerSeen(sent)).toBe("Sent");
  expect(sim.state.broken).toEqual([]);
});

test("a form that comes late is behind a button, one after another too", async () => {
  const { sim, to } = await world({}, { delays: { formAnswerMs: 20 } });
  const jo = sim.person("Jo");
  to.reply = async ({ did }) => {
    if (did.kind === "command") await new Promise((resolve) => setTimeout(resolve, 60));
    return { kind: "form", form: reportForm };
  };
  const answer = await jo.slash(jo.direct(), "ticket report");
  expect(answer.callback?.type).toBe(5);
  await until("the button is there", () => answerSeen(answer) !== "");
  const modal = await jo.press(jo.direct(), "Open the form", answer);
  expect(modalLabels(modal)).toEqual(["Cause", "Labour minutes"]);
  // The next part of a long form: a sent modal cannot open another.
  const next = await jo.submit(modal, { Cause: "a fuse" });
  expect(modalLabels(await jo.press(jo.direct(), "Open the form", next))).toEqual(["Cause", "Labour minutes"]);
  expect(sim.state.broken).toEqual([]);
});

test("an answer that takes long is thought about, and nothing leaves nothing behind", async () => {
  const { sim, to } = await world({}, { delays: { answerMs: 15, ackMs: 30 } });
  const jo = sim.person("Jo");
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return shown("Found");
  };
  to.reply = slow;
  const answer = await jo.slash(jo.direct(), "ticket queue");
  expect(answer.callback?.type).toBe(5);
  await until("the answer is there", () => answerSeen(answer) === "Found");
  to.reply = () => ({ kind: "nothing" });
  const none = await jo.slash(jo.direct(), "presence busy");
  await until("it is withdrawn", () => none.withdrawn);
  to.reply = () => Promise.reject(new Error("a defect"));
  expect(answerSeen(await jo.slash(jo.direct(), "ticket queue"))).toBe("That did not work.");
  expect(sim.state.broken).toEqual([]);
});

test("a press that changes nothing for the person is acknowledged without a word; a later answer goes to their direct talk", async () => {
  const { sim, to, platform } = await world({ answerWithinMs: 40 }, { delays: { answerMs: 1000, ackMs: 1000 } });
  const jo = sim.person("Jo");
  const place = { platform: "discord", workspace: "", channel: jo.direct(), thread: null };
  await platform.post(
    place,
    { kind: "card", card: card("#1042", { buttons: [[button("Accept", "accept.t4.2")]] }) },
    "n",
  );
  expect((await jo.press(jo.direct(), "Accept")).callback?.type).toBe(6);
  to.reply = async () => {
    await new Promise((resolve) => setTimeout(resolve, 80));
    return shown("Late");
  };
  void jo.press(jo.direct(), "Accept").catch(() => undefined);
  await until("it is shown after all", () => jo.sees(jo.direct()).includes("Late"));
  // The server's three seconds were made shorter than ours: that alone is the rule that was broken.
  expect(sim.state.broken.filter((rule) => !/answered after/.test(rule))).toEqual([]);
});

test("an event that cannot be stored is tried again, and what follows it in its channel waits", async () => {
  const { sim, to } = await world();
  const marta = sim.person("Marta");
  to.storeFails.push(new Error("database restarting"), new Error("database restarting"));
  marta.say(marta.direct(), "one");
  marta.say(marta.direct(), "two");
  const all = await heard(to, 2);
  expect(all.map(plain)).toEqual(["one", "two"]);
});

test("without the content intent direct talks and mentions are read, and the support channel offers a button", async () => {
  const { sim, to, platform } = await world({ contentIntent: false });
  const marta = sim.person("Marta");
  marta.say(marta.direct(), "read me");
  const silent = marta.say(sim.channels.support.id, "the oven is cold");
  const spoken = marta.say(sim.channels.support.id, `<@${sim.state.botId}> the oven is cold`);
  const all = await heard(to, 2);
  expect(all.map(plain).sort()).toEqual(["@fixline the oven is cold", "read me"]);
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
  const { place } = await platform.open({ kind: "line", user, key: "k", title: "#1042", head: card("#1042") });
  expect(place).toEqual({ platform: "discord", workspace: "", channel: marta.direct(), thread: null });
  expect(sim.state.broken).toEqual([]);
});

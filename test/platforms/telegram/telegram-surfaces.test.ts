import { describe, expect, test } from "vitest";
import type { OpenRequest } from "../../../src/bots/platform.ts";
import { until } from "../../harness/until.ts";
import { nextFaults } from "./sim-faults.ts";
import { seen, telegramGroup, telegramPerson, upgradeGroup } from "./telegram-person.ts";
import { deskId, placeAt, plainCard, saying, spotOf, telegramWorld, textsAt, withPerson } from "./telegram-world.ts";

const deskRequest = (key: string): OpenRequest => ({
  kind: "desk",
  workspace: "",
  channel: String(deskId),
  key,
  title: `#1042 ${"long title ".repeat(20)}`,
  head: plainCard(`head ${key}`, { buttons: [[{ action: "reply:1042:1", label: "Reply", style: "plain" }]] }),
});

describe("surfaces", () => {
  test("a desk thread is a topic, named and headed by its card; it closes and opens again", async () => {
    const world = await telegramWorld({ start: false });
    const { place, cardMessage } = await world.platform.open(deskRequest("a"));
    const topic = world.desk.topics.get(Number(place.thread));
    expect(topic?.name.length).toBeLessThanOrEqual(128);
    expect(seen(spotOf(world.server, place))).toMatchObject([
      { text: "head a", buttons: ["Reply"], id: Number(cardMessage) },
    ]);
    await world.platform.setClosed(place, true);
    await world.platform.setClosed(place, true);
    expect(topic?.closed).toBe(true);
    await world.platform.setClosed(place, false);
    expect(topic?.closed).toBe(false);
    expect(await world.end()).toEqual([]);
  });

  test("a closed topic is opened for one message", async () => {
    const world = await telegramWorld({ start: false });
    const { place } = await world.platform.open(deskRequest("a"));
    await world.platform.setClosed(place, true);
    // The server lets managers of topics write; one that does not is seen once.
    world.server.failBy(
      nextFaults(/sendMessage/, { kind: "status", code: 400, description: "Bad Request: TOPIC_CLOSED" }),
    );
    await world.platform.post(place, saying("late"), "n1");
    expect(textsAt(world, place)).toEqual(["head a", "late"]);
    expect(world.desk.topics.get(Number(place.thread))?.closed).toBe(true);
    expect(await world.end()).toEqual([]);
  });

  test.each([
    ["a group without topics", { isForum: false }],
    [
      "a group where the bot may not manage topics",
      { bot: { status: "administrator", manageTopics: false, deleteMessages: true } },
    ],
    ["a small group", { type: "group", isForum: false }],
  ] as const)("in %s a desk thread is the replies under the card, both ways", async (_, chat) => {
    const world = await telegramWorld({ prepare: (server) => telegramGroup(server, { id: deskId, ...chat }) });
    const group = world.server.state.chats.get(deskId);
    const { place, cardMessage } = await world.platform.open(deskRequest("a"));
    expect(place.thread).toBe(`m${cardMessage}`);
    const { message } = await world.platform.post(place, saying("the customer says"), "n1");
    expect(group?.messages.at(-1)?.replyTo).toBe(Number(cardMessage));
    const jo = telegramPerson(world.server, 502);
    const at = { chat: group ?? world.desk, topic: null };
    const note = jo.say("a note", { at, replyTo: Number(message) });
    jo.say("below the note", { at, replyTo: note });
    jo.say("beside it all", { at });
    jo.press("Reply", at);
    const stored = await world.inbox.hear(4);
    expect(stored.map((each) => [each.surface, each.place.thread])).toEqual([
      ["desk", place.thread],
      ["desk", place.thread],
      ["desk", null],
      ["desk", place.thread],
    ]);
    // After a restart the first message of the chain is all that is known.
    await world.platform.setClosed(place, true);
    expect(await world.end()).toEqual([]);
  });

  test("a line is a topic of the private chat where the bot has topics, else the chat", async () => {
    const user = { platform: "telegram", workspace: "", user: "501", name: "Jo", language: null };
    const request: OpenRequest = { kind: "line", user, key: "t1", title: "#1042", head: plainCard("head") };
    const flat = await withPerson();
    expect((await flat.platform.open(request)).place).toEqual(placeAt(501));
    expect(await flat.world.end()).toEqual([]);

    const { world, marta, platform } = await withPerson({
      prepare: ({ state }) => {
        state.hasTopics = true;
      },
    });
    const first = await platform.open(request);
    const second = await platform.open({ ...request, key: "t2" });
    expect(first.place.thread).not.toBeNull();
    expect(second.place.thread).not.toBe(first.place.thread);
    await platform.setClosed(first.place, true);
    marta.deleteTopic({ chat: marta.chat, topic: Number(first.place.thread) });
    await expect(platform.post(first.place, saying("x"), "n1")).rejects.toMatchObject({ kind: "gone" });
    const again = await platform.open(request);
    expect(again.place.thread).not.toBe(first.place.thread);
    expect(await world.end()).toEqual([]);
  });

  test("an opening that broke off goes on with the topic that it made", async () => {
    const world = await telegramWorld({ start: false });
    world.server.failBy(nextFaults(/sendMessage/, { kind: "limited", retryAfter: 3 }));
    await expect(world.platform.open(deskRequest("a"))).rejects.toMatchObject({ kind: "limited", retryAfterMs: 3000 });
    await world.platform.open(deskRequest("a"));
    expect(world.desk.topics.size).toBe(1);
    expect(await world.end()).toEqual([]);
  });

  test("a deleted topic is gone, and a new one takes its place", async () => {
    const world = await telegramWorld({ start: false });
    const { place, cardMessage } = await world.platform.open(deskRequest("a"));
    telegramPerson(world.server, 502).deleteTopic(spotOf(world.server, place));
    await expect(world.platform.post(place, saying("x"), "n1")).rejects.toMatchObject({ kind: "gone" });
    await expect(
      world.platform.edit(place, cardMessage ?? "", { kind: "card", card: plainCard("new") }),
    ).rejects.toMatchObject({ kind: "gone" });
    await expect(world.platform.setClosed(place, true)).rejects.toMatchObject({ kind: "gone" });
    const again = await world.platform.open(deskRequest("a"));
    await world.platform.post(again.place, saying("y"), "n2");
    expect(textsAt(world, again.place)).toEqual(["head a", "y"]);
    expect(await world.end()).toEqual([]);
  });

  test("a group that becomes a supergroup is followed, under the name that the desk knows", async () => {
    const small = -4321;
    const world = await telegramWorld({
      options: { deskChat: String(small) },
      prepare: (server) => telegramGroup(server, { id: small, type: "group", isForum: false }),
    });
    const old = world.server.state.chats.get(small);
    if (old === undefined) throw new Error("no group");
    const next = upgradeGroup(world.server, old, -1_007_777);
    const place = placeAt(small);
    await world.platform.post(place, saying("hello"), "n1");
    expect(seen({ chat: next, topic: null }).map(({ text }) => text)).toContain("hello");
    telegramPerson(world.server, 502).say("in the new one", { at: { chat: next, topic: null } });
    const stored = await world.inbox.hear(1);
    expect(stored[0]).toMatchObject({ surface: "desk", place: { channel: String(small) } });
    await until("admins are told the new id", () => /TELEGRAM_DESK_CHAT to -1007777/.test(world.told()));
    // A process that starts later learns it from the server's first answer.
    await world.platform.stop();
    const later = world.make();
    await later.start(world.inbox.inbound);
    telegramPerson(world.server, 502).say("later", { at: { chat: next, topic: null } });
    expect((await world.inbox.hear(2))[1]).toMatchObject({ surface: "desk", place: { channel: String(small) } });
    await later.stop();
    expect(await world.end()).toEqual([]);
  });

  test("a group that is configured by its name keeps it", async () => {
    const world = await telegramWorld({
      options: { deskChat: "@fixline_desk" },
      prepare: (server) => telegramGroup(server, { id: deskId, username: "fixline_desk" }),
    });
    const { place } = await world.platform.open({ ...deskRequest("a"), channel: "@fixline_desk" } as OpenRequest);
    expect(place.channel).toBe("@fixline_desk");
    const chat = world.server.state.chats.get(deskId) ?? world.desk;
    telegramPerson(world.server, 502).say("hi", { at: { chat, topic: Number(place.thread) } });
    expect((await world.inbox.hear(1))[0]).toMatchObject({ surface: "desk", place });
    expect(await world.end()).toEqual([]);
  });
});

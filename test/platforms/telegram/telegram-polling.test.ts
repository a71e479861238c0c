import { describe, expect, test } from "vitest";
import { until } from "../../harness/until.ts";
import { seen, telegramPerson } from "./telegram-person.ts";
import { plainCard, telegramWorld } from "./telegram-world.ts";

describe("what people do is heard", () => {
  test("in order, once, and with an answer where they are", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501);
    world.inbox.answerBy(({ did }) =>
      did.kind === "command"
        ? {
            kind: "card",
            seenBy: "sender",
            card: plainCard("Your tickets", { buttons: [[{ action: "show:1042:1", label: "#1042", style: "plain" }]] }),
          }
        : { kind: "nothing" },
    );
    marta.say("The oven is cold");
    marta.photo("the plate");
    marta.voice();
    marta.location(41.1, -8.6);
    marta.say("/mine");
    await until("the answer is there", () => seen(marta.here).some(({ text }) => text === "Your tickets"));
    marta.press("#1042");
    marta.start("qr-8Fh2");
    const stored = await world.inbox.hear(7);
    expect(stored.map(({ did }) => did.kind)).toEqual(["say", "say", "say", "say", "command", "press", "arrive"]);
    expect(world.server.updates.allowed()).toContain("message_reaction");
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    expect(await world.end()).toEqual([]);
  });

  test("edits, replies to what the bot posted, and reactions", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501);
    const first = marta.say("frist");
    await world.inbox.hear(1);
    const place = world.inbox.stored[0]?.place;
    if (place === undefined) throw new Error("nothing was heard");
    const long = "word ".repeat(1200);
    const { message } = await world.platform.post(
      place,
      {
        kind: "message",
        author: null,
        text: [{ kind: "paragraph", runs: [{ text: long }] }],
        files: [],
        replyTo: String(first),
        edited: false,
        staffOnly: false,
        words: { edited: "", note: "" },
      },
      "n1",
    );
    expect(message).toMatch(/^\d+\+\d+$/);
    marta.edit(first, "first");
    marta.say("yes", { replyTo: Number(message.split("+")[1]) });
    marta.react(Number(message.split("+")[0]), "❤");
    const stored = await world.inbox.hear(4);
    expect(stored.slice(1).map(({ did }) => did)).toMatchObject([
      { kind: "edit", message: String(first) },
      { kind: "say", replyTo: message },
      { kind: "react", message, emoji: "❤️", added: true },
    ]);
    expect(await world.end()).toEqual([]);
  });

  test("a plain start is greeted in the person's language", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501, { language_code: "pt" });
    marta.start();
    await until("the greeting is there", () => seen(marta.here).some(({ text }) => text === "greeting in pt"));
    expect(world.inbox.stored).toEqual([]);
    expect(await world.end()).toEqual([]);
  });

  test("an album is one message, also when its parts come apart", async () => {
    const world = await telegramWorld({ times: { albumMs: 30 } });
    const marta = telegramPerson(world.server, 501);
    const jo = telegramPerson(world.server, 502);
    const ids = marta.album(["a", "b", "c", "d"], "four of them", {}, () => jo.say("meanwhile"));
    const stored = await world.inbox.hear(2);
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    expect(stored.length).toBe(2);
    const album = stored.find(({ from }) => from.user === "501");
    expect(album?.did).toMatchObject({ kind: "say", message: String(ids[0]), files: [{}, {}, {}, {}] });
    expect(await world.end()).toEqual([]);
  });

  test("what was said while nobody listened comes in its order", async () => {
    const world = await telegramWorld({ start: false });
    const marta = telegramPerson(world.server, 501);
    for (let at = 0; at < 250; at += 1) marta.say(`word ${at}`);
    await world.platform.start(world.inbox.inbound);
    const stored = await world.inbox.hear(250);
    expect(stored.map(({ did }) => (did.kind === "say" ? did.text : null))).toEqual(
      Array.from({ length: 250 }, (_, at) => [{ kind: "paragraph", runs: [{ text: `word ${at}` }] }]),
    );
    expect(await world.end()).toEqual([]);
  });
});

describe("the offset", () => {
  test("moves only past what is stored", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501);
    world.inbox.failNext(3);
    marta.say("once");
    marta.say("twice");
    await world.inbox.hear(2);
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    expect(new Set(world.inbox.stored.map(({ eventId }) => eventId)).size).toBe(2);
    expect(await world.end()).toEqual([]);
  });

  test("a server that answers at once with nothing is not asked without a breath", async () => {
    const world = await telegramWorld({ times: { seconds: { call: 5, upload: 5, poll: 0.001, pollGrace: 1 } } });
    const polls = () => world.server.calls.filter(({ method }) => method === "getUpdates").length;
    const [before, startedAt] = [polls(), performance.now()];
    await until("it was asked some times", () => polls() >= before + 6);
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    expect(await world.end()).toEqual([]);
  });

  test("waits for a store that is away, however long, and what is stored twice is answered once", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501);
    world.inbox.answerBy(() => ({ kind: "card", card: plainCard("heard"), seenBy: "sender" }));
    world.inbox.failNext(60);
    marta.say("while it is away");
    await world.inbox.hear(1);
    marta.say("after");
    await world.inbox.hear(2);
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    const answers = () => seen(marta.here).filter(({ text }) => text === "heard").length;
    await until("both are answered", () => answers() === 2);
    expect(await world.end()).toEqual([]);
    expect(answers()).toBe(2);
  });

  test("is not held by an update that can never be read", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501);
    world.server.sim.emit("message", { message_id: 1, chat: { id: 501, type: "private" }, from: 7, date: {}, text: 5 });
    marta.say("after");
    await until("what came after is stored and confirmed", () => world.server.updates.waiting() === 0);
    expect(world.inbox.stored.length).toBe(1);
    expect(await world.end()).toEqual([]);
  });

  test("survives a process that dies between storing and confirming", async () => {
    const world = await telegramWorld();
    const marta = telegramPerson(world.server, 501);
    marta.say("hello");
    await world.inbox.hear(1);
    // The confirmation never went out: the next process is told again.
    await world.platform.stop();
    const next = world.make();
    await next.start(world.inbox.inbound);
    marta.say("again");
    await world.inbox.hear(2);
    expect(world.inbox.stored.length).toBe(2);
    await next.stop();
    expect(await world.end()).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { until } from "../../harness/until.ts";
import { nextFaults } from "./sim-faults.ts";
import { telegramPerson } from "./telegram-person.ts";
import { simToken } from "./telegram-server.ts";
import { deskId, sampleInbox, telegramWorld } from "./telegram-world.ts";

describe("the connection", () => {
  test("a second poller is named, and both recover when it goes", async () => {
    const world = await telegramWorld({ times: { conflictMs: 20 } });
    await until("the commands are set", () => world.server.commands.size === 9);
    const other = world.make();
    const others = sampleInbox();
    await other.start(others.inbound);
    await until("somebody was told of the conflict", () => world.server.updates.conflicts() > 0);
    await until("it is said in words", () =>
      world.health.some((state) => state.state === "down" && /Another process polls this bot/.test(state.hint)),
    );
    await other.stop();
    await until("the first one polls again", () => world.told().startsWith("connected"));
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    expect(await world.end()).toEqual([]);
  });

  test("a webhook that somebody set is removed, and named", async () => {
    const world = await telegramWorld();
    world.server.updates.stealBy("https://elsewhere.example/hook");
    await until("it is said in words", () =>
      world.health.some((state) => state.state === "down" && /set a webhook/.test(state.hint)),
    );
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    expect(world.server.updates.webhookCalls.deleted).toBeGreaterThan(0);
    expect(await world.end()).toEqual([]);
  });

  test("a wrong token says so, stops nothing and mends itself", async () => {
    const world = await telegramWorld({ start: false });
    world.server.setToken("4242:another");
    await world.platform.start(world.inbox.inbound);
    await until("it is said in words", () => /TELEGRAM_BOT_TOKEN/.test(world.told()));
    await expect(
      world.platform.react({ platform: "telegram", workspace: "", channel: "1", thread: null }, "1", "👍", true),
    ).rejects.toMatchObject({ kind: "unreachable", inDoubt: false });
    world.server.setToken(simToken);
    await until("it recovers", () => world.told().startsWith("connected"));
    expect(await world.end()).toEqual([]);
  });

  test("a Bot API server that tells nothing of webhooks is polled all the same", async () => {
    const world = await telegramWorld({ start: false });
    world.server.failBy(({ method }) =>
      method === "getWebhookInfo" ? { kind: "status", code: 404, description: "Not Found" } : null,
    );
    await world.platform.start(world.inbox.inbound);
    await until("it is connected", () => world.told().startsWith("connected"));
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    expect(await world.end()).toEqual([]);
  });

  test("a poll that never answers is given up, and the next one hears", async () => {
    const world = await telegramWorld({
      start: false,
      times: { seconds: { call: 5, upload: 5, poll: 0, pollGrace: 0.05 } },
    });
    world.server.failBy(nextFaults(/getUpdates/, { kind: "hang", landed: false }, { kind: "reset", landed: false }));
    await world.platform.start(world.inbox.inbound);
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    expect(await world.end()).toEqual([]);
  });

  test("a server in trouble is waited for", async () => {
    const world = await telegramWorld({ start: false });
    world.server.failBy(
      nextFaults(
        /getMe|getUpdates|getWebhookInfo/,
        { kind: "status", code: 502, description: "Bad Gateway" },
        { kind: "limited", retryAfter: 0 },
        { kind: "reset", landed: true },
        { kind: "status", code: 500, description: "Internal Server Error" },
      ),
    );
    await world.platform.start(world.inbox.inbound);
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    expect(await world.end()).toEqual([]);
  });

  test("what is wrong with the desk's group is said", async () => {
    const world = await telegramWorld({
      start: false,
      prepare: ({ state }) => {
        const desk = state.chats.get(deskId);
        if (desk !== undefined) desk.bot = { status: "administrator", manageTopics: false, deleteMessages: true };
      },
    });
    await world.platform.start(world.inbox.inbound);
    await until("connected with a note", () => /may not manage topics/.test(world.told()));
    world.desk.bot.manageTopics = true;
    world.server.sim.emit("my_chat_member", { chat: { id: deskId, type: "supergroup", title: "Desk" } });
    await until("the note goes when it is mended", () => world.told() === "connected: null");
    expect(await world.end()).toEqual([]);
  });
});

describe("commands", () => {
  test("are offered by scope and language, and set only when changed", async () => {
    const world = await telegramWorld();
    const { commands } = world.server;
    await until("all lists are set", () => commands.size === 9);
    expect([...commands.keys()].sort()).toEqual(
      [
        "default ",
        "default es",
        "default pt",
        "all_private_chats ",
        "all_private_chats es",
        "all_private_chats pt",
        `chat ${deskId} `,
        `chat ${deskId} es`,
        `chat ${deskId} pt`,
      ].sort(),
    );
    const names = (key: string) => commands.get(key)?.map(({ command }) => command);
    expect(names("all_private_chats ")).toEqual(["new", "mine", "help", "ticket"]);
    expect(names(`chat ${deskId} pt`)).toEqual(["new", "mine", "queue", "help", "ticket", "desk"]);
    expect(commands.get("default es")?.[0]?.description).toBe("New ticket (es)");
    const calls = () => world.server.calls.filter(({ method }) => method === "setMyCommands").length;
    expect(calls()).toBe(9);
    await world.platform.stop();
    const next = world.make();
    await next.start(world.inbox.inbound);
    const looked = () => world.server.calls.filter(({ method }) => method === "getMyCommands").length;
    await until("they were looked at again", () => looked() === 18);
    expect(calls()).toBe(9);
    await next.stop();
    expect(await world.end()).toEqual([]);
  });
});

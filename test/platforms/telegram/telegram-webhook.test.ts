import { describe, expect, test } from "vitest";
import type { ChatPlatform } from "../../../src/bots/platform-parts.ts";
import { until } from "../../harness/until.ts";
import { seen, telegramPerson } from "./telegram-person.ts";
import { plainCard, type TelegramWorld, telegramWorld } from "./telegram-world.ts";

const secret = "a-secret_of-ours";
const options = { mode: "webhook", webhookSecret: secret, publicUrl: "https://desk.example" } as const;
const encoded = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));

async function hooked(given: Parameters<typeof telegramWorld>[0] = {}): Promise<TelegramWorld> {
  const world = await telegramWorld({ options, ...given });
  bring(world, world.platform);
  return world;
}

/** The server's webhook calls reach this platform. */
function bring(world: TelegramWorld, platform: ChatPlatform): void {
  world.server.bringTo(async (body, headers) => {
    const answer = await platform.webhook?.receive({ headers, body });
    return answer?.status ?? 404;
  });
}

describe("the webhook", () => {
  test("is set once, with the secret and what is to be heard of", async () => {
    const world = await hooked();
    expect(world.platform.listensAlone).toBe(false);
    expect(world.platform.webhook?.path).toBe("/telegram/webhook");
    const set = world.server.calls.filter(({ method }) => method === "setWebhook");
    expect(set.map(({ params }) => params)).toEqual([
      {
        url: "https://desk.example/telegram/webhook",
        secret_token: secret,
        allowed_updates: ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"],
      },
    ]);
    await world.platform.stop();
    const next = world.make();
    await next.start(world.inbox.inbound);
    await until(
      "it looked again",
      () => world.server.calls.filter(({ method }) => method === "getWebhookInfo").length > 3,
    );
    await next.stop();
    expect(world.server.updates.webhookCalls).toEqual({ set: 1, deleted: 0 });
    expect(await world.end()).toEqual([]);
  });

  test("stores, then answers 200; what failed comes again, and once", async () => {
    const world = await hooked();
    const marta = telegramPerson(world.server, 501);
    world.inbox.answerBy(({ did }) =>
      did.kind === "command" ? { kind: "card", card: plainCard("yours"), seenBy: "sender" } : { kind: "nothing" },
    );
    world.inbox.failNext(2);
    marta.say("hello");
    marta.say("/mine");
    marta.photo("see");
    const stored = await world.inbox.hear(3);
    expect(stored.map(({ did }) => did.kind)).toEqual(["say", "command", "say"]);
    await until("the answer is there", () => seen(marta.here).some(({ text }) => text === "yours"));
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    expect(await world.end()).toEqual([]);
  });

  test("an album loses nothing, though Telegram brings its parts one after the other", async () => {
    const world = await hooked();
    const marta = telegramPerson(world.server, 501);
    marta.album(["a", "b", "c"], "three");
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    const files = world.inbox.stored.flatMap(({ did }) => (did.kind === "say" ? did.files : []));
    expect(files.length).toBe(3);
    expect(await world.end()).toEqual([]);
  });

  test("parts of an album that come at once are one message, repeats included", async () => {
    const world = await hooked({ times: { albumMs: 30 } });
    const part = (id: number) =>
      encoded({
        update_id: id,
        message: {
          message_id: id,
          date: 1,
          chat: { id: 501, type: "private", first_name: "M" },
          from: { id: 501, is_bot: false, first_name: "M" },
          media_group_id: "7",
          photo: [{ file_id: `f${id}`, file_unique_id: `u${id}`, width: 1, height: 1 }],
        },
      });
    const headers = { "x-telegram-bot-api-secret-token": secret };
    const answers = await Promise.all(
      [12, 11, 12, 13].map((id) => world.platform.webhook?.receive({ headers, body: part(id) })),
    );
    expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200, 200]);
    expect(world.inbox.stored).toMatchObject([
      { eventId: "u11", did: { message: "11", files: [{ ref: "f11" }, { ref: "f12" }, { ref: "f13" }] } },
    ]);
    expect(await world.end()).toEqual([]);
  });

  test.each([
    ["no secret", {}, encoded({ update_id: 1 }), 401],
    ["a wrong secret", { "x-telegram-bot-api-secret-token": "another" }, encoded({ update_id: 1 }), 401],
    ["two secrets", { "x-telegram-bot-api-secret-token": [secret, secret] }, encoded({ update_id: 1 }), 401],
    ["no JSON", { "x-telegram-bot-api-secret-token": secret }, new Uint8Array([1, 2]), 400],
    ["no update", { "x-telegram-bot-api-secret-token": secret }, encoded({ update_id: "1" }), 400],
    ["nothing", { "x-telegram-bot-api-secret-token": secret }, encoded(null), 400],
    ["an update of no use", { "x-telegram-bot-api-secret-token": secret }, encoded({ update_id: 1, poll: {} }), 200],
  ])("%s is answered as it should be", async (_, headers, body, status) => {
    const world = await hooked();
    expect(await world.platform.webhook?.receive({ headers, body })).toMatchObject({ status });
    expect(world.inbox.stored).toEqual([]);
    expect(await world.end()).toEqual([]);
  });

  test("a process that takes nothing yet says so, and Telegram waits", async () => {
    const world = await telegramWorld({ options, start: false });
    const headers = { "x-telegram-bot-api-secret-token": secret };
    const answer = await world.platform.webhook?.receive({ headers, body: encoded({ update_id: 1 }) });
    expect(answer?.status).toBe(503);
    expect(await world.end()).toEqual([]);
  });

  test("a secret that changed is told to Telegram when it is refused", async () => {
    const world = await hooked();
    await world.platform.stop();
    const renewed = world.make({ webhookSecret: "a-new-secret" });
    bring(world, renewed);
    await renewed.start(world.inbox.inbound);
    telegramPerson(world.server, 501).say("hello");
    await world.inbox.hear(1);
    await until("all is confirmed", () => world.server.updates.waiting() === 0);
    await renewed.stop();
    expect(await world.end()).toEqual([]);
  });

  test("a webhook that somebody else set is taken back", async () => {
    const world = await hooked();
    world.server.updates.stealBy("https://elsewhere.example/hook");
    await until("it is ours again", () => world.server.updates.webhookCalls.set === 2);
    expect(await world.end()).toEqual([]);
  });

  test("polling removes it and takes what waited", async () => {
    const world = await hooked();
    world.server.bringTo(null);
    await world.platform.stop();
    telegramPerson(world.server, 501).say("between");
    const polling = world.make({ mode: "polling" });
    expect(polling.webhook).toBeNull();
    expect(polling.listensAlone).toBe(true);
    await polling.start(world.inbox.inbound);
    await world.inbox.hear(1);
    expect(world.server.updates.webhookCalls.deleted).toBe(1);
    await polling.stop();
    expect(await world.end()).toEqual([]);
  });
});

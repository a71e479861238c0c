import { Api } from "grammy";
import { describe, expect, test } from "vitest";
import { parseHtml } from "./sim-html.ts";
import { telegramGroup, telegramPerson } from "./telegram-person.ts";
import { simToken, telegramServer } from "./telegram-server.ts";

/** The server itself: a bot that breaks a rule is refused, and it is written down. */
async function careless() {
  const server = await telegramServer();
  const marta = telegramPerson(server, 501);
  marta.chat.started = true;
  const group = telegramGroup(server, { id: -100 });
  const { raw } = new Api(simToken, { apiRoot: server.root });
  return { server, marta, group, raw };
}

const button = (more: object) => ({ inline_keyboard: [[{ text: "x", ...more }]] }) as never;

describe("a careless bot is caught", () => {
  const send = (text: string, more: object = {}) =>
    ({ chat_id: 501, text, ...more }) as { chat_id: number; text: string };
  const html = (text: string) => send(text, { parse_mode: "HTML" });

  test.each<[string, object, RegExp]>([
    ["an unknown tag", html("<p>x</p>"), /Unsupported start tag "p" at byte offset 0/],
    ["a tag left open", html("<b>x"), /Can't find end tag corresponding to start tag "b"/],
    ["tags that cross", html("<b><i>x</b></i>"), /Unmatched end tag/],
    ["an end without a beginning", html("é</b>"), /Unexpected end tag at byte offset 2/],
    ["text that is markup", html("a < b"), /Unclosed start tag|Unsupported start tag/],
    ["too long a text", send("x".repeat(4097)), /too long/],
    ["no text", send("  "), /text is empty/],
    ["code in bold", html("<b><code>x</code></b>"), /code inside of bold/],
    ["a mention", send("hello @jo"), /rings @jo/],
    ["a mention by number", html('<a href="tg://user?id=1">x</a>'), /rings tg/],
    [
      "a button that carries too much",
      send("x", { reply_markup: button({ callback_data: "x".repeat(65) }) }),
      /BUTTON_DATA_INVALID/,
    ],
    ["a button that does nothing", send("x", { reply_markup: button({}) }), /exactly one/],
    [
      "a button that does two things",
      send("x", { reply_markup: button({ callback_data: "x", url: "https://a" }) }),
      /exactly one/,
    ],
    ["a parameter that is none", send("x", { reply_to: 5 }), /no parameter reply_to/],
  ])("%s", async (_, params, rule) => {
    const { server, raw } = await careless();
    await raw.sendMessage(params as never).catch(() => null);
    expect(server.broken().join("\n")).toMatch(rule);
    await server.stop();
  });

  test("commands, reactions, albums, webhooks, other people's words", async () => {
    const { server, marta, raw } = await careless();
    const theirs = marta.say("mine");
    await raw.editMessageText({ chat_id: 501, message_id: theirs, text: "yours" }).catch(() => null);
    await raw
      .setMessageReaction({ chat_id: 501, message_id: theirs, reaction: [{ type: "emoji", emoji: "🎫" as "👍" }] })
      .catch(() => null);
    await raw.setMyCommands({ commands: [{ command: "Ticket-New", description: "x" }] }).catch(() => null);
    await raw.sendMediaGroup({ chat_id: 501, media: [] }).catch(() => null);
    await raw.setWebhook({ url: "http://desk.example/x" }).catch(() => null);
    await raw.deleteWebhook({ drop_pending_updates: true });
    await raw.getUpdates({ offset: -1 }).catch(() => null);
    await raw.answerCallbackQuery({ callback_query_id: "5" }).catch(() => null);
    expect(server.broken()).toEqual([
      expect.stringMatching(/can't be edited/),
      expect.stringMatching(/REACTION_INVALID/),
      expect.stringMatching(/BOT_COMMAND_INVALID/),
      expect.stringMatching(/not 2 to 10/),
      expect.stringMatching(/bad webhook/),
      expect.stringMatching(/threw waiting updates away/),
      expect.stringMatching(/negative offset/),
      expect.stringMatching(/never asked/),
    ]);
    await server.stop();
  });

  test("one press is answered in time, and once", async () => {
    let now = Date.now();
    const server = await telegramServer({ now: () => new Date(now) });
    const { raw } = new Api(simToken, { apiRoot: server.root });
    const marta = telegramPerson(server, 501);
    marta.chat.started = true;
    await raw.sendMessage({
      chat_id: 501,
      text: "Sign?",
      reply_markup: { inline_keyboard: [[{ text: "Sign", callback_data: "s" }]] },
    });
    const id = marta.press("Sign");
    await raw.answerCallbackQuery({ callback_query_id: id });
    await raw.answerCallbackQuery({ callback_query_id: id }).catch(() => null);
    expect(server.broken()).toEqual(["answered one press twice"]);
    const late = marta.press("Sign");
    now += 60_000;
    await expect(raw.answerCallbackQuery({ callback_query_id: late })).rejects.toThrow(/too old/);
    await server.stop();
  });

  test("updates come again until they are confirmed, and a second poll ends the first", async () => {
    const { server, marta, raw } = await careless();
    marta.say("one");
    marta.say("two");
    const [first, second] = await raw.getUpdates({});
    expect((await raw.getUpdates({})).map(({ update_id }) => update_id)).toEqual([first?.update_id, second?.update_id]);
    expect((await raw.getUpdates({ offset: second?.update_id ?? 0 })).length).toBe(1);
    const waiting = raw
      .getUpdates({ offset: (second?.update_id ?? 0) + 1, timeout: 20 })
      .catch((error: Error) => error.message);
    while (!server.updates.isPolled()) await new Promise(setImmediate);
    await raw.getUpdates({});
    expect(await waiting).toMatch(/409: Conflict: terminated by other getUpdates request/);
    await server.stop();
  });
});

test("HTML is read as Telegram reads it", () => {
  expect(parseHtml(' <b>a<i>b</i></b> &lt;c&gt; &amp;amp; &#33; &copy; <a href="https://x/?a=1&amp;b">d</a> ')).toEqual(
    {
      text: "ab <c> &amp; ! &copy; d",
      entities: [
        { type: "italic", offset: 1, length: 1 },
        { type: "bold", offset: 0, length: 2 },
        { type: "text_link", offset: 22, length: 1, url: "https://x/?a=1&b" },
      ],
    },
  );
});

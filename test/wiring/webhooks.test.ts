import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { expect, test } from "vitest";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { testDatabase } from "../harness/database.ts";
import { until } from "../harness/until.ts";
import { startSlackServer } from "../platforms/slack/slack-server.ts";
import { telegramGroup } from "../platforms/telegram/telegram-person.ts";
import { simToken, telegramServer } from "../platforms/telegram/telegram-server.ts";

test("Slack and Telegram by webhook through our own HTTP server: what is signed is taken, what is not is refused", async () => {
  await using db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-webhooks-"));
  await using slack = await startSlackServer();
  slack.addChannel({ id: "C0DESK", name: "desk" });
  slack.addUser({ id: "U0MARTA", name: "Marta" });
  const telegram = await telegramServer({ now: () => new Date() });
  telegramGroup(telegram, { id: -1_001_234_567_890 });
  const config = readConfig({
    DATABASE_URL: db.url,
    FIXLINE_HOME: home,
    FIXLINE_DEMO: "0",
    PORT: "0",
    PUBLIC_URL: "https://desk.example",
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_SIGNING_SECRET: "signing-secret",
    SLACK_DESK_CHANNEL: "C0DESK",
    SLACK_API_URL: slack.apiUrl,
    TELEGRAM_BOT_TOKEN: simToken,
    TELEGRAM_DESK_CHAT: "-1001234567890",
    TELEGRAM_WEBHOOK_SECRET: "telegram-secret",
    TELEGRAM_API_ROOT: telegram.root,
  });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  try {
    expect(app.platforms.webhooks.map((webhook) => webhook.path)).toEqual(["/slack/events", "/telegram/webhook"]);
    await until(
      "both are connected",
      () => app.platforms.health().every(({ health }) => health.state === "connected"),
      // One of them may have to try again where the machine is busy.
      { withinMs: 40_000 },
    );
    const send = (url: string, payload: string, headers: Record<string, string>) =>
      app.http.inject({ method: "POST", url, payload, headers: { "content-type": "application/json", ...headers } });
    const signed = (body: string, secret = "signing-secret", at = Math.floor(Date.now() / 1000)) => ({
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
    });
    const challenge = JSON.stringify({ type: "url_verification", challenge: "abc", token: "x" });
    const verified = await send("/slack/events", challenge, signed(challenge));
    expect([verified.statusCode, verified.body.includes("abc")]).toEqual([200, true]);
    expect((await send("/slack/events", challenge, signed(challenge, "wrong"))).statusCode).toBe(401);
    const old = Math.floor(Date.now() / 1000) - 600;
    expect((await send("/slack/events", challenge, signed(challenge, "signing-secret", old))).statusCode).toBe(401);

    const update = JSON.stringify({
      update_id: 1,
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        chat: { id: 77, type: "private", first_name: "Marta" },
        from: { id: 77, is_bot: false, first_name: "Marta" },
        text: "the oven is cold",
      },
    });
    expect((await send("/telegram/webhook", update, { "x-telegram-bot-api-secret-token": "no" })).statusCode).toBe(401);
    expect(await db.sql`select from inbox`).toHaveLength(0);
    const right = { "x-telegram-bot-api-secret-token": "telegram-secret" };
    expect((await send("/telegram/webhook", update, right)).statusCode).toBe(200);
    // Stored before it was acknowledged; sent again it has no second effect.
    expect(await db.sql`select from inbox where platform = 'telegram'`).toHaveLength(1);
    expect((await send("/telegram/webhook", update, right)).statusCode).toBe(200);
    await until(
      "Marta has an account",
      async () => (await db.sql`select from accounts where name = 'Marta'`).length === 1,
    );
    expect(await db.sql`select from inbox where platform = 'telegram'`).toHaveLength(1);
  } finally {
    await app.close();
    await telegram.stop();
    await rm(home, { recursive: true, force: true });
  }
}, 60_000);

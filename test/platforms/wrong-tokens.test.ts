import { expect, test } from "vitest";
import { openThreePlatforms, type ThreePlatforms } from "../harness/three-platforms.ts";
import { until } from "../harness/until.ts";
import { telegramPerson } from "./telegram/telegram-person.ts";

const healthOf = (world: ThreePlatforms, name: string) =>
  world
    .app()
    .platforms.health()
    .find(({ platform }) => platform === name)?.health;
const hintOf = (world: ThreePlatforms, name: string): string => {
  const health = healthOf(world, name);
  return health !== undefined && "hint" in health ? health.hint : "";
};

/** The other platforms serve people as ever. */
async function servesTelegram(world: ThreePlatforms): Promise<void> {
  const marta = telegramPerson(world.telegram, 900, { first_name: "Marta" });
  marta.say("the oven is cold");
  await until(
    "Marta is heard",
    async () => (await world.db.sql`select from accounts where name = 'Marta'`).length === 1,
  );
}

test("a wrong Slack token: the desk starts, says what is wrong, serves the others, and recovers when the token works", async () => {
  await using world = await openThreePlatforms({
    env: { SLACK_BOT_TOKEN: "xoxb-wrong-token" },
    connect: ["discord", "telegram"],
  });
  await until("Slack is down", () => healthOf(world, "slack")?.state === "down");
  expect(hintOf(world, "slack")).not.toBe("");
  await servesTelegram(world);
  expect(world.logged.join("")).not.toContain("xoxb-wrong-token");
  // The app is installed again with that token.
  world.slack.tokens.bot = "xoxb-wrong-token";
  await until("Slack is connected", () => healthOf(world, "slack")?.state === "connected", { withinMs: 60_000 });
}, 120_000);

test("a wrong Discord token stops nobody else", async () => {
  await using world = await openThreePlatforms({
    env: { DISCORD_BOT_TOKEN: "wrong.discord.token" },
    connect: ["slack", "telegram"],
  });
  await until("Discord is down", () => healthOf(world, "discord")?.state === "down");
  expect(hintOf(world, "discord")).not.toBe("");
  await servesTelegram(world);
  expect(world.logged.join("")).not.toContain("wrong.discord.token");
}, 90_000);

test("a wrong Telegram token, which stands in every address, is in no log", async () => {
  const token = "4242:wrong-token_in-the-address";
  await using world = await openThreePlatforms({ env: { TELEGRAM_BOT_TOKEN: token }, connect: ["slack", "discord"] });
  await until("Telegram is down", () => healthOf(world, "telegram")?.state === "down");
  expect(hintOf(world, "telegram")).not.toBe("");
  expect(world.logged.join("")).not.toContain(token);
}, 90_000);

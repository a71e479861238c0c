import { expect, test } from "vitest";
import { openThreePlatforms, type ThreePlatforms } from "../harness/three-platforms.ts";
import { slackAdmin, telegramDesk } from "../harness/three-servers.ts";
import { until } from "../harness/until.ts";
import { type SlackPerson, slackPerson } from "./slack/slack-person.ts";
import { seen, telegramGroup, telegramPerson } from "./telegram/telegram-person.ts";

/** Looked after every moment, not every quarter of a minute. */
const times = {
  mend: { everyMs: 50, firstTryMs: 50 },
  slack: { recheckMs: 50 },
  discord: { identifyEveryMs: 0, lookAgainMs: 400 },
  telegram: { watchMs: 50, seconds: { call: 25, upload: 55, poll: 1, pollGrace: 10 } },
} as const;

async function admin(world: ThreePlatforms): Promise<SlackPerson> {
  const ada = slackPerson(world.slack, { id: slackAdmin, name: "Ada" });
  await ada.say(ada.direct, "hello");
  const isAdmin = async () =>
    (await world.db.sql`select from accounts where name = 'Ada' and role = 'admin'`).length === 1;
  await until("Ada is an admin", isAdmin);
  return ada;
}

async function opensTicket(world: ThreePlatforms): Promise<void> {
  const marta = telegramPerson(world.telegram, 501, { first_name: "Marta" });
  marta.say("The oven in line 2 trips the breaker");
  for (const label of ["Work is held up", "Open ticket"]) {
    await until(`Marta sees ${label}`, () => seen(marta.here).some(({ buttons }) => buttons.includes(label)));
    marta.press(label);
  }
  await until("Marta has her ticket", () => seen(marta.here).some(({ text }) => text.includes("#1001")));
}

const notes = (world: ThreePlatforms): string =>
  world
    .app()
    .platforms.health()
    .map(({ platform, health }) =>
      health.state === "connected" ? `${platform}: ${health.note ?? "well"}` : `${platform} is ${health.state}`,
    )
    .join("\n");

/** The card of #1001 stands in the desk of each platform. */
async function standsEverywhere(world: ThreePlatforms, where: { slack: string; telegram: number }): Promise<void> {
  await until("the card is on Slack", () =>
    world.slack.state.channels
      .get(where.slack)
      ?.posts.some(({ blocks, thread }) => thread === null && JSON.stringify(blocks).includes("#1001")),
  );
  await until("the card is on Discord", () =>
    [...world.discord.state.channels.values()].some(({ parent, name, gone }) => {
      return parent === world.discord.channels.desk.id && !gone && name.includes("#1001");
    }),
  );
  await until("the card is on Telegram", () => {
    const chat = world.telegram.state.chats.get(where.telegram);
    return chat !== undefined && [...chat.topics.values()].some(({ name }) => name.includes("#1001"));
  });
}

test("no desk channel lets us in: admins are told how to mend each, customers are served, and all is delivered once it is mended", async () => {
  await using world = await openThreePlatforms({ times });
  const ada = await admin(world);
  const slackDesk = world.slack.state.channels.get("C0DESK");
  const group = world.telegram.state.chats.get(telegramDesk);
  if (slackDesk === undefined || group === undefined) throw new Error("a desk is missing");
  // Somebody removed the bot from the channel, took its right to write, threw it out of the group.
  slackDesk.botIsMember = false;
  world.discord.channels.desk.denied = 1n << 11n;
  group.bot.status = "kicked";
  await opensTicket(world);

  const told = () => ada.sees(ada.direct).join("\n");
  for (const hint of ["/invite", "the rights that doctor names", "administrator"]) {
    await until(`Ada reads "${hint}"; she reads ${told()}\n${notes(world)}`, () => told().includes(hint));
  }
  const tellings = ada.sees(ada.direct).length;
  await until("the health says it too", () => /\/invite/.test(notes(world)) && /Send Messages/.test(notes(world)));

  slackDesk.botIsMember = true;
  world.discord.channels.desk.denied = 0n;
  group.bot.status = "administrator";
  await standsEverywhere(world, { slack: "C0DESK", telegram: telegramDesk });
  await until(
    `the health is well; it is ${notes(world)}`,
    () => !/invite|Send Messages|administrator/.test(notes(world)),
  );
  await world.app().idle();
  expect(ada.sees(ada.direct).length, "each was told once").toBe(tellings);
  expect(await world.db.sql`select from deliveries where state in ('failed', 'uncertain', 'blocked')`).toHaveLength(0);
  const talk = world.slack.state.channels.get("C0DESK")?.posts.filter(({ deleted }) => !deleted) ?? [];
  expect(
    talk.filter(({ thread }) => thread === null),
    "nothing but the card stands in the channel itself",
  ).toHaveLength(1);
  expect(world.broken()).toEqual([]);
}, 90_000);

test("desk channels that do not exist: the desk starts, says which variable is wrong, and works once they are there", async () => {
  const later = { slack: "C0LATER", discord: "", telegram: -1_009_999_999_999 };
  await using world = await openThreePlatforms({
    times,
    env: { SLACK_DESK_CHANNEL: later.slack, TELEGRAM_DESK_CHAT: String(later.telegram) },
  });
  await until(`Slack's is named; it says ${notes(world)}`, () => /slack: .*C0LATER/.test(notes(world)));
  await until(`Telegram's is named; it says ${notes(world)}`, () =>
    /telegram: .*(TELEGRAM_DESK_CHAT|group)/.test(notes(world)),
  );
  const ada = await admin(world);
  await opensTicket(world);
  expect(ada.sees(ada.direct).length).toBeGreaterThan(0);
  world.slack.addChannel({ id: later.slack, name: "desk-2" });
  telegramGroup(world.telegram, { id: later.telegram });
  await standsEverywhere(world, later);
  await until(`all is well; it says ${notes(world)}`, () => !/C0LATER|TELEGRAM_DESK_CHAT/.test(notes(world)));
  expect(world.broken()).toEqual([]);
}, 90_000);

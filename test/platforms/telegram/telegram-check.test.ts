import { expect, test } from "vitest";
import { telegramRate } from "../../../src/bots/telegram/rate-of.ts";
import { until } from "../../harness/until.ts";
import { nextFaults } from "./sim-faults.ts";
import { telegramGroup, telegramPerson } from "./telegram-person.ts";
import { deskId, placeAt, telegramWorld } from "./telegram-world.ts";

const ill = (findings: readonly { readonly what: string; readonly well: boolean; readonly hint: string | null }[]) =>
  findings.filter(({ well }) => !well).map(({ what, hint }) => `${what}: ${hint}`);

test("all is well, and the trial message is gone again", async () => {
  const world = await telegramWorld();
  const findings = await world.platform.check();
  expect(ill(findings)).toEqual([]);
  expect(findings.map(({ what }) => what)).toEqual([
    "token of @fixline_test_bot",
    "no topics in private chats",
    "polling: 0 updates waiting",
    'desk group "Desk"',
    "right to delete messages",
    "trial message",
  ]);
  expect(world.desk.messages.every(({ deleted }) => deleted)).toBe(true);
  expect(await world.end()).toEqual([]);
});

test.each([
  ["a wrong token", {}, "token: TELEGRAM_BOT_TOKEN"],
  ["no administrator", { bot: { status: "member", manageTopics: false, deleteMessages: false } }, "make it one"],
  ["no topics", { isForum: false }, "switch on Topics"],
  [
    "no right to manage topics",
    { bot: { status: "administrator", manageTopics: false, deleteMessages: true } },
    "give it that right",
  ],
  ["thrown out", { bot: { status: "kicked", manageTopics: false, deleteMessages: false } }, "invite the bot"],
  ["an unknown group", { id: -77 }, "check TELEGRAM_DESK_CHAT"],
] as const)("%s is said with how to mend it", async (name, chat, hint) => {
  const world = await telegramWorld({ start: false });
  if (name === "a wrong token") world.server.setToken("1:other");
  world.server.state.chats.delete(deskId);
  telegramGroup(world.server, { id: deskId, ...chat });
  expect(ill(await world.platform.check()).join("\n")).toContain(hint);
  expect(await world.end()).toEqual([]);
});

test("a webhook that is set while we poll, and one that Telegram cannot reach", async () => {
  const world = await telegramWorld({ start: false });
  world.server.updates.stealBy("https://elsewhere.example/hook");
  expect(ill(await world.platform.check()).join()).toContain("a webhook is set");
  const hooked = world.make({ mode: "webhook", webhookSecret: "s", publicUrl: "https://desk.example" });
  expect(ill(await hooked.check()).join()).toContain("not set to our address");
  await hooked.start(world.inbox.inbound);
  world.server.bringTo(async () => 502);

  await until("the webhook is ours", () => world.server.updates.webhookCalls.set === 1);
  telegramPerson(world.server, 501).say("hello");
  await until("Telegram noted it", async () =>
    ill(await hooked.check())
      .join()
      .includes("could not reach our address"),
  );
  await hooked.stop();
  expect(await world.end()).toEqual([]);
});

test("a check never rejects, whatever the server does", async () => {
  const world = await telegramWorld({ start: false });
  const everything = /get|send|delete/;
  for (const fault of [
    { kind: "status", code: 500, description: "no" },
    { kind: "reset", landed: false },
    { kind: "limited", retryAfter: 1 },
  ] as const) {
    world.server.failBy(nextFaults(everything, ...Array.from({ length: 9 }, () => fault)));
    expect((await world.platform.check()).some(({ well }) => !well)).toBe(true);
  }
  expect(await world.end()).toEqual([]);
});

test("buckets are by chat, at the speeds that Telegram names", async () => {
  const world = await telegramWorld({ start: false });
  const { bucketOf } = world.platform;
  expect(bucketOf(placeAt(deskId, 7))).toBe(bucketOf(placeAt(deskId, 8)));
  expect(telegramRate(bucketOf(placeAt(deskId, 7))).perSecond).toBeCloseTo(20 / 60);
  expect(telegramRate(bucketOf(placeAt(501))).perSecond).toBe(1);
  expect(await world.end()).toEqual([]);
});

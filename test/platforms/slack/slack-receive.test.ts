import { expect, test } from "vitest";
import type { Answers } from "../../../src/bots/slack/answers.ts";
import type { Reader } from "../../../src/bots/slack/parse-event.ts";
import { slackReceiving } from "../../../src/bots/slack/receive.ts";
import { slackDelays } from "../../../src/bots/slack/slack-options.ts";
import { memoryInbound, slackParts } from "./slack-parts.ts";
import { told } from "./slack-world.ts";

test("whoever acted is answered also where the line was cut before Slack heard that it was taken", async () => {
  const answered: unknown[] = [];
  const reader = {
    self: { team: "T0FIX", botUser: "U0BOT", bot: "B0BOT" },
    people: {
      userRef: async (workspace: string, user: string) => ({
        platform: "slack",
        workspace,
        user,
        name: user,
        language: null,
      }),
      directChannel: async () => "D0ADA",
      channelName: async () => null,
    },
    surfaces: { deskChannel: "C0DESK", supportChannel: null, threads: { opensAt: async () => null } },
    delays: slackDelays,
  } as unknown as Reader;
  const receiving = slackReceiving({
    inbound: memoryInbound(() => told("You have closed #1042.")),
    reader: async () => reader,
    answers: {
      toCommand: async (_: unknown, reply: unknown) => void answered.push(reply),
    } as unknown as Answers,
    views: { open: async () => null, update: async () => false, publish: async () => undefined },
    parts: slackParts(),
    delays: slackDelays,
  });
  const command = { user_id: "U0ADA", channel_id: "C0DESK", command: "/ticket", text: "close 1042", trigger_id: "1.2" };
  await expect(receiving.command(command, () => Promise.reject(new Error("the socket is gone")))).rejects.toThrow(
    "the socket is gone",
  );
  await receiving.idle();
  expect(answered).toEqual([told("You have closed #1042.")]);
});

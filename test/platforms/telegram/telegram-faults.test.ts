import { describe, expect, test } from "vitest";
import { until } from "../../harness/until.ts";
import { nextFaults, type SimFault } from "./sim-faults.ts";
import { seen, telegramPerson } from "./telegram-person.ts";
import { simToken } from "./telegram-server.ts";
import { placeAt, plainCard, saying, telegramWorld, textsAt, withPerson } from "./telegram-world.ts";

describe("what goes wrong", () => {
  const landed: SimFault = { kind: "reset", landed: true };
  test.each<[string, SimFault, object]>([
    ["too fast", { kind: "limited", retryAfter: 7 }, { kind: "limited", retryAfterMs: 7000 }],
    [
      "a failing server",
      { kind: "status", code: 500, description: "Internal Server Error" },
      { kind: "unreachable", inDoubt: false },
    ],
    [
      "a failing gateway",
      { kind: "status", code: 504, description: "Gateway Timeout" },
      { kind: "unreachable", inDoubt: true },
    ],
    ["a lost answer", landed, { kind: "unreachable", inDoubt: true }],
    ["no answer", { kind: "hang", landed: false }, { kind: "unreachable", inDoubt: true }],
    [
      "no rights",
      { kind: "status", code: 400, description: "Bad Request: not enough rights to send text messages to the chat" },
      { kind: "refused", hint: expect.stringContaining("administrator") },
    ],
    [
      "kicked",
      { kind: "status", code: 403, description: "Forbidden: bot was kicked from the supergroup chat" },
      { kind: "refused", hint: expect.stringContaining("invite") },
    ],
    [
      "a deactivated account",
      { kind: "status", code: 403, description: "Forbidden: user is deactivated" },
      { kind: "blocked" },
    ],
  ])("%s", async (_, fault, expected) => {
    const { world, place, platform } = await withPerson({
      times: { seconds: { call: 0.2, upload: 0.2, poll: 1, pollGrace: 1 } },
    });
    world.server.failBy(nextFaults(/sendMessage/, fault));
    const thrown = await platform.post(place, saying("x"), "n1").catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: "PlatformFault", ...expected });
    expect(String((thrown as Error).message)).not.toContain(simToken);
    expect(await world.end()).toEqual([]);
  });

  test("a dead address is no doubt, and the token shows nowhere", async () => {
    const { world, place } = await withPerson();
    const lost = world.make({ apiRoot: "http://127.0.0.1:9" });
    const thrown = await lost.post(place, saying("x"), "n1").catch((error: unknown) => error);
    expect(thrown).toMatchObject({ kind: "unreachable", inDoubt: false });
    expect(JSON.stringify([String(thrown), { ...(thrown as object) }])).not.toContain("simulated");
    expect(await world.end()).toEqual([]);
  });

  test("somebody who blocked the bot, or never wrote to it, is a state", async () => {
    const { world, marta, place, platform } = await withPerson();
    marta.block();
    await expect(platform.post(place, saying("x"), "n1")).rejects.toMatchObject({ kind: "blocked" });
    marta.unblock();
    await platform.post(place, saying("x"), "n1");
    telegramPerson(world.server, 777);
    await expect(platform.post(placeAt(777), saying("x"), "n2")).rejects.toMatchObject({ kind: "blocked" });
    await expect(platform.post(placeAt(778), saying("x"), "n3")).rejects.toMatchObject({ kind: "blocked" });
    await expect(platform.post(placeAt(-5), saying("x"), "n4")).rejects.toMatchObject({
      kind: "refused",
      hint: expect.stringContaining("TELEGRAM_DESK_CHAT"),
    });
    expect(await world.end()).toEqual([]);
  });

  test("a long message that broke off goes on where it was, and not from the beginning", async () => {
    const { world, place, platform } = await withPerson();
    const long = Array.from({ length: 2000 }, (_, at) => `w${at}`).join(" ");
    const third: (SimFault | null)[] = [null, null, { kind: "limited", retryAfter: 1 }];
    world.server.failBy(({ method }) => (method === "sendMessage" ? (third.shift() ?? null) : null));
    await expect(platform.post(place, saying(long), "n1")).rejects.toMatchObject({ kind: "limited" });
    await platform.post(place, saying(long), "n1");
    expect(textsAt(world, place).join(" ")).toBe(long);
    expect(await world.end()).toEqual([]);
  });

  test("an answer waits as long as it is told, and is shown once", async () => {
    const waits: number[] = [];
    const world = await telegramWorld({
      times: {
        sleep: async (ms) => {
          waits.push(ms);
          await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2)));
        },
      },
    });
    world.inbox.answerBy(() => ({ kind: "card", card: plainCard("done"), seenBy: "sender" }));
    world.server.failBy(
      nextFaults(/sendMessage/, { kind: "limited", retryAfter: 9 }, { kind: "limited", retryAfter: 4 }),
    );
    const marta = telegramPerson(world.server, 501);
    marta.say("/mine");
    await until("the answer is there", () => seen(marta.here).some(({ text }) => text === "done"));
    expect(waits).toEqual(expect.arrayContaining([9000, 4000]));
    expect(seen(marta.here).filter(({ text }) => text === "done").length).toBe(1);
    expect(await world.end()).toEqual([]);
  });

  test("find is refused, as the table says", async () => {
    const { world, place, platform } = await withPerson();
    await expect(platform.find(place, "n", new Date())).rejects.toMatchObject({ kind: "refused" });
    expect(platform.bucketOf(placeAt(501, 7))).toBe(platform.bucketOf(place));
    expect(await world.end()).toEqual([]);
  });
});

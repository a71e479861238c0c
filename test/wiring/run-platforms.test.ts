import { afterEach, beforeEach, expect, test } from "vitest";
import { type Interaction, PlatformFault, type Reply } from "../../src/bots/platform.ts";
import type { ChatPlatform, PlatformParts } from "../../src/bots/platform-parts.ts";
import type { Log } from "../../src/core/delivery/log.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { type OpenPlatforms, openPlatforms } from "../../src/wiring/open-platforms.ts";
import { type TestDesk, testDesk, testPeople } from "../harness/desk.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { chatPlatform } from "./chat-platform.ts";

let t: TestDesk;
const open: OpenPlatforms[] = [];
beforeEach(async () => {
  t = await testDesk();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((platforms) => platforms.stop()));
  await t[Symbol.asyncDispose]();
});

const nothing: Reply = { kind: "nothing" };
const sink = () => {
  const stored: Interaction[] = [];
  const keep = async (event: Interaction) => {
    stored.push(event);
    return { done: Promise.resolve(nothing) };
  };
  return { stored, store: keep, take: async (event: Interaction) => (await keep(event)).done };
};

type Made = { readonly name: string; readonly make: (parts: PlatformParts) => ChatPlatform };
/** Opens these platforms in a process of their own, as far as the database can tell. */
async function opened(made: readonly Made[], into = sink(), log: Log = silentLog): Promise<OpenPlatforms> {
  const platforms = await openPlatforms({
    configured: made.map(({ name, make }) => ({
      name,
      deskChannel: "desk",
      clockUrl: null,
      make: async (parts: PlatformParts) => ({ platform: make(parts), workspace: async () => "" }),
    })),
    desk: t.desk,
    log,
    random: () => 0,
    secrets: ["xoxb-very-secret"],
    partsOf: (_, onHealth) => ({ onHealth }) as PlatformParts,
    onConnected: async () => undefined,
    times: { backoff: { baseMs: 2, capMs: 10 }, settleMs: 5 },
  });
  open.push(platforms);
  platforms.start(into);
  return platforms;
}
const stateOf = (platforms: OpenPlatforms, name: string) =>
  platforms.health().find((one) => one.platform === name)?.health;

test("one platform that cannot be made or started does not stop another, and says why without its token", async () => {
  const lines: string[] = [];
  const log = { ...silentLog, warn: (...said: readonly unknown[]) => void lines.push(JSON.stringify(said)) };
  const good = { name: "good", make: () => chatPlatform(strictPlatform(), { name: "good" }) };
  const broken = {
    name: "broken",
    make: (): never => {
      throw new Error("its code is missing");
    },
  };
  const refused = {
    name: "refused",
    make: () =>
      chatPlatform(strictPlatform(), {
        name: "refused",
        start: () =>
          Promise.reject(new PlatformFault("refused", "401", { hint: "xoxb-very-secret is no token: make a new one" })),
      }),
  };
  const platforms = await opened([broken, refused, good], sink(), log);
  await until("the good one connects", () => stateOf(platforms, "good")?.state === "connected");
  await until("the refused one is down", () => stateOf(platforms, "refused")?.state === "down");
  expect(stateOf(platforms, "broken")).toEqual({ state: "down", hint: "its code is missing" });
  expect(stateOf(platforms, "refused")).toEqual({ state: "down", hint: "•••• is no token: make a new one" });
  expect([...platforms.chats.keys()]).toEqual(["refused", "good"]);
  expect(lines.join()).not.toContain("very-secret");
});

test("a platform that was refused is tried again, and recovers without a restart", async () => {
  let starts = 0;
  const make = () =>
    chatPlatform(strictPlatform(), {
      name: "late",
      async start() {
        starts += 1;
        if (starts === 1) throw new PlatformFault("refused", "no such token");
      },
    });
  const platforms = await opened([{ name: "late", make }]);
  await until("it connects the second time", () => stateOf(platforms, "late")?.state === "connected");
  expect(starts).toBe(2);
});

test("of two processes one listens; when it goes, or its session breaks, the other does within two seconds", async () => {
  const running = new Set<string>();
  let stops = 0;
  const alone = (process: string) => ({
    name: "alone",
    make: () =>
      chatPlatform(strictPlatform(), {
        name: "alone",
        listensAlone: true,
        async start() {
          expect(running.size).toBe(0);
          running.add(process);
        },
        async stop() {
          if (running.delete(process)) stops += 1;
        },
      }),
  });
  const first = await opened([alone("one")]);
  await until("the first listens", () => running.has("one"));
  const second = await opened([alone("two")]);
  expect(stateOf(second, "alone")?.state).toBe("connecting");
  let began = performance.now();
  await first.stop();
  await until("the second takes over", () => running.has("two"));
  expect(performance.now() - began).toBeLessThan(2000);
  expect([...running]).toEqual(["two"]);
  // A session that ends under it, as when its process was cut off: it stops by itself, and the lease is taken anew.
  await opened([alone("three")]);
  began = performance.now();
  await t.db.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'fixline listen alone' and datname = current_database()
      and pid in (select pid from pg_locks where locktype = 'advisory' and granted)`;
  await until("one of them listens again", () => stops === 2 && running.size === 1);
  expect(performance.now() - began).toBeLessThan(2000);
});

test("what was said while nobody listened is taken in order, and the desk is told how much", async () => {
  await testPeople(t.desk, "strict");
  const strict = strictPlatform();
  const said = (nth: number): Interaction => ({
    eventId: `missed-${nth}`,
    from: { platform: "strict", workspace: "", user: "user-Marta", name: "Marta", language: null },
    place: { platform: "strict", workspace: "", channel: "dm-user-Marta", thread: null },
    surface: "private",
    at: new Date(t.clock.now.getTime() - 60_000).toISOString(),
    did: { kind: "say", message: `m-${nth}`, text: fromPlain(`words ${nth}`), files: [], replyTo: null },
  });
  const asked: Date[] = [];
  let missed: readonly Interaction[] = [];
  const make = (parts: PlatformParts) => {
    say = parts.onHealth;
    return chatPlatform(strict, {
      async *missedSince(_places, since) {
        asked.push(since);
        yield* missed;
      },
    });
  };
  let say: PlatformParts["onHealth"] = () => undefined;
  const into = sink();
  await opened([{ name: "strict", make }], into);
  await until(
    "it is noted that somebody listens",
    async () => (await t.db.sql`select from platform_state where connected_until is not null`).length === 1,
  );
  expect(asked).toEqual([]);
  // Cut off for an hour.
  say({ state: "connecting", hint: "The socket closed." });
  const before = t.clock.now;
  t.clock.forward(60);
  missed = [said(1), said(2), said(3)];
  await t.db
    .sql`insert into inbox (platform, event_id, lane, interaction, state, received_at) values ('strict', 'missed-2', 'l', '{}', 'done', now())`;
  say({ state: "connected", note: null });
  await until("what was missed is stored", () => into.stored.length === 2);
  expect(into.stored.map(({ eventId }) => eventId)).toEqual(["missed-1", "missed-3"]);
  expect(asked.map((since) => since.getTime() <= before.getTime())).toEqual([true]);
  const notices = () =>
    t.db.sql`select data, p.channel from deliveries d join places p on p.id = d.place_id where notice = 'gap.report'`;
  const told = await until("the desk is told", async () => (await notices())[0]);
  expect(told).toMatchObject({ channel: "desk", data: { platform: "strict", taken: 2 } });
});

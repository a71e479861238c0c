import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../src/core/store/connect.ts";
import { startEmbeddedPostgres } from "../src/core/store/embedded/start-embedded-postgres.ts";
import { openLineTicket, openNewTickets } from "../test/harness/open-line-ticket.ts";
import { slackAdmin, startThreeServers, telegramDesk } from "../test/harness/three-servers.ts";
import { until } from "../test/harness/until.ts";
import { messagesIn } from "../test/platforms/discord/sim-state.ts";
import { type DeskUnderLoad, deskUnderLoad } from "./chat/desk-under-load.ts";
import { type EventRun, sendEvents, slackEvent, telegramEvent, type WireEvent } from "./chat/send-events.ts";
import { type Measured, median, printTable } from "./print-table.ts";

/**
 * BUDGETS D1, D2 and D6 with the real desk in a process of its own and the simulated servers here, without limits: events of Slack and Telegram
 * over HTTP beside a bare server with the same check and one insert, in turn; words from Telegram until they stand on Discord and on Slack;
 * memory and start. The commit-to-sender wake-up stands in `outbox`. `npm run bench -- chat [seconds a round] [rounds] [relayed messages]`.
 */
const seconds = Number(process.argv[2] ?? 3);
const rounds = Number(process.argv[3] ?? 3);
const relayed = Number(process.argv[4] ?? 200);
const slackSecret = "bench-signing-secret";
const telegramSecret = "bench-webhook-secret";
const telegramAdmin = 777;

const quiet = { info: () => undefined, warn: console.warn, error: console.error };
const home = mkdtempSync(path.join(tmpdir(), "fixline-bench-"));
const postgres = await startEmbeddedPostgres({ home, log: quiet, systemFolder: `${home}-system` });
let bare: ChildProcess | null = null;
const lines: Measured[] = [];

/** A line whose goal is a number of its own, not a ratio to a baseline. */
function limit(name: string, ours: number, most: number, unit: string, note = ""): void {
  lines.push({
    name,
    ours,
    baseline: most,
    unit,
    ratio: ours / most,
    goal: `≤ ${most} ${unit}`,
    reached: (ratio) => ratio <= 1,
    note,
  });
}

/** A database of its own, with a connection to look and to make a technician. */
async function freshDatabase(name: string) {
  const url = new URL(postgres.url);
  await using server = openDatabase(postgres.url, { maxConnections: 1 });
  await server.sql.unsafe(`create database ${name}`);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, { maxConnections: 2 });
  const promote = async (who: string): Promise<boolean> =>
    (await database.sql`update accounts set role = 'technician' where name = ${who} returning id`).length === 1;
  return { url: url.href, database, promote };
}

/** D2: what Marta says on Telegram, until it stands in Jo's line on Discord and in the desk's thread on Slack. */
async function relay(): Promise<void> {
  await using servers = await startThreeServers();
  const { url, database, promote } = await freshDatabase("bench_relay");
  await using _database = database;
  const env = { ...servers.env, DATABASE_URL: url, FIXLINE_HOME: path.join(home, "relay") };
  {
    await using first = await deskUnderLoad(env);
    limit("D6 ready, first start, empty database", first.readyMs, 5_000, "ms");
  }
  await using desk: DeskUnderLoad = await deskUnderLoad(env);
  limit("D6 ready, existing data", desk.readyMs, 2_000, "ms");
  const channels = async () => (await database.sql`select from desk_channels`).length === 3;
  await until("all platforms are known", channels, { withinMs: 30_000 });
  await wait(8_000);
  limit("D6 memory, idle, all platforms", desk.rssMb(), 250, "MB", "BUDGETS allow 350");
  const { marta, line, thread } = await openLineTicket(servers, promote);
  await wait(500);
  const onDiscord: number[] = [];
  const onSlack: number[] = [];
  const posts = servers.slack.state.channels.get("C0DESK")?.posts ?? [];
  for (let at = 0; at < relayed; at += 1) {
    const words = `It trips again for the time ${at} today`;
    const said = performance.now();
    marta.say(words);
    let discordMs = Number.NaN;
    let slackMs = Number.NaN;
    while (Number.isNaN(discordMs) || Number.isNaN(slackMs)) {
      await wait(1);
      if (performance.now() - said > 10_000) throw new Error(`"${words}" did not arrive`);
      const last = messagesIn(servers.discord.state, line).at(-1);
      if (Number.isNaN(discordMs) && JSON.stringify(last?.content ?? "").includes(words))
        discordMs = performance.now() - said;
      const post = posts.at(-1);
      const isThere = post?.thread === thread && JSON.stringify([post.text, post.blocks]).includes(words);
      if (Number.isNaN(slackMs) && isThere) slackMs = performance.now() - said;
    }
    onDiscord.push(discordMs);
    onSlack.push(slackMs);
    await wait(25);
  }
  const share = (all: readonly number[], part: number) =>
    all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? Number.NaN;
  limit("D2 Telegram → Discord, p95", share(onDiscord, 0.95), 50, "ms", `p50 ${share(onDiscord, 0.5).toFixed(1)}`);
  limit("D2 Telegram → Slack, p95", share(onSlack, 0.95), 50, "ms", `p50 ${share(onSlack, 0.5).toFixed(1)}`);
}

/** D6: the desk with our own web chat alone. */
async function webAlone(): Promise<void> {
  const { url, database } = await freshDatabase("bench_web");
  await using _database = database;
  await using desk = await deskUnderLoad({ DATABASE_URL: url, FIXLINE_HOME: path.join(home, "web") });
  await wait(8_000);
  limit("D6 memory, idle, web alone", desk.rssMb(), 250, "MB");
}

/** D1: an event of a platform, checked, stored and answered. */
async function events(): Promise<void> {
  await using servers = await startThreeServers();
  const { url, database } = await freshDatabase("bench_events");
  await using _database = database;
  const { SLACK_APP_TOKEN: _socket, ...rest } = servers.env;
  const env = {
    ...rest,
    DATABASE_URL: url,
    FIXLINE_ADMINS: `slack:${slackAdmin},telegram:${telegramAdmin}`,
    FIXLINE_HOME: path.join(home, "events"),
    PUBLIC_URL: "https://desk.example",
    SLACK_SIGNING_SECRET: slackSecret,
    TELEGRAM_WEBHOOK_SECRET: telegramSecret,
  };
  await using desk = await deskUnderLoad(env);
  const call = async (where: string, headers: Readonly<Record<string, string>>, body: Uint8Array) => {
    const answer = await fetch(`${desk.address}${where}`, { method: "POST", headers, body: new Uint8Array(body) });
    return { status: answer.status, body: await answer.text() };
  };
  servers.slack.delivery.callBy((headers, body) => call("/slack/events", headers, body), slackSecret);
  servers.telegram.bringTo(async (body, headers) => (await call("/telegram/webhook", headers, body)).status);
  const channels = async () => (await database.sql`select from desk_channels`).length === 3;
  await until("all platforms are known", channels, { withinMs: 30_000 });
  // As many conversations as connections: events of one follow each other.
  const tickets = await openNewTickets(servers, 10);
  // Notes of the staff: stored with their effects; other desks are closed, so that what is measured is the taking.
  await database.sql`update places set state = 'gone' where kind = 'desk' and platform = 'discord'`;
  const child = fork(new URL("chat/bare-webhook.ts", import.meta.url).pathname, {
    env: {
      ...process.env,
      BENCH_DATABASE_URL: url,
      BENCH_SLACK_SECRET: slackSecret,
      BENCH_TELEGRAM_SECRET: telegramSecret,
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  bare = child;
  const [{ address }] = (await once(child, "message")) as [{ address: string }];
  let nth = 0;
  const next = () => {
    nth += 1;
    return nth;
  };
  const ticketOf = (at: number) => tickets[at % tickets.length] ?? tickets[0];
  const kinds: readonly (readonly [string, () => WireEvent])[] = [
    [
      "Slack event, signed",
      () => {
        const at = next();
        const { team } = servers.slack.state;
        const thread = ticketOf(at)?.thread ?? "";
        return slackEvent(slackSecret, { channel: "C0DESK", thread, user: slackAdmin, team }, at);
      },
    ],
    [
      "Telegram update",
      () => {
        const at = next();
        return telegramEvent(
          telegramSecret,
          { chat: telegramDesk, topic: ticketOf(at)?.topic ?? 0, user: telegramAdmin },
          at,
        );
      },
    ],
  ];
  for (const [name, make] of kinds) {
    const ours: EventRun[] = [];
    const theirs: EventRun[] = [];
    const how = { seconds, connections: 10, perSecond: null };
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await sendEvents(address, make, how));
      ours.push(await sendEvents(desk.address, make, how));
      // What was stored takes effect before the other's turn.
      const pending = async () => (await database.sql`select from inbox where state = 'pending' limit 1`).length === 0;
      await until("all took effect", pending, { withinMs: 120_000, everyMs: 50 });
    }
    const [mine, other] = [median(ours.map((one) => one.perSecond)), median(theirs.map((one) => one.perSecond))];
    const failed = ours.reduce((sum, one) => sum + one.failed, 0);
    lines.push({
      name: `D1 ${name}, 10 connections`,
      ours: mine,
      baseline: other,
      unit: "/s",
      ratio: mine / other,
      goal: "≥ 0.5×",
      reached: (ratio) => ratio >= 0.5,
      note: `p50 ${median(ours.map(({ p50Ms }) => p50Ms)).toFixed(1)} against ${median(theirs.map(({ p50Ms }) => p50Ms)).toFixed(1)} ms; failed ${failed}`,
    });
    const paced = await sendEvents(desk.address, make, { seconds, connections: 10, perSecond: 200 });
    limit(
      `D1 ${name}, 200/s, p99`,
      paced.p99Ms,
      100,
      "ms",
      `p50 ${paced.p50Ms.toFixed(1)}, ${paced.perSecond.toFixed(0)}/s, failed ${paced.failed}`,
    );
    const pending = async () => (await database.sql`select from inbox where state = 'pending' limit 1`).length === 0;
    await until("all took effect", pending, { withinMs: 120_000, everyMs: 50 });
  }
}

try {
  await relay();
  await webAlone();
  await events();
  printTable("Chat (BUDGETS D1, D2, D6)", lines);
} finally {
  const running: ChildProcess | null = bare;
  (running as ChildProcess | null)?.kill();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
  rmSync(`${home}-system`, { recursive: true, force: true });
}

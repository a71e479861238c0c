import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 } from "uuid";
import { startDispatcher } from "../src/core/delivery/dispatcher.ts";
import type { Sender } from "../src/core/delivery/sender.ts";
import { startWorker } from "../src/core/delivery/worker.ts";
import { settingDefaults } from "../src/core/domain/settings.ts";
import { openDatabase } from "../src/core/store/connect.ts";
import { startEmbeddedPostgres } from "../src/core/store/embedded/start-embedded-postgres.ts";
import { migrate } from "../src/core/store/migrate.ts";
import { enqueueNotice } from "../src/core/store/notices.ts";
import { openWakes } from "../src/core/store/wakes.ts";
import { makeDesk } from "../src/core/store/work.ts";
import { median, printTable } from "./print-table.ts";

/**
 * BUDGETS D2, D3, D5: how fast an empty sender is fed over 500 places, each in its order; what others lose while the bucket of every
 * tenth place is under Retry-After; and how long after a commit the sender is called. The baseline is a bare queue of four columns with the
 * same promise of order, claimed and marked by 50 on one connection. On DATABASE_URL (an empty database), else
 * on an embedded PostgreSQL with its default durability. Arguments: deliveries a round, rounds.
 */
const places = 500;
const deliveries = Number(process.argv[2] ?? 40_000);
const rounds = Number(process.argv[3] ?? 3);
/** 10,000 a second where the bare queue gives 20,100 (BUDGETS §2). */
const goalRatio = 0.5;
const goalWakeMs = 15;

const nothing = (): void => undefined;
const log = { info: nothing, warn: console.warn, error: console.error };
const home = mkdtempSync(path.join(tmpdir(), "fixline-bench-"));
const embedded = process.env.DATABASE_URL
  ? null
  : await startEmbeddedPostgres({ home, log, systemFolder: `${home}-system` });
const url = process.env.DATABASE_URL ?? embedded?.url ?? "";
await migrate(url);
const database = openDatabase(url);
const wakes = await openWakes(database);
const { sql } = database;
const desk = makeDesk({
  database,
  clock: () => new Date(),
  newId: () => v7(),
  settings: async () => settingDefaults,
  wake: wakes.wake,
});

const refused = (): Promise<never> => Promise.reject(new Error("nothing is opened here"));
const silent = async (): Promise<void> => undefined;

/** A sender that only hears what it is given, after `post` has had its say. */
function emptySender(post: (channel: string, seq: number) => void): Sender<number, never> {
  return {
    name: "empty",
    capabilities: {
      edit: true,
      delete: true,
      react: true,
      nonceSeconds: Number.POSITIVE_INFINITY,
      canFindPost: true,
      findsOpened: true,
    },
    open: refused,
    async post(place, seq, nonce) {
      post(place.channel, seq);
      return { message: nonce };
    },
    edit: silent,
    remove: silent,
    react: silent,
    find: async () => null,
    setClosed: silent,
    bucketOf: (place) => (isSlow(place.channel) ? "slow" : place.channel),
  };
}

async function withDispatcher<T>(
  sender: Sender<number, never>,
  fn: (dispatcher: ReturnType<typeof startDispatcher>) => Promise<T>,
): Promise<T> {
  const worker = await startWorker({ desk, log });
  const dispatcher = startDispatcher({
    desk,
    worker,
    wakes,
    platforms: new Map([["empty", sender]]),
    compose: { content: async (job) => Number(job.data.seq ?? 0), opening: refused },
    log,
    random: Math.random,
  });
  const result = await fn(dispatcher);
  await dispatcher.stop();
  await worker.stop();
  return result;
}

const channelOf = (place: number): string => `channel-${place}`;
const isSlow = (channel: string): boolean => channel.endsWith("0");

/** Empty tables with `deliveries` waiting: first every place's first, then every place's second … */
async function fill(): Promise<void> {
  await sql`truncate deliveries, places cascade`;
  await sql`
    insert into places (id, kind, platform, channel, state, created_at)
    select gen_random_uuid(), 'direct', 'empty', 'channel-' || n, 'open', now() from generate_series(0, ${places - 1}) n`;
  await sql`
    insert into deliveries (id, place_id, seq, kind, notice, data, next_attempt_at, created_at)
    select gen_random_uuid(), p.id, n, 'notice', 'chat.closed', jsonb_build_object('seq', n), now(), now()
    from generate_series(1, ${deliveries / places}) n, places p`;
}

/** Deliveries a second to the places whose bucket does not wait, and how many places got something else than their order. */
async function drain(slowWaits: boolean): Promise<{ perSecond: number; faults: number }> {
  await fill();
  const sent = new Map<string, number[]>(Array.from({ length: places }, (_, place) => [channelOf(place), []]));
  const sender = emptySender((channel, seq) => {
    if (slowWaits && isSlow(channel)) {
      throw Object.assign(new Error("slow down"), { name: "PlatformFault", kind: "limited", retryAfterMs: 600_000 });
    }
    sent.get(channel)?.push(seq);
  });
  const seconds = await withDispatcher(sender, async (dispatcher) => {
    const began = performance.now();
    await dispatcher.idle();
    return (performance.now() - began) / 1000;
  });
  const full = [...sent].filter(([channel]) => !(slowWaits && isSlow(channel)));
  const inOrder = full.filter(
    ([, seqs]) => seqs.length === deliveries / places && seqs.every((seq, at) => seq === at + 1),
  );
  return { perSecond: (full.length * deliveries) / places / seconds, faults: full.length - inOrder.length };
}

/** Deliveries a second of a bare queue: heads of 50 conversations at a time, then all 50 marked. */
async function bare(): Promise<number> {
  await sql`drop table if exists bare`;
  await sql`create table bare (id bigint generated always as identity primary key, conversation int, seq int, state text)`;
  await sql`create index on bare (conversation, seq) where state <> 'sent'`;
  await sql`
    insert into bare (conversation, seq, state) select c, n, 'queued' from generate_series(1, ${deliveries / places}) n, generate_series(1, ${places}) c`;
  await sql`analyze bare`;
  const one = openDatabase(url, { maxConnections: 1 });
  const began = performance.now();
  for (let at = 0; at < deliveries; at += 50) {
    const conversations = Array.from({ length: 50 }, (_, offset) => ((at + offset) % places) + 1);
    const claimed = await one.sql<{ id: number }[]>`
      update bare set state = 'sending' where id in (
        select id from bare where id = any(array(
          select head.id from unnest(${conversations}::int[]) c cross join lateral (
            select id from bare where conversation = c and state <> 'sent' order by seq limit 1) head
        )) and state = 'queued' for update skip locked
      ) returning id`;
    await one.sql`update bare set state = 'sent' where id = any(${claimed.map(({ id }) => id)}::bigint[])`;
  }
  const seconds = (performance.now() - began) / 1000;
  await one.close();
  await sql`drop table bare`;
  return deliveries / seconds;
}

/** Milliseconds from a commit to the sender, p99 of 500 commits one after another. */
async function wakeUp(): Promise<number> {
  await fill();
  await sql`truncate deliveries`;
  const [place] = await sql<{ id: string }[]>`select id from places limit 1`;
  let called: () => void = nothing;
  const waits: number[] = [];
  await withDispatcher(
    emptySender(() => called()),
    async (dispatcher) => {
      await dispatcher.idle();
      for (let at = 0; at < 500; at += 1) {
        let calledAt = 0;
        const reached = new Promise<void>((resolve) => {
          called = () => {
            calledAt = performance.now();
            resolve();
          };
        });
        await desk.transact((work) =>
          enqueueNotice(work, place?.id ?? "", { code: "chat.closed", data: { ticketId: v7() } }),
        );
        const committed = performance.now();
        await reached;
        waits.push(Math.max(0, calledAt - committed));
      }
    },
  );
  return waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.99)] ?? Number.NaN;
}

const baseline: number[] = [];
const alone: number[] = [];
const besideSlow: number[] = [];
let faults = 0;
for (let round = 0; round < rounds; round += 1) {
  baseline.push(await bare());
  for (const slowWaits of [false, true]) {
    const { perSecond, faults: found } = await drain(slowWaits);
    (slowWaits ? besideSlow : alone).push(perSecond);
    faults += found;
  }
}
const wakeMs = await wakeUp();
printTable("Outbox: an empty sender over 500 places (BUDGETS §2)", [
  {
    name: "D3 deliveries in order",
    ours: median(alone),
    baseline: median(baseline),
    unit: "/s",
    ratio: median(alone) / median(baseline),
    goal: `≥ ${goalRatio}×`,
    reached: (ratio) => ratio >= goalRatio && faults === 0,
    note: `${faults} order faults`,
  },
  {
    name: "D5 others, while every tenth place's bucket waits",
    ours: median(besideSlow),
    baseline: median(alone),
    unit: "/s",
    ratio: median(besideSlow) / median(alone),
    goal: "≥ 0.9×",
    reached: (ratio) => ratio >= 0.9,
  },
  {
    name: "D2 commit to sender, p99",
    ours: wakeMs,
    baseline: goalWakeMs,
    unit: "ms",
    ratio: wakeMs / goalWakeMs,
    goal: "≤ 1× of the budget",
    reached: (ratio) => ratio <= 1,
  },
]);
await wakes.close();
await database.close();
await embedded?.stop();
rmSync(home, { recursive: true, force: true });
rmSync(`${home}-system`, { recursive: true, force: true });

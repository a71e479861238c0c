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
import { makeDesk } from "../src/core/store/work.ts";

/**
 * BUDGETS D3: how many deliveries a second leave the outbox for a sender that does nothing, over 500 places, and whether each place's
 * order was kept. On DATABASE_URL (an empty database), else on an embedded PostgreSQL with its default durability.
 */
const places = 500;
const deliveries = Number(process.argv[2] ?? 40_000);
const rounds = Number(process.argv[3] ?? 3);
const goal = 10_000;

const nothing = (): void => undefined;
const log = { info: nothing, warn: console.warn, error: console.error };

const home = mkdtempSync(path.join(tmpdir(), "fixline-bench-"));
const embedded = process.env.DATABASE_URL
  ? null
  : await startEmbeddedPostgres({ home, log, systemFolder: `${home}-system` });
const url = process.env.DATABASE_URL ?? embedded?.url ?? "";
await migrate(url);
const database = openDatabase(url);
const { sql } = database;
const desk = makeDesk({
  database,
  clock: () => new Date(),
  newId: () => v7(),
  settings: async () => settingDefaults,
  wake: nothing,
});

/** What was sent to each place, in order. */
const sent = new Map<string, number[]>();
const silent = async (): Promise<void> => undefined;
const sender: Sender<number, never> = {
  name: "empty",
  capabilities: { edit: true, delete: true, react: true, nonceSeconds: Number.POSITIVE_INFINITY, canFindPost: true },
  open: () => Promise.reject(new Error("nothing is opened here")),
  async post(place, seq, nonce) {
    sent.get(place.channel)?.push(seq);
    return { message: nonce };
  },
  edit: silent,
  remove: silent,
  react: silent,
  find: async () => null,
  setClosed: silent,
  bucketOf: (place) => place.channel,
};

const rates: number[] = [];
let faults = 0;
for (let round = 1; round <= rounds; round += 1) {
  await sql`truncate deliveries, places cascade`;
  sent.clear();
  for (let place = 0; place < places; place += 1) sent.set(`channel-${place}`, []);
  await sql`
    insert into places (id, kind, platform, channel, state, created_at)
    select gen_random_uuid(), 'direct', 'empty', 'channel-' || n, 'open', now() from generate_series(0, ${places - 1}) n`;
  await sql`
    insert into deliveries (id, place_id, seq, kind, notice, data, next_attempt_at, created_at)
    select gen_random_uuid(), p.id, n, 'notice', 'chat.closed', jsonb_build_object('seq', n), now(), now()
    from generate_series(1, ${deliveries / places}) n, places p`;
  const worker = await startWorker({ desk, log });
  const started = performance.now();
  const dispatcher = startDispatcher({
    desk,
    worker,
    wakes: { on: () => nothing },
    platforms: new Map([["empty", sender]]),
    compose: {
      content: async (job) => Number(job.data.seq),
      opening: () => Promise.reject(new Error("nothing is opened here")),
    },
    log,
    random: Math.random,
  });
  await dispatcher.idle();
  const seconds = (performance.now() - started) / 1000;
  await dispatcher.stop();
  await worker.stop();
  const [left] = await sql`select count(*)::int as count from deliveries where state <> 'sent'`;
  const inOrder = [...sent.values()].map(
    (seqs) => seqs.length === deliveries / places && seqs.every((seq, at) => seq === at + 1),
  );
  faults += inOrder.filter((kept) => !kept).length + Number(left?.count);
  rates.push(deliveries / seconds);
  console.log(`round ${round}: ${Math.round(deliveries / seconds).toLocaleString("en")} deliveries/s`);
}

const median = rates.toSorted((one, other) => one - other)[Math.floor(rates.length / 2)] ?? 0;
console.log(
  `D3 ordered outbox, ${places} places, empty sender: ${Math.round(median).toLocaleString("en")}/s, ` +
    `${faults} order faults; goal ${goal.toLocaleString("en")}/s and 0: ${median >= goal && faults === 0 ? "reached" : "not reached"}`,
);
await database.close();
await embedded?.stop();
rmSync(home, { recursive: true, force: true });
rmSync(`${home}-system`, { recursive: true, force: true });

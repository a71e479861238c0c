import type { Case } from "../analytics/case.ts";
import type { SuggestService } from "../analytics/suggest/suggest-service.ts";
import { cases } from "../analytics/warehouse/cases.ts";
import { newCases } from "../analytics/warehouse/new-cases.ts";
import type { WarehouseReader } from "../analytics/warehouse/reader.ts";
import type { Warehouse } from "../analytics/warehouse/warehouse.ts";
import { askSuggestions } from "../core/delivery/ask-suggestions.ts";
import type { Log } from "../core/delivery/log.ts";
import { askAgain } from "../core/store/ticket-suggestions.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";
import { storeSuggestions } from "../core/usecases/store-suggestions.ts";

export type KeptLearning = {
  /** Resolves when every question that was due is answered or put off. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** How often it is looked whether another process has published a snapshot. */
const lookMs = 60_000;
/** How many times as long as it takes to read all of history nothing is read of it but what is new. */
const restTimes = 20;

/**
 * Joins the ranker to the desk: its thread starts with the first ticket, reads the newest snapshot before it answers, and follows those
 * that are published after it. Repairs that are new it is told at once; for what else changed (a fault came back, a fix was merged) all
 * of history is read anew, as often as a twentieth of the time allows. While there is no history it abstains, and what it abstained
 * from is asked again once there is more.
 */
export function keepLearning(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly warehouse: () => Promise<Warehouse>;
  readonly log: Log;
  /** The least time between two readings of all of history, milliseconds; without it as said above. */
  readonly restMs?: number;
}): KeptLearning {
  const { desk, wakes, warehouse, log, restMs = 0 } = deps;
  let started: Promise<SuggestService> | null = null;
  /** The newest snapshot that the ranker knows or is about to; null before the first. */
  let known: number | null = null;
  /** The whole snapshot of which it knows all, and what it knows besides, by id. */
  let base: string | null = null;
  let told = new Set<string>();
  let count = 0;
  let stopped = false;
  let stopHearing: () => void = () => undefined;
  /** All of history is not read again before this time (of `performance.now`), and then it is if it changed. */
  let restsUntil = 0;
  let reading: NodeJS.Timeout | null = null;

  const given = () => ({ as_of: desk.clock().toISOString() });
  /** What an increment has beyond the whole snapshot that it stands on, and the ranker was not told. */
  async function untold(reader: WarehouseReader): Promise<readonly Case[]> {
    if (reader.base === null) return [];
    return (await reader.query(newCases, given())).filter(({ id }) => !told.has(id));
  }

  async function* history(): AsyncGenerator<Case> {
    const reader = await (await warehouse()).open();
    if (reader === null) return;
    try {
      known = reader.manifest.number;
      base = reader.base ?? reader.manifest.file;
      told = new Set();
      for (const { id } of await untold(reader)) told.add(id);
      for await (const rows of reader.chunks(cases, given())) yield* rows;
    } finally {
      reader.close();
    }
  }

  /** A desk whose history was never read has it read now, so that its first tickets are suggested something. */
  async function ensureSnapshot(): Promise<void> {
    const store = await warehouse();
    const reader = await store.open();
    if (reader === null) await store.refresh();
    else reader.close();
  }

  async function start(): Promise<SuggestService> {
    await ensureSnapshot();
    const { startSuggestService } = await import("../analytics/suggest/suggest-service.ts");
    const service = startSuggestService({ cases: history, expected: () => count, log });
    try {
      await readAll(service);
    } catch (error) {
      await service.stop();
      throw error;
    }
    stopHearing = (await warehouse()).onPublished(() => follow(service));
    return service;
  }

  /** The thread, its history read. One that could not be started is started again with the next question. */
  function ranker(): Promise<SuggestService> {
    started ??= start().catch((error: unknown) => {
      started = null;
      throw error;
    });
    return started;
  }

  async function readAll(service: SuggestService): Promise<void> {
    if (reading !== null) clearTimeout(reading);
    reading = null;
    const began = performance.now();
    count = (await service.refresh()).cases;
    const ended = performance.now();
    restsUntil = ended + Math.max(restMs, restTimes * (ended - began));
  }

  /** Takes the newest snapshot in: what is new at once, all of it once it is time. */
  async function takeIn(service: SuggestService): Promise<void> {
    const reader = await (await warehouse()).open();
    if (reader === null || stopped) return reader?.close();
    const before = count;
    const rest = restsUntil - performance.now();
    try {
      if (rest > 0 && reader.base === base) {
        for (const repair of await untold(reader)) {
          service.add(repair);
          told.add(repair.id);
          count += 1;
        }
        known = reader.manifest.number;
        reading ??= setTimeout(() => {
          reading = null;
          follow(service);
        }, rest).unref();
      } else await readAll(service);
    } finally {
      reader.close();
    }
    if (count > before) await desk.atOnce(askAgain);
  }

  /** One after the other: what is told once must not be told again. */
  let following: Promise<void> = Promise.resolve();
  function follow(service: SuggestService): void {
    following = following
      .then(() => takeIn(service))
      .catch((error: unknown) => {
        if (!stopped) log.warn({ error: String(error) }, "the ranker reads the newest snapshot later");
      });
  }

  async function look(): Promise<void> {
    if (started === null) return;
    const service = await started;
    const reader = await (await warehouse()).open();
    const newest = reader?.manifest.number ?? null;
    reader?.close();
    if (newest !== known) follow(service);
  }

  const looking = setInterval(() => {
    look().catch((error: unknown) => log.warn({ error: String(error) }, "it is looked for a newer snapshot later"));
  }, lookMs);
  looking.unref();

  const asker = askSuggestions({
    desk,
    wakes,
    suggest: async (question) => (await ranker()).suggest(question),
    guess: async (question) => (await ranker()).guess(question),
    keep: storeSuggestions,
    log,
  });

  return {
    idle: asker.idle,
    async stop() {
      stopped = true;
      clearInterval(looking);
      if (reading !== null) clearTimeout(reading);
      stopHearing();
      const service = started;
      // The thread goes first: questions that wait for it are put off, not waited for.
      if (service !== null) await service.then((one) => one.stop()).catch(() => undefined);
      await asker.stop();
    },
  };
}

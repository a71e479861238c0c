import type { Case } from "../analytics/case.ts";
import type { SuggestService } from "../analytics/suggest/suggest-service.ts";
import { cases } from "../analytics/warehouse/cases.ts";
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

/**
 * Joins the ranker to the desk: its thread starts with the first ticket, reads the newest snapshot before it answers, and reads each
 * that is published after it. While there is no history it abstains, and what it abstained from is asked again once there is more.
 */
export function keepLearning(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly warehouse: () => Promise<Warehouse>;
  readonly log: Log;
}): KeptLearning {
  const { desk, wakes, warehouse, log } = deps;
  let started: Promise<SuggestService> | null = null;
  /** The snapshot that the ranker knows; null before the first. */
  let known: number | null = null;
  let count = 0;
  let stopped = false;
  let stopHearing: () => void = () => undefined;

  async function* history(): AsyncGenerator<Case> {
    const reader = await (await warehouse()).open();
    if (reader === null) return;
    try {
      known = reader.manifest.number;
      for await (const rows of reader.chunks(cases, { as_of: desk.clock().toISOString() })) yield* rows;
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
      count = (await service.refresh()).cases;
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

  function follow(service: SuggestService): void {
    service
      .refresh()
      .then(async (read) => {
        const before = count;
        count = read.cases;
        if (count > before) await desk.atOnce(askAgain);
      })
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
      stopHearing();
      const service = started;
      // The thread goes first: questions that wait for it are put off, not waited for.
      if (service !== null) await service.then((one) => one.stop()).catch(() => undefined);
      await asker.stop();
    },
  };
}

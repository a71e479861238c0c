import { Worker } from "node:worker_threads";
import type { Case } from "../case.ts";
import type { IntakeGuesses } from "./guess.ts";
import type { FixQuestion, Suggestions } from "./question.ts";
import type { FromWorker } from "./worker-messages.ts";

/** Likely fixes from a thread of their own: nothing here holds the event loop up. */
export type SuggestService = {
  /** Reads the whole history anew; the old one answers until the new one is ready. Rejects if it cannot be read. */
  readonly refresh: () => Promise<{ readonly cases: number }>;
  /** A repair that has just been done; counts from the next question on. */
  readonly add: (repair: Case) => void;
  /** Rejects with `SuggestFault` when the thread is late or down: ask again later. */
  readonly suggest: (question: FixQuestion) => Promise<Suggestions>;
  readonly guess: (question: FixQuestion) => Promise<IntakeGuesses>;
  /** Resolves when the thread has learnt what the latest history teaches. */
  readonly learnt: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** No answer now: the thread was late, fell, or has been stopped. */
export class SuggestFault extends Error {
  override readonly name = "SuggestFault";
  readonly reason: "late" | "fell" | "stopped";
  constructor(reason: "late" | "fell" | "stopped") {
    super(
      { late: "the ranker did not answer in time", fell: "the ranker's thread fell", stopped: "the ranker is stopped" }[
        reason
      ],
    );
    this.reason = reason;
  }
}

/** Cases sent at once: some 20 ms of the thread's time, so that questions are answered between. */
const batchSize = 1_000;
const mostMemoryMb = 1_024;

/**
 * Starts the thread, empty; call `refresh` for its history. `cases` opens the history, oldest first, and is called again
 * after the thread has fallen. A thread that falls is started again after `restMs`, twice as long each time it falls
 * before it has loaded, a minute at most.
 */
export function startSuggestService(deps: {
  readonly cases: () => AsyncIterable<Case> | Iterable<Case>;
  /** About how many cases there are; 0 where nobody knows. */
  readonly expected?: () => number;
  readonly log: { readonly warn: (data: object, sentence: string) => void };
  readonly timeoutMs?: number;
  readonly restMs?: number;
  readonly startThread?: () => Worker;
}): SuggestService {
  const { cases, expected = () => 0, log, timeoutMs = 2_000, restMs = 500, startThread = startWorkerThread } = deps;
  type Waiting = {
    readonly resolve: (answer: never) => void;
    readonly reject: (fault: SuggestFault) => void;
    readonly timer: NodeJS.Timeout;
  };
  const asked = new Map<number, Waiting>();
  const taken = new Map<number, { resolve: () => void; reject: (fault: SuggestFault) => void }>();
  const loaded = new Map<number, { resolve: (cases: number) => void; reject: (fault: SuggestFault) => void }>();
  let learntWaiters: { resolve: () => void; reject: (fault: SuggestFault) => void }[] = [];
  /** Repairs since the history was last read from its beginning: a thread that starts again must hear them too. */
  let added: Case[] = [];
  let next = 0;
  let falls = 0;
  let hasHistory = false;
  let stopped = false;
  /** Between a fall and the next start there is nobody to ask. */
  let isDown = false;
  let restart: NodeJS.Timeout | null = null;
  let thread = start();

  function start(): Worker {
    const started = startThread();
    isDown = false;
    const fall = (fault: unknown): void => {
      if (isDown || stopped || started !== thread) return;
      isDown = true;
      log.warn({ fault: String(fault) }, "the ranker's thread fell and is started again");
      failAll("fell");
      restart = setTimeout(revive, Math.min(60_000, restMs * 2 ** falls));
      restart.unref();
      falls += 1;
    };
    started.on("error", (fault: unknown) => fall(fault));
    started.on("exit", (code: number) => fall(`it ended with ${code}`));
    started.on("message", (message: FromWorker) => {
      if (started === thread) hear(message);
    });
    return started;
  }
  function revive(): void {
    if (stopped) return;
    thread = start();
    if (!hasHistory) return;
    refresh().catch((fault: unknown) => {
      if (!stopped) log.warn({ fault: String(fault) }, "the ranker has no history until the next refresh");
    });
  }
  function failAll(reason: SuggestFault["reason"]): void {
    const fault = new SuggestFault(reason);
    for (const { reject, timer } of asked.values()) {
      clearTimeout(timer);
      reject(fault);
    }
    for (const { reject } of [...taken.values(), ...loaded.values(), ...learntWaiters]) reject(fault);
    asked.clear();
    taken.clear();
    loaded.clear();
    learntWaiters = [];
  }
  function hear(message: FromWorker): void {
    switch (message.kind) {
      case "taken":
        taken.get(message.load)?.resolve();
        taken.delete(message.load);
        return;
      case "loaded":
        falls = 0;
        loaded.get(message.load)?.resolve(message.cases);
        loaded.delete(message.load);
        return;
      case "learnt":
        for (const { resolve } of learntWaiters) resolve();
        learntWaiters = [];
        return;
      case "suggestions":
        settle(message.ask, message.suggestions as never);
        return;
      case "guesses":
        settle(message.ask, message.guesses as never);
    }
  }
  function settle(ask: number, answer: never): void {
    const waiting = asked.get(ask);
    if (!waiting) return;
    asked.delete(ask);
    clearTimeout(waiting.timer);
    waiting.resolve(answer);
  }
  function ask<T>(kind: "suggest" | "guess", question: FixQuestion): Promise<T> {
    if (stopped || isDown) return Promise.reject(new SuggestFault(stopped ? "stopped" : "fell"));
    const number = next++;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        asked.delete(number);
        reject(new SuggestFault("late"));
      }, timeoutMs);
      asked.set(number, { resolve: resolve as Waiting["resolve"], reject, timer });
      thread.postMessage({ kind, ask: number, question });
    });
  }

  let refreshing: Promise<{ readonly cases: number }> | null = null;
  function refresh(): Promise<{ readonly cases: number }> {
    // A second wish while one is under way is served by it: a repair in between is added by itself.
    refreshing ??= load().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }
  async function load(): Promise<{ readonly cases: number }> {
    if (stopped || isDown) throw new SuggestFault(stopped ? "stopped" : "fell");
    const number = next++;
    const into = thread;
    const before = added.length;
    hasHistory = true;
    into.postMessage({ kind: "begin", load: number, expected: expected() });
    const seen = new Set<string>();
    const late = new Set(added.map(({ id }) => id));
    let batch: Case[] = [];
    const send = async (): Promise<void> => {
      if (into !== thread || isDown || stopped) throw new SuggestFault(stopped ? "stopped" : "fell");
      const done = new Promise<void>((resolve, reject) => taken.set(number, { resolve, reject }));
      into.postMessage({ kind: "cases", load: number, cases: batch });
      batch = [];
      await done;
    };
    for await (const one of cases()) {
      if (late.has(one.id)) seen.add(one.id);
      batch.push(one);
      if (batch.length >= batchSize) await send();
    }
    // What had been added before and is not in the history that was read (it is older, or not refreshed yet) is kept.
    const missing = added.slice(0, before).filter(({ id }) => !seen.has(id));
    batch.push(...missing);
    if (batch.length > 0) await send();
    const count = new Promise<number>((resolve, reject) => loaded.set(number, { resolve, reject }));
    into.postMessage({ kind: "end", load: number });
    added = [...missing, ...added.slice(before)];
    return { cases: await count };
  }

  return {
    refresh,
    add(repair) {
      if (stopped) return;
      added.push(repair);
      thread.postMessage({ kind: "add", repair });
    },
    suggest: (question) => ask<Suggestions>("suggest", question),
    guess: (question) => ask<IntakeGuesses>("guess", question),
    learnt: () => new Promise((resolve, reject) => learntWaiters.push({ resolve, reject })),
    async stop() {
      stopped = true;
      if (restart) clearTimeout(restart);
      failAll("stopped");
      await thread.terminate();
    },
  };
}

function startWorkerThread(): Worker {
  return new Worker(new URL("worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
}

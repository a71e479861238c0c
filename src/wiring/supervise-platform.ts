import type { Inbound, Interaction, Reply } from "../bots/platform.ts";
import type { ChatPlatform, Health } from "../bots/platform-parts.ts";
import { backoffMs } from "../core/delivery/backoff.ts";
import { type Lease, startLease } from "../core/delivery/lease.ts";
import type { Log } from "../core/delivery/log.ts";
import { pause } from "../core/delivery/transient.ts";
import type { Desk } from "../core/store/work.ts";
import { watchGaps } from "./gap-watch.ts";
import { runPlatform } from "./run-platform.ts";

/** What platforms hand events to: the inbox, by shape. */
export type EventSink = {
  store(event: Interaction): Promise<{ readonly done: Promise<Reply> }>;
};

/** Waits in milliseconds; tests make them short. */
export type SupervisionTimes = {
  readonly backoff?: { readonly baseMs: number; readonly capMs: number };
  /** How long a connected platform is given to hand over what it had queued. */
  readonly settleMs?: number;
};

const knownBackoff = { baseMs: 500, capMs: 30_000 };

export type Supervision = {
  /** The platform says how its connection is. */
  heard(health: Health): void;
  stop(): Promise<void>;
};

const isTalk = ({ did }: Interaction): boolean => did.kind === "say" || did.kind === "edit" || did.kind === "delete";

/**
 * Keeps one platform listening: in this process alone where only one may, else in every one. Once it is connected, what was said while
 * nobody listened is taken.
 */
export function supervisePlatform(deps: {
  readonly platform: ChatPlatform;
  readonly desk: Desk;
  readonly log: Log;
  readonly random: () => number;
  readonly sink: EventSink;
  readonly onHealth: (health: Health) => void;
  /** Something is to be known of the platform once it is connected; what it throws is logged. */
  readonly onConnected: () => Promise<void>;
  readonly times?: SupervisionTimes;
}): Supervision {
  const { platform, desk, log, random, sink, onHealth, times = {} } = deps;
  const gaps = watchGaps({ platform, desk, log, store: (event) => sink.store(event), ...times });
  const inbound: Inbound = {
    take: async (event) => (await inbound.store(event)).done,
    store(event) {
      gaps.heard(event);
      const stored = isTalk(event) ? gaps.caughtUp().then(() => sink.store(event)) : sink.store(event);
      gaps.storing(stored);
      return stored;
    },
  };
  const run = runPlatform({ platform, inbound, log, random, onHealth: tell, onStarted, ...times });
  let told: Health["state"] | null = null;
  let speaks = false;
  const stopping = new AbortController();
  let makingKnown: Promise<void> = Promise.resolve();

  function tell(health: Health): void {
    const before = told;
    told = health.state;
    onHealth(health);
    if (health.state !== "connected") {
      gaps.disconnected();
      return;
    }
    if (before === "connected") return;
    gaps.connected();
    makingKnown = makingKnown.then(makeKnown);
  }

  /** Tried again for as long as it is connected: without it the desk has no channel there. */
  async function makeKnown(): Promise<void> {
    for (let attempt = 1; told === "connected" && !stopping.signal.aborted; attempt += 1) {
      try {
        return await deps.onConnected();
      } catch (error) {
        const about = { platform: platform.name, error: String(error), attempt };
        log.warn(about, "a connected platform could not be made known: tried again");
        await pause(backoffMs(attempt, random, times.backoff ?? knownBackoff), stopping.signal);
      }
    }
  }

  /** A platform that says nothing of its connection is connected once it has started. */
  function onStarted(): void {
    if (!speaks) tell({ state: "connected", note: null });
  }

  const lease: Lease | null = platform.listensAlone
    ? startLease({
        database: desk.database,
        name: `listen ${platform.name}`,
        log,
        onGain: run.begin,
        onLoss: () => {
          run.end().catch(() => undefined);
          tell({ state: "connecting", hint: "Another process listens to it, or is about to." });
        },
      })
    : null;
  if (lease === null) run.begin();
  else tell({ state: "connecting", hint: "It waits for its turn: one process at a time listens to it." });

  return {
    heard(health) {
      speaks = true;
      tell(health);
    },
    async stop() {
      stopping.abort();
      await run.end();
      await lease?.stop();
      await gaps.stop();
    },
  };
}

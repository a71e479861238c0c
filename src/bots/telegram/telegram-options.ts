import { setTimeout as wait } from "node:timers/promises";
import type { PlatformParts } from "../platform-parts.ts";
import type { CallTimes } from "./bot-api.ts";

/** How long things may take and are waited for. Milliseconds but for `seconds`. */
export type TelegramTimes = {
  /** Seconds: the Bot API's timeouts are given in them. */
  readonly seconds: CallTimes;
  /** The messages of an album come one by one: it is whole when none came for this long. */
  readonly albumMs: number;
  /** After a failure the next attempt waits this long, then twice as long, up to the cap. */
  readonly retryMs: number;
  readonly retryCapMs: number;
  /** While another process polls this bot. */
  readonly conflictMs: number;
  /** How often the webhook's state is asked for, and while nothing comes in, that of the desk's group. */
  readonly watchMs: number;
  /** How long `stop` waits for answers under way. */
  readonly stopMs: number;
  /** Waits; resolves early when the signal aborts. Injected, so that tests need not. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const telegramTimes: TelegramTimes = {
  seconds: { call: 25, upload: 55, poll: 30, pollGrace: 10 },
  albumMs: 600,
  retryMs: 1000,
  retryCapMs: 30_000,
  conflictMs: 5000,
  watchMs: 60_000,
  stopMs: 5000,
  sleep: (ms, signal) =>
    wait(ms, undefined, signal === undefined ? {} : { signal }).catch((thrown: unknown) => {
      if (!signal?.aborted) throw thrown;
    }),
};

/** The configuration of the Telegram platform, and what running it needs. */
export type TelegramOptions = {
  readonly token: string;
  /** The desk's group: its id (-100…) or `@name`. */
  readonly deskChat: string;
  readonly mode: "polling" | "webhook";
  /** Needed for a webhook: 1 to 256 of `A-Za-z0-9_-`. */
  readonly webhookSecret: string | null;
  /** Our own public address, needed for a webhook. */
  readonly publicUrl: string | null;
  /** The Bot API's address without a slash at its end; null for Telegram's own. */
  readonly apiRoot: string | null;
  readonly parts: PlatformParts;
  readonly times?: Partial<TelegramTimes>;
};

/** How long the attempt after `failures` failures waits. */
export function retryAfter({ retryMs, retryCapMs }: TelegramTimes, failures: number, random: () => number): number {
  return Math.min(retryCapMs, retryMs * 2 ** Math.min(10, Math.max(0, failures - 1))) * (0.5 + random() / 2);
}

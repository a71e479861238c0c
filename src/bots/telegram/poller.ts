import type { Update } from "grammy/types";
import { type Inbound, PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { grouped, settled } from "./albums.ts";
import type { BotApi } from "./bot-api.ts";
import { allowedUpdates, type Connection, isConflict, isWebhookConflict } from "./connection.ts";
import { readFault } from "./read-fault.ts";
import type { Taker } from "./take-updates.ts";
import { retryAfter, type TelegramTimes } from "./telegram-options.ts";

/** A long poll that waits for news takes longer than this, or has news. */
const shortestPollMs = 50;

/**
 * Polls until the signal aborts. The offset moves only past updates that are stored: `getUpdates` with a higher offset is what confirms
 * them, and what is not confirmed is sent again (https://core.telegram.org/bots/api#getupdates). What cannot be stored is taken
 * again for as long as it takes, ever more rarely. An album holds the offset until it is whole. grammY's own loop is not used: it ends for
 * good when another process polls.
 */
export async function pollUpdates(
  parts: {
    readonly api: BotApi;
    readonly connection: Connection;
    readonly taker: Taker;
    readonly times: TelegramTimes;
    readonly log: PlatformParts["log"];
    readonly random: () => number;
  },
  inbound: Inbound,
  signal: AbortSignal,
): Promise<void> {
  const { api, connection, taker, times, log } = parts;
  const seen = new Map<string, number>();
  /** Rounds after each other in which something could not be stored. */
  let unstored = 0;
  let offset: number | undefined;
  let failures = 0;
  let isConnected = false;
  /** An album is growing: look again soon, and do not wait for news. */
  let isHeld = false;
  let wasConflict = false;
  let lookedAt = 0;
  let offering: Promise<void> | null = null;

  async function pause(thrown: unknown): Promise<void> {
    failures += 1;
    wasConflict = isConflict(thrown);
    connection.failed(thrown, failures);
    const fault = readFault(thrown);
    const ms = wasConflict
      ? times.conflictMs
      : Math.max(fault.retryAfterMs ?? 0, retryAfter(times, failures, parts.random));
    await times.sleep(ms, signal);
  }

  /** After a conflict all is well when nobody ends our poll for a while. */
  async function undisturbed<T>(poll: Promise<T>): Promise<T> {
    if (!wasConflict) return poll;
    const calm = new AbortController();
    const waited = times.sleep(2 * times.conflictMs, calm.signal).then(() => {
      if (!calm.signal.aborted) connection.connected();
    });
    try {
      return await poll;
    } finally {
      calm.abort();
      await waited;
    }
  }

  /** Topics that were switched on, or a group that was made later: nothing tells of them. */
  async function lookNowAndThen(): Promise<void> {
    if (performance.now() - lookedAt < times.watchMs) return;
    lookedAt = performance.now();
    // Whether Telegram can be reached is what the next poll shows.
    await connection.lookAtDesk().catch(() => undefined);
  }

  async function nextUpdates(): Promise<readonly Update[] | null> {
    try {
      if (!isConnected) {
        await connection.connect();
        isConnected = true;
        lookedAt = performance.now();
        connection.connected();
        // While the first poll waits; it never rejects.
        offering = connection.offerCommands();
      }
      // After a failure the first poll does not wait: it shows at once whether all is well again.
      const timeout = isHeld || unstored > 0 || (failures > 0 && !wasConflict) ? 0 : times.seconds.poll;
      const askedAt = performance.now();
      const updates = await undisturbed(
        api.poll(
          { timeout, limit: 100, allowed_updates: allowedUpdates, ...(offset !== undefined && { offset }) },
          signal,
        ),
      );
      failures = 0;
      wasConflict = false;
      if (updates.length === 0) await lookNowAndThen();
      connection.connected();
      // A proxy that cuts long polls short would be asked without a breath.
      const early = askedAt + shortestPollMs - performance.now();
      if (updates.length === 0 && timeout > 0 && early > 0) await times.sleep(early, signal);
      return updates;
    } catch (thrown) {
      if (signal.aborted) return null;
      if (isWebhookConflict(thrown)) isConnected = false;
      await pause(thrown);
      return null;
    }
  }

  /** Stores the updates; gives the offset up to which all are. */
  async function takeAll(updates: readonly Update[]): Promise<number | undefined> {
    const groups = grouped(updates);
    const results = await Promise.allSettled(groups.map((group) => taker.take(group, inbound)));
    const failed = results.flatMap((result, at) => {
      if (result.status === "fulfilled") return [];
      const error = result.reason instanceof PlatformFault ? result.reason.message : String(result.reason);
      const id = groups[at]?.[0]?.update_id ?? 0;
      log.warn({ update: id, error }, "an update from Telegram is not stored yet: it is taken again");
      return [id];
    });
    unstored = failed.length === 0 ? 0 : unstored + 1;
    if (failed.length > 0) return Math.min(...failed);
    return updates.length === 0 ? undefined : Math.max(...updates.map(({ update_id }) => update_id)) + 1;
  }

  connection.begin();
  while (!signal.aborted) {
    const updates = await nextUpdates();
    if (updates === null) continue;
    const ready = settled(updates, seen);
    const reached = ready === 0 ? offset : await takeAll(updates.slice(0, ready));
    offset = reached ?? offset;
    isHeld = ready < updates.length;
    if (updates.length === 0) unstored = 0;
    if (unstored > 0) await times.sleep(retryAfter(times, unstored, parts.random), signal);
    else if (isHeld) await times.sleep(times.albumMs, signal);
  }
  await offering;
}

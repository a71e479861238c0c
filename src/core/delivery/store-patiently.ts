import type postgres from "postgres";
import { type InboxRow, storeEvent } from "../store/inbox.ts";
import type { Log } from "./log.ts";
import { isUnstorable, storable } from "./storable.ts";
import { isTransient, pause } from "./transient.ts";

/**
 * Stores an event that nobody may ever send again: tried for as long as it takes, ever more rarely. Null for what can never be stored; it is
 * in the log then. Rejects only when `signal` aborts meanwhile.
 */
export async function storePatiently(
  deps: { readonly sql: postgres.ISql; readonly log: Log; readonly clock: () => Date; readonly signal: AbortSignal },
  event: Omit<Parameters<typeof storeEvent>[1], "at">,
): Promise<InboxRow | null> {
  const { sql, log, clock, signal } = deps;
  let content = event.interaction;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await storeEvent(sql, { ...event, interaction: content, at: clock() })).row;
    } catch (error) {
      if (signal.aborted) throw error;
      if (isUnstorable(error)) {
        if (content !== event.interaction) {
          log.error({ event: event.eventId, error: String(error) }, "an event can never be stored and was left out");
          return null;
        }
        content = storable(content);
      }
      log.warn({ event: event.eventId, error: String(error), attempt }, "an event is not stored yet: tried again");
      await pause(Math.min(isTransient(error) ? 500 : 5_000, 10 * 2 ** Math.min(10, attempt)), signal);
    }
  }
}

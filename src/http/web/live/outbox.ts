import type { WebAct, WebSpot } from "../../../bots/web/wire.ts";
import type { FileJson } from "../protocol.ts";

export type SayAct = Extract<WebAct, { kind: "say" }>;

/** Something said that the desk has not confirmed yet. `waiting` will be sent by itself, `failed` when the person says so. */
export type OutboxEntry = {
  readonly act: SayAct;
  readonly at: string;
  readonly files: readonly FileJson[];
  readonly state: "waiting" | "sending" | "failed";
  /** Why it failed, in the server's words; null where it was only out of reach. */
  readonly why: string | null;
};
export type Outbox = readonly OutboxEntry[];

/** Puts something said at the end. */
export function enqueue(outbox: Outbox, act: SayAct, files: readonly FileJson[], at: string): Outbox {
  return [...outbox, { act, at, files, state: "waiting", why: null }];
}

/** The outbox with one entry changed. */
export function mark(outbox: Outbox, clientId: string, state: OutboxEntry["state"], why: string | null = null): Outbox {
  return outbox.map((entry) => (entry.act.clientId === clientId ? { ...entry, state, why } : entry));
}

/** Without the entry: it was confirmed, or the person gave it up. */
export function without(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((entry) => entry.act.clientId !== clientId);
}

/** Whether two spots are the same chat or ticket. */
export function sameSpot(one: WebSpot, other: WebSpot): boolean {
  return one.on === "chat"
    ? other.on === "chat" && one.thread === other.thread
    : other.on === "desk" && one.ticketId === other.ticketId;
}

/**
 * What may be sent now: the first waiting entry of each spot where nothing is under way, so that what was said in order arrives in
 * order. A failed entry holds nothing up: it waits for the person, who may say something else meanwhile.
 */
export function sendable(outbox: Outbox): Outbox {
  return outbox.filter((entry, at) => {
    if (entry.state !== "waiting") return false;
    const before = outbox.slice(0, at).filter((earlier) => sameSpot(earlier.act.spot, entry.act.spot));
    const underWay = outbox.some((other) => other.state === "sending" && sameSpot(other.act.spot, entry.act.spot));
    return !underWay && before.every((earlier) => earlier.state === "failed");
  });
}

/** All that failed for want of a connection waits again: the connection is back. */
export function revive(outbox: Outbox): Outbox {
  return outbox.map((entry) =>
    entry.state === "failed" && entry.why === null ? { ...entry, state: "waiting" } : entry,
  );
}

const key = "fixline.outbox.";

/** The outbox that this tab kept for the account. What was under way is sent again: its client id keeps it from doubling. */
export function restoreOutbox(storage: Storage, accountId: string): Outbox {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key + accountId) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return (kept as OutboxEntry[]).map((entry) => (entry.state === "sending" ? { ...entry, state: "waiting" } : entry));
  } catch {
    // Kept by another version or cut short: the words are lost, the page must still open.
    return [];
  }
}

/** Keeps the outbox in this tab. A full or forbidden storage costs only that, so it is not an error. */
export function keepOutbox(storage: Storage, accountId: string, outbox: Outbox): void {
  try {
    storage.setItem(key + accountId, JSON.stringify(outbox));
  } catch {
    return;
  }
}

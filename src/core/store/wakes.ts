import { randomUUID } from "node:crypto";
import type { Database } from "./connect.ts";
import { type Wake, wakes as wakeNames } from "./work.ts";

/** Who is to be woken when: within this process at once, in the others through Postgres. */
export type Wakes = AsyncDisposable & {
  /** There is something to do; cheap, may be called often. */
  wake(what: Wake): void;
  /** Calls `fn` on every wake from here or elsewhere, and once after a lost connection is back. Returns how to stop that. */
  on(what: Wake, fn: () => void): () => void;
  close(): Promise<void>;
};

const channel = "fixline_wake";
/** A NOTIFY takes an instance-wide lock when it commits: outside of transactions, and at most one in this time. */
const notifyEveryMs = 5;

/** Opens the wake-up line over a database: one connection listens. Whoever waits also polls, so a lost NOTIFY delays, no more. */
export async function openWakes(database: Database): Promise<Wakes> {
  const { sql } = database;
  const self = randomUUID();
  const listeners = new Map<Wake, Set<() => void>>(wakeNames.map((name) => [name, new Set()]));
  const waiting = new Set<Wake>();
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<unknown> = Promise.resolve();
  let closed = false;

  function tell(what: Wake): void {
    for (const listener of listeners.get(what) ?? []) listener();
  }

  function notifyOthers(): void {
    timer = null;
    const names = [...waiting];
    waiting.clear();
    // A failed NOTIFY is made up for by the poll of whoever waits.
    sending = sql`select pg_notify(${channel}, ${`${self} ${names.join(" ")}`})`.catch(() => undefined);
  }

  const listening = await sql.listen(
    channel,
    (payload) => {
      const [from, ...names] = payload.split(" ");
      if (from === self) return;
      for (const name of wakeNames) if (names.includes(name)) tell(name);
    },
    // Also after a reconnect: what was said meanwhile is not repeated.
    () => {
      for (const name of wakeNames) tell(name);
    },
  );

  async function close(): Promise<void> {
    closed = true;
    if (timer !== null) clearTimeout(timer);
    await sending;
    await listening.unlisten();
  }

  return {
    wake(what) {
      if (closed) return;
      tell(what);
      waiting.add(what);
      timer ??= setTimeout(notifyOthers, notifyEveryMs);
    },
    on(what, fn) {
      listeners.get(what)?.add(fn);
      return () => void listeners.get(what)?.delete(fn);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

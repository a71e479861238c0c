import type { Refreshed } from "../analytics/warehouse/refresh.ts";
import type { Warehouse } from "../analytics/warehouse/warehouse.ts";
import type { RecurringJob } from "../core/delivery/elected.ts";
import type { Log } from "../core/delivery/log.ts";
import { reportingSource } from "../core/store/reporting-source.ts";
import type { Desk, Wake } from "../core/store/work.ts";

/** The warehouse of a running desk, and what keeps it up to date. */
export type KeptWarehouse = {
  /** Opened at the first call: DuckDB is large, and a desk without history may never need it. */
  warehouse(): Promise<Warehouse>;
  /** Every minute, in one replica. */
  readonly jobs: readonly RecurringJob[];
  stop(): Promise<void>;
};

/**
 * Keeps the warehouse up to date: by the clock, and soon after a repair was signed or came back, so that it counts within seconds. A
 * failure (a full disk, say) is logged; the snapshot before it stays, and the next fire tries again.
 */
export function keepWarehouse(deps: {
  readonly desk: Pick<Desk, "database" | "clock">;
  readonly home: string;
  readonly log: Log;
  readonly onWake: (what: Wake, call: () => void) => () => void;
  /** How long after an event it is looked whether it matters, milliseconds. */
  readonly soonMs?: number;
}): KeptWarehouse {
  const { desk, home, log, soonMs = 2_000 } = deps;
  const source = reportingSource(desk.database);
  let opened: Promise<Warehouse> | null = null;
  let soon: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;
  /** Repairs that ended in transactions below this one are in the warehouse, as far as this process knows. */
  let seenTxid: string | null = null;

  function warehouse(): Promise<Warehouse> {
    opened ??= import("../analytics/warehouse/warehouse.ts").then(({ openWarehouse }) =>
      openWarehouse({ home, source, clock: desk.clock }),
    );
    return opened;
  }

  async function refresh(): Promise<Refreshed | null> {
    if (stopped) return null;
    const done = await (await warehouse()).refresh();
    if (done.kind === "full" || done.kind === "increment") {
      seenTxid = done.manifest.txid;
      log.info({ snapshot: done.manifest.number, kind: done.kind, changes: done.changes }, "a snapshot was published");
    }
    return done;
  }

  /** Whether a repair ended or came back, or somebody said whether a fix had worked, since the last look. */
  async function matters(): Promise<boolean> {
    const { sql } = desk.database;
    const [now] = await sql<{ txid: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as txid`;
    const since = seenTxid;
    seenTxid = now?.txid ?? null;
    if (since === null) return false;
    const rows = await sql`
      select 1 from reporting.changes
      where txid >= ${since}::bigint and kind in ('report.signed', 'report.waived', 'ticket.reopened')
      union all
      select 1 from events where txid >= ${since}::bigint and kind in ('fix.worked', 'fix.failed') limit 1`;
    return rows.length > 0;
  }

  function look(): void {
    if (soon !== null || stopped) return;
    soon = setTimeout(() => {
      soon = null;
      running = matters()
        .then(async (yes) => (yes ? void (await refresh()) : undefined))
        .catch((error: unknown) => log.warn({ error: String(error) }, "the warehouse is refreshed later"));
    }, soonMs);
    soon.unref();
  }

  const stopListening = deps.onWake("events", look);

  return {
    warehouse,
    jobs: [{ name: "warehouse", cron: "* * * * *", run: async () => void (await refresh()) }],
    async stop() {
      stopped = true;
      stopListening();
      if (soon !== null) clearTimeout(soon);
      await running;
    },
  };
}

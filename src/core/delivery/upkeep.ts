import { ensureMonthPartitions, pruneDeliveries, pruneInboxFiles, pruneInboxPayloads } from "../store/retention.ts";
import type { Desk } from "../store/work.ts";
import type { RecurringJob } from "./elected.ts";
import type { Log } from "./log.ts";

const dayMs = 86_400_000;
const deliveryDays = 90;
const payloadDays = 30;
/** This month and the next two: a desk that is off for a month still finds its partitions. */
const monthsAhead = 3;

/** What the delivery tables need from time to time. The first is also to be run at start. */
export function upkeepJobs(desk: Pick<Desk, "database" | "clock">, log: Log): readonly RecurringJob[] {
  const { sql } = desk.database;
  const daysAgo = (days: number): Date => new Date(desk.clock().getTime() - days * dayMs);
  return [
    {
      name: "month-partitions",
      cron: "17 3 * * *",
      run: () => ensureMonthPartitions(sql, desk.clock(), monthsAhead),
    },
    {
      name: "prune-deliveries",
      cron: "27 3 * * *",
      async run() {
        log.info({ deliveries: await pruneDeliveries(sql, daysAgo(deliveryDays)) }, "removed old deliveries");
      },
    },
    {
      name: "prune-inbox",
      cron: "37 3 * * *",
      async run() {
        log.info({ payloads: await pruneInboxPayloads(sql, daysAgo(payloadDays)) }, "emptied old inbox payloads");
        await pruneInboxFiles(sql, daysAgo(payloadDays));
      },
    },
  ];
}

import { clockSkewSeconds } from "../../domain/federation/sign-request.ts";
import { dropLooseFiles } from "../../store/federation-inbox.ts";
import { pruneFederation } from "../../store/federation-queue.ts";
import type { Desk } from "../../store/work.ts";
import type { RecurringJob } from "../elected.ts";

const keptDays = 90;
const dayMs = 86_400_000;

/** Removes what servers were told and have told as long ago as other deliveries, old proofs, and files that no message named. */
export function federationUpkeep(desk: Pick<Desk, "database" | "clock">): RecurringJob {
  return {
    name: "prune-federation",
    cron: "13 4 * * *",
    async run() {
      const now = desk.clock();
      const nonces = new Date(now.getTime() - 3 * clockSkewSeconds * 1000);
      await pruneFederation(desk.database.sql, { items: new Date(now.getTime() - keptDays * dayMs), nonces });
      await dropLooseFiles(desk.database.sql, new Date(now.getTime() - dayMs), now);
    },
  };
}

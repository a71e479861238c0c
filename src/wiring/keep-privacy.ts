import type { Warehouse } from "../analytics/warehouse/warehouse.ts";
import type { RecurringJob } from "../core/delivery/elected.ts";
import { signedReportYears } from "../core/domain/erasure.ts";
import { hasStaleWarehouse, markWarehouseRebuilt, pseudonymiseSigners } from "../core/store/erase-account.ts";
import { pruneFamilies } from "../core/store/token-families.ts";
import type { Desk } from "../core/store/work.ts";

const familyDaysKept = 30;

/**
 * What follows an erasure, and what time erases: the warehouse is built anew from nothing, as many times as it keeps snapshots, so that none
 * from before is left; names under old signatures go; sign-ins that are long over are forgotten.
 */
export function privacyJobs(deps: {
  readonly desk: Desk;
  readonly warehouse: () => Promise<Pick<Warehouse, "refresh">>;
  /** Snapshots that the warehouse keeps. */
  readonly snapshotsKept?: number;
}): readonly RecurringJob[] {
  const { desk, warehouse, snapshotsKept = 3 } = deps;
  return [
    {
      name: "rebuild-after-erasure",
      cron: "*/5 * * * *",
      async run() {
        const begunAt = desk.clock();
        if (!(await desk.read(hasStaleWarehouse))) return;
        const built = await warehouse();
        for (let n = 0; n < snapshotsKept; n++) {
          const { kind } = await built.refresh({ full: true });
          // Another builder was at work, or there was nothing to build from: the next fire tries again.
          if (kind !== "full") return;
        }
        await desk.read((work) => markWarehouseRebuilt(work, begunAt));
      },
    },
    {
      name: "privacy-upkeep",
      cron: "7 4 * * *",
      async run() {
        await desk.transact(async (work) => {
          const oldest = new Date(work.now);
          oldest.setUTCFullYear(oldest.getUTCFullYear() - signedReportYears);
          await pseudonymiseSigners(work, oldest);
          await pruneFamilies(work, new Date(work.now.getTime() - familyDaysKept * 86_400_000));
        });
      },
    },
  ];
}

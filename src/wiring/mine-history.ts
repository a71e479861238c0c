import type { Warehouse } from "../analytics/warehouse/warehouse.ts";
import type { RecurringJob } from "../core/delivery/elected.ts";
import type { EmergingFault } from "../core/domain/emerging-fault.ts";
import { likeness } from "../core/domain/likely-same.ts";
import { type FixSummary, listFixEntries } from "../core/store/fix-entries.ts";
import type { Gathering } from "../core/store/fix-gatherings.ts";
import type { ProposedMerge } from "../core/store/fix-proposals.ts";
import { proposeRoutes } from "../core/store/route-proposals.ts";
import type { Desk } from "../core/store/work.ts";
import { storeEmergingFaults } from "../core/usecases/store-emerging-faults.ts";
import { storeFixProposals } from "../core/usecases/store-fix-proposals.ts";
import { storeGatherings } from "../core/usecases/store-gatherings.ts";

/** What is looked at for a rise, and what it is compared with, days. */
const recentDays = 28;
const beforeDays = 336;
/** Names of fixes that are compared: more would hold the event loop up, and the seldom used are never decided on. */
const comparedFixes = 1_500;
/** Repairs without a fix that are gathered at once, the newest: some 150 ms of the event loop, once an hour. */
const gatheredRepairs = 2_000;

/** Once an hour, in one replica: faults on the rise, fixes that may be one, routes that past assignments teach. Nothing is carried out. */
export function mineHistory(deps: {
  readonly desk: Desk;
  readonly warehouse: () => Promise<Warehouse>;
}): readonly RecurringJob[] {
  const { desk, warehouse } = deps;
  return [
    {
      name: "mine-history",
      cron: "23 * * * *",
      async run() {
        const rising = await risingFaults(await warehouse(), desk.clock());
        await desk.transact((work) => storeEmergingFaults(work, rising));
        const fixes = await desk.read((work) => listFixEntries(work, { text: "", limit: comparedFixes, offset: 0 }));
        const merges = await mergesAmong(fixes);
        await desk.transact((work) => storeFixProposals(work, merges));
        const gathered = await gatherUnnamed(await warehouse(), fixes);
        await desk.transact((work) => storeGatherings(work, gathered));
        await desk.transact(proposeRoutes);
      },
    },
  ];
}

/** Repairs that models need more often than chance explains, the surest first. None where there is no snapshot yet. */
export async function risingFaults(warehouse: Warehouse, now: Date): Promise<readonly EmergingFault[]> {
  const { emergingFaults } = await import("../analytics/suggest/emerging.ts");
  const { faultCounts } = await import("../analytics/warehouse/fault-counts.ts");
  const reader = await warehouse.open();
  if (reader === null) return [];
  try {
    const given = { as_of: now.toISOString(), recent_days: recentDays, before_days: beforeDays };
    const counts = await reader.query(faultCounts, given);
    const byKey = new Map(counts.map((count) => [`${count.fixId} ${count.model}`, count]));
    const tested = [...byKey].map(([key, { recent, before }]) => ({ key, recent, recentDays, before, beforeDays }));
    return emergingFaults(tested).flatMap(({ key, recent, expected, test, qValue }) => {
      const count = byKey.get(key);
      if (count === undefined) return [];
      return [{ key, label: count.fix, on: count.model, seen: recent, expected, days: recentDays, test, q: qValue }];
    });
  } finally {
    reader.close();
  }
}

/** Imported repairs without a fix, by what their words tell of. None where there is no snapshot yet. */
export async function gatherUnnamed(warehouse: Warehouse, fixes: readonly FixSummary[]): Promise<readonly Gathering[]> {
  const { proposeFixes } = await import("../analytics/suggest/propose-fixes.ts");
  const { unnamedRepairs } = await import("../analytics/warehouse/unnamed-repairs.ts");
  const reader = await warehouse.open();
  if (reader === null) return [];
  try {
    const found = await reader.query(unnamedRepairs, { most: gatheredRepairs });
    const known = fixes.map(({ id, title }) => ({ id, label: title }));
    const solutions = found.map(({ id, solution }) => ({ id, text: solution, fixId: null }));
    return proposeFixes(solutions, known).map(({ fixId, label, solutionIds, because }) => ({
      key: [fixId ?? "", ...because.words].join(" "),
      label,
      fixId,
      repairIds: solutionIds,
    }));
  } finally {
    reader.close();
  }
}

/** Fixes whose names tell of one repair: the seldom used would join the often used. */
export async function mergesAmong(fixes: readonly FixSummary[]): Promise<readonly ProposedMerge[]> {
  const { proposeFixes } = await import("../analytics/suggest/propose-fixes.ts");
  const byId = new Map(fixes.map((fix) => [fix.id, fix]));
  const proposals = proposeFixes(
    fixes.map(({ id, title }) => ({ id, text: title, fixId: null })),
    [],
  );
  return proposals.flatMap(({ solutionIds }) => {
    const [into, ...others] = solutionIds
      .flatMap((id) => byId.get(id) ?? [])
      .sort((one, other) => other.used - one.used || (one.id < other.id ? -1 : 1));
    if (into === undefined) return [];
    return others.map((fix) => ({ fixId: fix.id, intoId: into.id, likeness: likeness(fix.title, into.title) }));
  });
}

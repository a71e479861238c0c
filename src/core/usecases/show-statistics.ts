import type { Actor } from "../domain/actor.ts";
import type { EmergingFault } from "../domain/emerging-fault.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type DeskStatistics, readDeskStatistics } from "../store/desk-statistics.ts";
import { listEmergingFaults } from "../store/emerging-faults.ts";
import { readSuggestionSums, type SuggestionSums } from "../store/fix-feedback.ts";
import { listOpenRoutes, type OpenRoute } from "../store/route-proposals.ts";
import type { Work } from "../store/work.ts";
import { showCompliance } from "./show-compliance.ts";

/** Everything that `/desk stats` tells. Shares are 0 to 1; null where there was nothing to keep. */
export type Statistics = {
  readonly days: number;
  readonly all: DeskStatistics;
  readonly groups: readonly DeskStatistics[];
  readonly promises: { readonly [Target in "response" | "resolution"]: { readonly kept: number; readonly of: number } };
  readonly suggestions: SuggestionSums;
  readonly emerging: readonly EmergingFault[];
  readonly routes: readonly OpenRoute[];
};

/** The periods that can be asked for, in days back from now. */
export const statisticsPeriods = { week: 7, month: 30, quarter: 91, year: 365 } as const;
export type StatisticsPeriodName = keyof typeof statisticsPeriods;

/** How the desk did in the last days, by team or organisation. Admins. Throws Problem `action.forbidden`. */
export async function showStatistics(
  work: Work,
  actor: Actor,
  asked: { readonly period: StatisticsPeriodName; readonly by: "team" | "organisation" },
): Promise<Statistics> {
  requireDeskAction(actor, "desk.stats");
  const days = statisticsPeriods[asked.period];
  const from = new Date(work.now.getTime() - days * 86_400_000);
  // What happened in this very millisecond counts too.
  const until = new Date(work.now.getTime() + 1);
  const { all, groups } = await readDeskStatistics(work, { from, until }, asked.by);
  const compliance = await showCompliance(work, actor, { from, to: until, by: asked.by });
  const promise = (target: "response" | "resolution") => {
    const rows = compliance.filter((row) => row.target === target);
    const sum = (count: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + count(row), 0);
    return { kept: sum(({ met }) => met), of: sum(({ met, missed, overdue }) => met + missed + overdue) };
  };
  return {
    days,
    all,
    groups,
    promises: { response: promise("response"), resolution: promise("resolution") },
    suggestions: await readSuggestionSums(work, { from, until }),
    emerging: await listEmergingFaults(work, 5),
    routes: await listOpenRoutes(work, 5),
  };
}

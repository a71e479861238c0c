import { type AgesRow, ages } from "../../src/analytics/metrics/ages.ts";
import { type CellAddress, kinds } from "../../src/analytics/metrics/cell-address.ts";
import { type DurationsRow, durations } from "../../src/analytics/metrics/durations.ts";
import { exposure } from "../../src/analytics/metrics/exposure.ts";
import { type MakerBinsRow, makerBins } from "../../src/analytics/metrics/maker-bins.ts";
import { type MembersRow, members } from "../../src/analytics/metrics/members.ts";
import type { MetricSession } from "../../src/analytics/metrics/metric-session.ts";
import { parts } from "../../src/analytics/metrics/parts.ts";
import { type RepairsRow, repairs } from "../../src/analytics/metrics/repairs.ts";
import { type ReturnsRow, returns } from "../../src/analytics/metrics/returns.ts";

/** A table of cells that are found by where they stand. What is not found is suppressed. */
export type Cells<Row> = {
  at(ka: number, a: number, kb: number, b: number): Row | null;
  /** All cells of kind `kb` under member `a` of kind `ka`. */
  under(ka: number, a: number, kb: number): readonly Row[];
};

/** Everything that may be said of one maker: only cells that are shown. */
export type MakerNumbers = {
  readonly bins: readonly MakerBinsRow[];
  readonly members: ReadonlyMap<number, MembersRow>;
  /** Members of a kind ("model", "fault" …) that are more than the pool of the rest. */
  named(kind: string): readonly MembersRow[];
  readonly repairs: Cells<RepairsRow>;
  readonly returns: Cells<ReturnsRow>;
  readonly durations: Cells<DurationsRow>;
  readonly parts: Cells<CellAddress & { readonly n: number }>;
  readonly ages: Cells<AgesRow & CellAddress>;
  /** Days in service of member `a` of kind `ka`, in a bin or period; null where too few organisations have such units. */
  unitDays(ka: number, a: number, within: "bin" | "period" | "all", which: number): number | null;
};

/** Asks all metrics for one maker. */
export async function readMaker(session: MetricSession, maker: string, k: number): Promise<MakerNumbers> {
  const bins = await session.ask(makerBins, { maker });
  const memberRows = await session.ask(members, { maker });
  const exposed = await session.ask(exposure, { maker, k });
  const aged = await session.ask(ages, { maker, k });
  const used = await session.ask(parts, { maker });
  const unitDays = new Map<string, number>();
  const add = (key: string, days: number): void => void unitDays.set(key, (unitDays.get(key) ?? 0) + days);
  const shownBins = new Map<string, number>();
  for (const { ka, a, bin, period, unitDays: days } of exposed) {
    add(`${ka} ${a} bin ${bin}`, days);
    add(`${ka} ${a} period ${period}`, days);
    add(`${ka} ${a} all 0`, days);
    for (const key of [`${ka} ${a} period ${period}`, `${ka} ${a} all 0`]) {
      shownBins.set(key, (shownBins.get(key) ?? 0) + 1);
    }
  }
  const binsOf = (within: string, which: number): number =>
    within === "all" ? bins.length : bins.filter(({ period }) => period === which).length;
  return {
    bins,
    members: new Map(memberRows.map((row) => [row.id, row])),
    named: (kind) => memberRows.filter((row) => row.kind === kind && row.member !== "*"),
    repairs: cellsOf(await session.ask(repairs, { maker })),
    returns: cellsOf(await session.ask(returns, { maker })),
    durations: cellsOf(await session.ask(durations, { maker, k })),
    parts: cellsOf(used.map((row) => ({ ...row, kb: kinds.part }))),
    ages: cellsOf(aged.map((row) => ({ ...row, kb: kinds.age, b: row.age }))),
    unitDays(ka, a, within, which) {
      const key = `${ka} ${a} ${within} ${which}`;
      // A span of which a part is not known is not known.
      if (within !== "bin" && shownBins.get(key) !== binsOf(within, which)) return null;
      return unitDays.get(key) ?? null;
    },
  };
}

function cellsOf<Row extends CellAddress>(rows: readonly Row[]): Cells<Row> {
  const byTable = Map.groupBy(rows, ({ ka, a, kb }) => `${ka} ${a} ${kb}`);
  const byCell = new Map(rows.map((row) => [`${row.ka} ${row.a} ${row.kb} ${row.b}`, row]));
  return {
    at: (ka, a, kb, b) => byCell.get(`${ka} ${a} ${kb} ${b}`) ?? null,
    under: (ka, a, kb) => byTable.get(`${ka} ${a} ${kb}`) ?? [],
  };
}

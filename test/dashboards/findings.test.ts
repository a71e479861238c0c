import { expect, test } from "vitest";
import { emergingFigure } from "../../dashboards/figures/emerging.ts";
import { familyFigure } from "../../dashboards/figures/family.ts";
import { faultsFigure } from "../../dashboards/figures/faults.ts";
import type { Figure } from "../../dashboards/figures/figure.ts";
import { fixesFigure } from "../../dashboards/figures/fixes.ts";
import { modelsFigure } from "../../dashboards/figures/models.ts";
import { trendFigure } from "../../dashboards/figures/trend.ts";
import { type FaultRow, type Filter, suppressed, type TrendRow, type View } from "../../dashboards/page-data.ts";
import { sampleCases } from "./sample-cases.ts";
import { counted, wilson } from "./sample-page-data.ts";

const { full } = sampleCases;

/** The title of a figure with some of its view changed, with plain spaces. */
const titleOf = (figure: Figure, change: Partial<View> = {}): string =>
  figure.content({ ...full, view: { ...full.view, ...change } }).title.replace(/[\u00a0\u202f]/g, " ");

const fault = (key: string, n: number, recent: number, before: number): FaultRow => ({
  key,
  label: `Fault ${key}`,
  cell: { n, share: wilson(n, 200), recent: wilson(recent, 100), before: wilson(before, 100) },
});
const faults = (...rows: FaultRow[]): Partial<View> => ({ faults: { rows, hidden: 0 } });

test("what fails most is said to be up or down only beyond doubt, and never the pooled rest", () => {
  expect(titleOf(faultsFigure, faults(fault("a", 50, 36, 14), fault("b", 20, 10, 10)))).toBe(
    "Fault a: 36 % of failures in 2026, up from 14 %",
  );
  expect(titleOf(faultsFigure, faults(fault("a", 50, 14, 36)))).toContain("down from 36 %");
  expect(titleOf(faultsFigure, faults(fault("a", 50, 26, 24)))).toBe("Fault a fails most: 25 % of failures");
  expect(titleOf(faultsFigure, faults(fault("other", 90, 45, 45), fault("b", 20, 10, 10)))).toContain(
    "Fault b fails most",
  );
  const hidden = { ...fault("a", 50, 36, 14), cell: suppressed };
  expect(titleOf(faultsFigure, faults(hidden))).toBe("No fault that may be shown by itself");
});

test.each([
  [{ kind: "region", key: "n", label: "North" }, "25 % of failures in North"],
  [{ kind: "model", key: "n", label: "X 200" }, "25 % of failures on X 200"],
  [{ kind: "period", key: "2025", label: "2025" }, "25 % of failures in 2025"],
] as const)("a narrowed view says where: %o", (filter: Filter, said) => {
  expect(titleOf(faultsFigure, { filter, ...faults(fault("a", 50, 26, 24)) })).toContain(said);
});

const months = (counts: readonly number[], rated: boolean): Partial<View> => ({
  trend: {
    hidden: 0,
    rows: counts.map((n, at): TrendRow => {
      const month = `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
      return { from: month, to: month, cell: { n, count: counted(n), rate: rated ? counted(n, 2) : null } };
    }),
  },
});
const rising = Array.from({ length: 24 }, (_, at) => Math.round(20 * 1.05 ** at));

test("better or worse, in the unit that is known", () => {
  expect(titleOf(trendFigure, months(rising, true))).toMatch(
    /^\d+ repairs per 100 units and year, rising by \d+ % a year$/,
  );
  expect(titleOf(trendFigure, months(rising.toReversed(), false))).toMatch(
    /^About \d+ repairs a month, falling by 4\d % a year$/,
  );
  expect(titleOf(trendFigure, months(Array(24).fill(20), true))).toContain("no clear trend");
  expect(titleOf(trendFigure, months([20, 22, 25], true))).toContain("too short a time");
  const withHidden = months([20, 22, 25], true);
  const rows = [...(withHidden.trend?.rows ?? []), { from: "2026-01", to: "2026-09", cell: suppressed } as const];
  const partly = { trend: { rows: [...rows, ...rows.slice(-1)], hidden: 2 } };
  expect(titleOf(trendFigure, partly)).toContain("in the 3 of 5 spans that may be shown");
  expect(titleOf(trendFigure, months([], true))).toBe("No repairs that may be shown over time");
});

test("the repair that does not hold is told beside the one that does", () => {
  expect(titleOf(fixesFigure)).toMatch(
    /^“Adjust door seal” often does not hold: back after \d+ %, against \d+ % for “Replace door seal”$/,
  );
  const even = full.view.fixes.rows.filter(({ label }) => label.startsWith("Replace"));
  expect(titleOf(fixesFigure, { fixes: { rows: even, hidden: 0 } })).toContain("no fix stands out");
});

test("models are ranked by rate, or counted where units are not known", () => {
  expect(titleOf(modelsFigure)).toMatch(/^X 200 needs 2\.\d× as many repairs per unit as the next model$/);
  const unknown = full.view.models.rows.map((row) =>
    "suppressed" in row.cell ? row : { ...row, cell: { ...row.cell, rate: null } },
  );
  expect(titleOf(modelsFigure, { models: { rows: unknown, hidden: 0 } })).toMatch(
    /^X 200 has \d+ % of the repairs shown$/,
  );
});

test("beside its family, and what is new", () => {
  expect(titleOf(familyFigure)).toBe("X 200 needs 1.9× as many repairs as the rest of its family");
  expect(titleOf(emergingFigure)).toBe("New: Door seal · X 200, seen 34 times where 12.4 were expected, and 1 more");
  const narrowed = (filter: Filter) => emergingFigure.content({ ...full, view: { ...full.view, filter } });
  expect(narrowed({ kind: "model", key: "m1", label: "X 100" }).title).toBe("Nothing new that chance does not explain");
  expect(narrowed({ kind: "fault", key: "f6", label: "Fan motor" }).body).toHaveLength(1);
  expect(narrowed({ kind: "region", key: "n", label: "North" }).notes.join()).toContain("tested over everything");
});

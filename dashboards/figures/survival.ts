import { shownRows } from "../charts/shown-rows.ts";
import { survivalByAge } from "../charts/survival-by-age.ts";
import { copy } from "../copy.ts";
import { percent } from "../format.ts";
import type { AgeRow } from "../page-data.ts";
import { ageColumns } from "./ages.ts";
import { figure } from "./figure.ts";

/** At which age? How many units have needed no repair so far. */
export const survivalFigure = figure<AgeRow>({
  id: "survival",
  chart: "ages",
  kind: copy.survival.kind,
  table: ({ view }) => view.ages,
  draw: survivalByAge,
  drawable: (rows) => shownRows(rows).length > 0,
  finding: (rows, { scope }) => {
    const shown = shownRows(rows);
    const last = shown.at(-1);
    if (last === undefined) return copy.survival.none(scope);
    const half = shown.find(({ survival }) => survival.value <= 0.5);
    if (half !== undefined) return copy.survival.half(ageWords(half.toMonths), scope);
    return copy.survival.after(ageWords(last.toMonths), percent(last.survival.value), scope);
  },
  measure: () => copy.survival.measure,
  columns: () => ageColumns,
});

const ageWords = (months: number): string => {
  if (months < 24) return `${months} months`;
  return `${months % 12 === 0 ? months / 12 : (months / 12).toFixed(1)} years`;
};

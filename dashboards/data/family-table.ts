import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import type { MembersRow } from "../../src/analytics/metrics/members.ts";
import { type Estimate, type FamilyRow, type Shown, suppressed, type Table } from "../page-data.ts";
import { rate, wilson } from "./intervals.ts";
import type { MakerNumbers } from "./maker-numbers.ts";
import { hundredUnitYears, knownShare } from "./view-tables.ts";

/** A model beside the others of its family by the same maker; no rows where there are none. */
export function familyTable(numbers: MakerNumbers, model: MembersRow): Table<FamilyRow> {
  const others = numbers
    .named("model")
    .filter(({ id, family }) => id !== model.id && family !== null && family === model.family);
  if (others.length === 0) return { rows: [], hidden: 0 };
  const rows: FamilyRow[] = [
    { measure: "rate", model: rateOf(numbers, [model]), others: rateOf(numbers, others) },
    { measure: "returned", model: returnedOf(numbers, [model]), others: returnedOf(numbers, others) },
    { measure: "minutes", model: minutesOf(numbers, [model]), others: minutesOf(numbers, others) },
  ];
  const shown = rows.filter((row) => row.model !== suppressed || row.others !== suppressed);
  return { rows: shown, hidden: rows.length - shown.length };
}

function rateOf(numbers: MakerNumbers, models: readonly MembersRow[]): Shown<Estimate> {
  let [known, days] = [0, 0];
  for (const { id } of models) {
    const cell = numbers.repairs.at(kinds.all, 0, kinds.model, id);
    const own = numbers.unitDays(kinds.model, id, "all", 0);
    if (cell === null || own === null || cell.known < cell.n * knownShare) continue;
    known += cell.known;
    days += own;
  }
  return rate(known, days, hundredUnitYears) ?? suppressed;
}

function returnedOf(numbers: MakerNumbers, models: readonly MembersRow[]): Shown<Estimate> {
  let [judged, returned] = [0, 0];
  for (const { id } of models) {
    const cell = numbers.returns.at(kinds.all, 0, kinds.model, id);
    judged += cell?.judged ?? 0;
    returned += cell?.returned ?? 0;
  }
  return wilson(returned, judged) ?? suppressed;
}

/** Medians with the quartiles as their bounds; of several models the mean of their medians, by how many repairs each has. */
function minutesOf(numbers: MakerNumbers, models: readonly MembersRow[]): Shown<Estimate> {
  const cells = models.flatMap(({ id }) => numbers.durations.at(kinds.all, 0, kinds.model, id) ?? []);
  const all = cells.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return suppressed;
  const mean = (value: (cell: (typeof cells)[number]) => number): number =>
    Math.round(cells.reduce((sum, cell) => sum + value(cell) * cell.n, 0) / all);
  return { value: mean(({ median }) => median), low: mean(({ lower }) => lower), high: mean(({ upper }) => upper) };
}

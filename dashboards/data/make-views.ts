import { type Filter, type FilterKind, suppressed, type View } from "../page-data.ts";
import type { MakerNumbers } from "./maker-numbers.ts";
import { spanText } from "./month-text.ts";
import { ageTable, periodsOf, seasonTable, trendTable } from "./time-tables.ts";
import { everything, kindOfFilter, type Scope, totalOf } from "./view-scope.ts";
import {
  durationTable,
  faultTable,
  fixTable,
  keyOf,
  labelOf,
  modelTable,
  type PageOfModel,
  partTable,
} from "./view-tables.ts";

/** Most members of a kind that can be filtered by: those with most repairs; the others have a line in the charts, models a page too. */
const mostChoices = 40;

/** All charts narrowed to one scope. */
export function makeView(numbers: MakerNumbers, filter: Filter, scope: Scope, pageOf: PageOfModel): View {
  return {
    filter,
    repairs: totalOf(numbers.repairs, scope)?.n ?? suppressed,
    trend: trendTable(numbers, scope),
    faults: faultTable(numbers, scope),
    models: modelTable(numbers, scope, pageOf),
    ages: ageTable(numbers, scope),
    fixes: fixTable(numbers, scope),
    durations: durationTable(numbers, scope),
    parts: partTable(numbers, scope),
    seasons: seasonTable(numbers, scope),
  };
}

/** The unfiltered view, then one for each choice of each filter. */
export function makeViews(numbers: MakerNumbers, pageOf: PageOfModel): readonly View[] {
  const views = [makeView(numbers, { kind: "all" }, everything, pageOf)];
  for (const { id, from, to } of periodsOf(numbers).sort((one, other) => other.from - one.from)) {
    views.push(choice(numbers, "period", id, String(id), spanText(from, to), pageOf));
  }
  for (const kind of ["model", "region", "fault"] as const) {
    const shown = numbers
      .named(kind)
      .map((member) => ({ member, n: numbers.repairs.at(0, 0, kindOfFilter[kind], member.id)?.n ?? 0 }))
      .filter(({ n }) => n > 0)
      .sort((one, other) => other.n - one.n || one.member.id - other.member.id);
    // A single choice would narrow to what is shown already.
    if (shown.length < 2) continue;
    for (const { member } of shown.slice(0, mostChoices)) {
      views.push(choice(numbers, kind, member.id, keyOf(member), labelOf(member), pageOf));
    }
  }
  return views;
}

function choice(
  numbers: MakerNumbers,
  kind: FilterKind,
  member: number,
  key: string,
  label: string,
  pageOf: PageOfModel,
): View {
  return makeView(numbers, { kind, key, label }, { kind: kindOfFilter[kind], member }, pageOf);
}

import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import type { MembersRow } from "../../src/analytics/metrics/members.ts";
import {
  type DurationRow,
  type Estimate,
  type FaultRow,
  type FixRow,
  type ModelRow,
  type PartRow,
  type Shown,
  suppressed,
  type Table,
} from "../page-data.ts";
import { rate, wilson } from "./intervals.ts";
import type { MakerNumbers } from "./maker-numbers.ts";
import { cellIn, everything, type Scope, totalOf } from "./view-scope.ts";

/** Days of 100 units in a year: what rates are given in. */
export const hundredUnitYears = 36_525;
/** Rates are made where at least this part of the repairs was on units that are known. */
export const knownShare = 0.9;

/** Where the pages of models lie, by member; null: it has none. */
export type PageOfModel = (member: MembersRow) => string | null;

/** What tells a member from the others of its list; the pool of the rest is "other". */
export function keyOf(row: MembersRow): string {
  return row.member === "*" ? "other" : String(row.id);
}

const otherNames: Readonly<Record<string, string>> = {
  model: "Other models",
  region: "Other regions",
  fault: "Other faults",
  fix: "Other repairs",
};

/** What a member is called on a page. */
export function labelOf(row: MembersRow): string {
  if (row.member === "*") return otherNames[row.kind] ?? "Other";
  const label = row.label?.trim() ?? "";
  if (label === "") return row.kind === "region" ? "Region not known" : "Not named";
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** Rows of all members of a kind that are shown in a scope, most repairs first; the rest is counted as hidden, whether it is there or not. */
function rowsOf<Cell extends { readonly n: number }, Row>(
  numbers: MakerNumbers,
  kind: string,
  find: (member: MembersRow) => Cell | null,
  make: (member: MembersRow, cell: Cell) => Row,
): Table<Row> {
  const all = [...numbers.members.values()].filter((row) => row.kind === kind);
  const found = all.flatMap((member) => {
    const cell = find(member);
    return cell === null ? [] : [{ member, cell }];
  });
  found.sort(
    (one, other) =>
      Number(one.member.member === "*") - Number(other.member.member === "*") ||
      other.cell.n - one.cell.n ||
      one.member.id - other.member.id,
  );
  return { rows: found.map(({ member, cell }) => make(member, cell)), hidden: all.length - found.length };
}

export function faultTable(numbers: MakerNumbers, scope: Scope): Table<FaultRow> {
  const total = totalOf(numbers.repairs, scope)?.n ?? 0;
  const years = [...new Set(numbers.bins.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => b - a);
  const periods = [...new Set(numbers.bins.map(({ period }) => period))].sort((a, b) => b - a);
  const [spanKind, [newest, former]] = years.length > 0 ? [kinds.year, years] : [kinds.period, periods];
  const shareIn = (fault: number, span: number | undefined): Shown<Estimate> | null => {
    if (scope.kind !== kinds.all || span === undefined || former === undefined) return null;
    const cell = numbers.repairs.at(kinds.fault, fault, spanKind, span);
    const of = numbers.repairs.at(kinds.all, 0, spanKind, span);
    return cell === null || of === null ? suppressed : (wilson(cell.n, of.n) ?? suppressed);
  };
  return rowsOf(
    numbers,
    "fault",
    (member) => cellIn(numbers.repairs, scope, kinds.fault, member.id),
    (member, { n }) => ({
      key: keyOf(member),
      label: labelOf(member),
      cell: {
        n,
        share: wilson(n, total) ?? { value: 0, low: 0, high: 1 },
        recent: shareIn(member.id, newest),
        before: shareIn(member.id, former),
      },
    }),
  );
}

export function modelTable(numbers: MakerNumbers, scope: Scope, pageOf: PageOfModel): Table<ModelRow> {
  return rowsOf(
    numbers,
    "model",
    (member) => cellIn(numbers.repairs, scope, kinds.model, member.id),
    (member, { n, known }) => {
      // Units of a model in a region, say, are not counted: rates of models are told for everything and for each model alone.
      const days =
        scope.kind === kinds.all || scope.kind === kinds.model || scope.kind === kinds.fault
          ? numbers.unitDays(kinds.model, member.id, "all", 0)
          : scope.kind === kinds.period
            ? numbers.unitDays(kinds.model, member.id, "period", scope.member)
            : null;
      const judged = cellIn(numbers.returns, scope, kinds.model, member.id);
      return {
        // What has no name is no model that one could look into.
        key: member.member === "" ? "other" : keyOf(member),
        label: labelOf(member),
        family: member.family,
        page: member.member === "*" ? null : pageOf(member),
        cell: {
          n,
          rate: days === null || known < n * knownShare ? null : rate(known, days, hundredUnitYears),
          returned: judged === null ? null : wilson(judged.returned, judged.judged),
          medianMinutes: cellIn(numbers.durations, scope, kinds.model, member.id)?.median ?? null,
        },
      };
    },
  );
}

export function fixTable(numbers: MakerNumbers, scope: Scope): Table<FixRow> {
  const ofFault = scope.kind === kinds.fault;
  // A fix belongs to one fault: within that fault it is all of it.
  const within = ofFault ? everything : scope;
  const table = rowsOf(
    numbers,
    "fix",
    (member) =>
      ofFault && member.fault !== scope.member ? null : cellIn(numbers.repairs, within, kinds.fix, member.id),
    (member, { n }) => {
      const fault = member.fault === null ? undefined : numbers.members.get(member.fault);
      const judged = cellIn(numbers.returns, within, kinds.fix, member.id);
      return {
        // Nobody can do better at what has no name: it is never called the worst.
        key: isNamed(member) ? keyOf(member) : "other",
        label: fixLabel(member, fault === undefined ? "" : labelOf(fault)),
        fault: fault === undefined ? "" : labelOf(fault),
        cell: {
          n,
          judged: judged?.judged ?? 0,
          returned: judged === null ? null : wilson(judged.returned, judged.judged),
          medianMinutes: cellIn(numbers.durations, within, kinds.fix, member.id)?.median ?? null,
        },
      };
    },
  );
  if (!ofFault) return table;
  const own = [...numbers.members.values()].filter(({ kind, fault }) => kind === "fix" && fault === scope.member);
  return { ...table, hidden: own.length - table.rows.length };
}

function fixLabel(fix: MembersRow, fault: string): string {
  if (fix.member === "*") return `Other repairs (${fault})`;
  return isNamed(fix) ? labelOf(fix) : `No repair named (${fault})`;
}

const isNamed = ({ label }: MembersRow): boolean => label !== null && label.trim() !== "";

export function durationTable(numbers: MakerNumbers, scope: Scope): Table<DurationRow> {
  const whole = totalOf(numbers.durations, scope);
  const faults = rowsOf(
    numbers,
    "fault",
    (member) => (scope.kind === kinds.fault ? null : cellIn(numbers.durations, scope, kinds.fault, member.id)),
    (member, { n, lower, median, upper }) => ({
      key: keyOf(member),
      label: labelOf(member),
      cell: { n, lower, median, upper },
    }),
  );
  const first: DurationRow[] =
    whole === null
      ? []
      : [
          {
            key: "all",
            label: "All repairs",
            cell: { n: whole.n, lower: whole.lower, median: whole.median, upper: whole.upper },
          },
        ];
  return { rows: [...first, ...faults.rows], hidden: scope.kind === kinds.fault ? 0 : faults.hidden };
}

export function partTable(numbers: MakerNumbers, scope: Scope): Table<PartRow> {
  const total = totalOf(numbers.repairs, scope)?.n ?? 0;
  return rowsOf(
    numbers,
    "part",
    (member) => cellIn(numbers.parts, scope, kinds.part, member.id),
    (member, { n }) => ({
      key: keyOf(member),
      label: labelOf(member),
      // A part that was counted up to another edition than its total may be ahead of it.
      cell: { n, share: wilson(Math.min(n, total), total) ?? { value: 0, low: 0, high: 1 } },
    }),
  );
}

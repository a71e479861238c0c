import { equipmentKeys } from "./equipment-keys.ts";
import type { Query } from "./example.ts";
import { type SparseRow, type SparseRows, sparseRows } from "./sparse-rows.ts";

/** The features that the regression weighs, as numbered columns; column 0 is the constant. */
export type Columns = {
  readonly numbers: ReadonlyMap<string, number>;
  /** In how many cases a column's feature occurs, of `cases` in all; 0 for the constant. */
  readonly casesOf: Int32Array;
  readonly cases: number;
};

/** A family of features: how heavy it is beside the others, and in how many cases a feature must occur to be kept. */
type Family = {
  readonly weight: number;
  readonly leastCases: number;
  readonly list: (query: Query) => readonly string[];
};

const families: readonly Family[] = [
  { weight: 1, leastCases: 1, list: ({ text }) => text.words.map((word) => `w${word}`) },
  { weight: 0.7, leastCases: 2, list: ({ text }) => text.pairs.map((pair) => `p${pair}`) },
  { weight: 1, leastCases: 3, list: ({ text }) => text.runs.map((run) => `c${run}`) },
  {
    weight: 0.7,
    leastCases: 1,
    list: ({ levels }) => [
      ...levels.flatMap((level, depth) => (level === "" ? [] : [`l${depth}>${level}`])),
      ...equipmentKeys(levels).map((key) => `e${key}`),
    ],
  },
  // The same word means another fault on another kind of equipment.
  {
    weight: 0.7,
    leastCases: 1,
    list: ({ text, levels }) => (levels[0] ? text.words.map((word) => `x${levels[0]}|${word}`) : []),
  },
];

/** Squared length that a feature never seen in training adds to its family: a text of new words says little. */
const unknownShare = 0.5;

/** Picks the columns for a history: the features that occur often enough, the commonest first where there are too many. Pauses often. */
export function* chooseColumns(queries: readonly Query[], mostColumns: number): Generator<void, Columns> {
  const kept: { feature: string; cases: number }[] = [];
  for (const { list, leastCases } of families) {
    const cases = new Map<string, number>();
    for (const [at, query] of queries.entries()) {
      if (at % 32 === 31) yield;
      for (const feature of new Set(list(query))) cases.set(feature, (cases.get(feature) ?? 0) + 1);
    }
    for (const [feature, count] of cases) if (count >= leastCases) kept.push({ feature, cases: count });
  }
  if (kept.length > mostColumns) kept.sort((one, other) => other.cases - one.cases);
  const columns = kept.slice(0, mostColumns);
  return {
    numbers: new Map(columns.map(({ feature }, at) => [feature, at + 1])),
    casesOf: Int32Array.from([0, ...columns.map((column) => column.cases)]),
    cases: queries.length,
  };
}

/** Rows of features, each family scaled to its weight whatever the length of the text. Pauses often. */
export function* toRows({ numbers }: Columns, queries: readonly Query[]): Generator<void, SparseRows> {
  const rows: SparseRow[] = [];
  for (const [at, query] of queries.entries()) {
    if (at % 32 === 31) yield;
    rows.push(toRow(numbers, query));
  }
  return sparseRows(rows);
}

function toRow(numbers: ReadonlyMap<string, number>, query: Query): SparseRow {
  const column = [0];
  const value = [1];
  for (const { weight, list } of families) {
    const times = new Map<string, number>();
    for (const feature of list(query)) times.set(feature, (times.get(feature) ?? 0) + 1);
    const known: [number, number][] = [];
    let squares = 0;
    for (const [feature, count] of times) {
      const size = 1 + Math.log(count);
      const number = numbers.get(feature);
      squares += number === undefined ? unknownShare * size * size : size * size;
      if (number !== undefined) known.push([number, size]);
    }
    const scale = weight / Math.sqrt(squares || 1);
    for (const [number, size] of known) {
      column.push(number);
      value.push(size * scale);
    }
  }
  return { column: Int32Array.from(column), value: Float32Array.from(value) };
}

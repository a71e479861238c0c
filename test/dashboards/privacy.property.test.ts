import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { kinds } from "../../src/analytics/metrics/cell-address.ts";
import { openMetricSession } from "../../src/analytics/metrics/metric-session.ts";
import { prepareCells } from "../../src/analytics/metrics/prepare-cells.ts";
import { repairs as repairsMetric } from "../../src/analytics/metrics/repairs.ts";
import { canDerive, type SeenCell, type SeenTable } from "./attack.ts";
import { type MadeRepair, madeSnapshot } from "./made-snapshot.ts";

const folder = mkdtempSync(path.join(tmpdir(), "fixline-privacy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const k = 3;
const builtAt = new Date("2026-11-21T10:00:00Z");
let count = 0;

/** One cell after an edition: what is shown of it, and the truth behind it. */
type Cell = {
  readonly key: string;
  readonly ka: number;
  readonly a: number;
  readonly kb: number;
  readonly b: number;
  /** What is published; null: hidden. */
  readonly n: number | null;
  readonly truth: number;
  readonly few: boolean;
  readonly block: number;
  /** Names of the members, the same in each edition. */
  readonly name: string;
  readonly orgsOf: ReadonlyMap<number, ReadonlySet<number>>;
};

/** Makes an edition after those in `book`, and gives every cell of maker 1. */
async function edition(book: string, repairs: readonly MadeRepair[]): Promise<readonly Cell[]> {
  count += 1;
  const snapshot = await madeSnapshot(folder, `snapshot-${count}.duckdb`, repairs);
  const session = await openMetricSession({ snapshot, book, temporaryFolder: path.join(folder, "t") });
  try {
    await prepareCells(session, { k, builtAt });
    const maker = "00000001-0000-4000-8000-000000000001";
    const shown = new Map(
      (await session.ask(repairsMetric, { maker })).map((row) => [`${row.ka} ${row.a} ${row.kb} ${row.b}`, row.n]),
    );
    const rows = await session.run(
      `select c.*, coalesce(ma.key, cast(c.a as varchar)) as a_name, coalesce(mb.key, cast(c.b as varchar)) as b_name,
         (select list(distinct [cast(o.arrived as bigint), cast(o.org as bigint)]) from (
             select maker, ka, a, kb, b, org, arrived from placed union all select maker, ka, a, kb, b, org, arrived from placed_part
           ) o
           where o.maker = c.maker and o.ka = c.ka and o.a = c.a and o.kb = c.kb and o.b = c.b) as orgs
       from cell c
       left join named_member ma on ma.id = c.a and ma.kind = c.ka
       left join named_member mb on mb.id = c.b and mb.kind = c.kb
       where c.maker = $maker`,
      { maker },
    );
    return rows.map((row) => {
      const [ka, a, kb, b] = [Number(row.ka), Number(row.a), Number(row.kb), Number(row.b)];
      const orgsOf = new Map<number, Set<number>>();
      for (const pair of row.orgs as readonly (readonly bigint[])[]) {
        const [arrived, org] = pair.map(Number);
        const known = orgsOf.get(arrived ?? 0) ?? new Set<number>();
        orgsOf.set(arrived ?? 0, known.add(org ?? 0));
      }
      const key = `${ka} ${a} ${kb} ${b}`;
      return {
        key,
        ka,
        a,
        kb,
        b,
        n: row.hidden === true ? null : (shown.get(key) ?? 0),
        truth: Number(row.n),
        few: row.hidden === true && row.few === true,
        block: Number(row.block),
        name: `${ka} ${String(row.a_name)} ${kb} ${String(row.b_name)}`,
        orgsOf,
      };
    });
  } finally {
    session.close();
  }
}

const crossed = [
  [kinds.model, kinds.period],
  [kinds.model, kinds.fault],
  [kinds.region, kinds.model],
  [kinds.region, kinds.fault],
  [kinds.region, kinds.period],
  [kinds.fault, kinds.period],
  [kinds.fault, kinds.year],
  [kinds.model, kinds.fix],
  [kinds.period, kinds.fix],
  [kinds.fault, kinds.age],
] as const;

/** What the world sees of one crossed table: cells, and which totals are published. `hide` says which cells are hidden. */
function tableOf(
  cells: readonly Cell[],
  [ka, kb]: readonly [number, number],
  hide: (cell: Cell) => boolean,
): { readonly table: SeenTable; readonly few: readonly Cell[] } {
  const own = cells.filter((cell) => cell.ka === ka && cell.kb === kb);
  const margin = (kind: number) =>
    new Set(cells.filter((cell) => cell.ka === 0 && cell.kb === kind && cell.n !== null).map(({ b }) => b));
  const seen: SeenCell[] = own.map((cell) => ({
    row: cell.a,
    column: cell.b,
    shown: !hide(cell),
    truth: cell.truth,
  }));
  return {
    table: {
      cells: seen,
      rows: [...new Set(own.map(({ a }) => a))],
      columns: [...new Set(own.map(({ b }) => b))],
      knownRows: margin(ka),
      knownColumns: margin(kb),
    },
    few: own.filter(({ few }) => few),
  };
}

/** A crossed table as a whole, and where parts of it have totals of their own (years of periods, faults of fixes) each part. */
function attacksOn(cells: readonly Cell[], kind: readonly [number, number]) {
  const [ka, kb] = kind;
  const hidden = ({ n }: Cell) => n === null;
  const whole = tableOf(cells, kind, hidden);
  const all: [SeenTable, SeenTable, readonly Cell[]][] = [
    [whole.table, tableOf(cells, kind, ({ few }) => few).table, whole.few],
  ];
  const parent =
    kb === kinds.period && ka === kinds.fault
      ? kinds.year
      : kb === kinds.fix && ka === kinds.model
        ? kinds.fault
        : null;
  if (parent === null) return all;
  for (const block of new Set(cells.filter((cell) => cell.ka === ka && cell.kb === kb).map((cell) => cell.block))) {
    const own = cells.filter((cell) => cell.ka !== ka || cell.kb !== kb || cell.block === block);
    const known = new Set(
      cells
        .filter((cell) => cell.ka === ka && cell.kb === parent && cell.b === block && cell.n !== null)
        .map(({ a }) => a),
    );
    const part = tableOf(own, kind, hidden);
    const bare = tableOf(own, kind, ({ few }) => few);
    all.push([{ ...part.table, knownRows: known }, { ...bare.table, knownRows: known }, part.few]);
  }
  return all;
}

const repair = fc.record({
  model: fc.integer({ min: 0, max: 3 }),
  fix: fc.integer({ min: 0, max: 7 }),
  region: fc.integer({ min: 0, max: 2 }),
  org: fc.integer({ min: 1, max: 7 }),
  month: fc.integer({ min: 0, max: 9 }),
  year: fc.constantFrom(2025, 2026),
});
const world = fc.array(repair, { minLength: 30, maxLength: 160 });
const made = (drawn: readonly (typeof repair extends fc.Arbitrary<infer T> ? T : never)[], from: number) =>
  drawn.map(
    ({ month, year, ...rest }, at): MadeRepair => ({
      ...rest,
      id: from + at,
      maker: 1,
      day: `${year}-${String(month + 1).padStart(2, "0")}-15`,
      minutes: 60,
    }),
  );

test("no total, filter or crossing of two kinds gives a hidden cell away; without complementary suppression it would", async () => {
  let attacked = 0;
  let solvedWithout = 0;
  await fc.assert(
    fc.asyncProperty(world, async (drawn) => {
      const cells = await edition(path.join(folder, `book-${count}.duckdb`), made(drawn, 1));
      for (const [table, bare, few] of crossed.flatMap((kind) => attacksOn(cells, kind))) {
        for (const cell of few) {
          attacked += 1;
          if (canDerive(bare, cell.a, cell.b)) solvedWithout += 1;
          expect(canDerive(table, cell.a, cell.b), `${cell.name} of ${cell.truth}`).toBe(false);
        }
      }
      for (const cell of cells) {
        const orgs = new Set([...cell.orgsOf.values()].flatMap((set) => [...set]));
        if (cell.n !== null) expect(orgs.size, cell.name).toBeGreaterThanOrEqual(k);
      }
    }),
    { numRuns: 8, seed: 4_711 },
  );
  expect(attacked).toBeGreaterThan(150);
  expect(solvedWithout).toBeGreaterThan(5);
}, 240_000);

test("from one edition to the next a number moves only with enough organisations behind it, and what was hidden is never added", async () => {
  let moved = 0;
  let uncovered = 0;
  await fc.assert(
    fc.asyncProperty(world, fc.array(repair, { minLength: 1, maxLength: 60 }), async (first, late) => {
      const book = path.join(folder, `book-${count}.duckdb`);
      const before = new Map((await edition(book, made(first, 1))).map((cell) => [cell.name, cell]));
      const after = await edition(book, [...made(first, 1), ...made(late, 10_001)]);
      for (const cell of after) {
        const old = before.get(cell.name);
        const fresh = cell.orgsOf.get(2) ?? new Set();
        if (cell.n === null || old === undefined) continue;
        if (old.n === null) {
          // It starts anew: only what came later counts, and that is enough by itself.
          uncovered += 1;
          expect(fresh.size, cell.name).toBeGreaterThanOrEqual(k);
          expect(cell.n, cell.name).toBeLessThanOrEqual(cell.truth - old.truth);
        } else if (cell.n !== old.n) {
          moved += 1;
          expect(fresh.size, cell.name).toBeGreaterThanOrEqual(k);
        }
      }
      const again = await edition(book, [...made(first, 1), ...made(late, 10_001)]);
      expect(again.map(({ name, n }) => [name, n]).sort()).toEqual(after.map(({ name, n }) => [name, n]).sort());
    }),
    { numRuns: 4, seed: 815 },
  );
  expect(moved).toBeGreaterThan(10);
  expect(uncovered).toBeGreaterThan(0);
}, 240_000);

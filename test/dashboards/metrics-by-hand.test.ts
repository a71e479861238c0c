import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ages } from "../../src/analytics/metrics/ages.ts";
import { type CellAddress, kinds } from "../../src/analytics/metrics/cell-address.ts";
import { deskModels } from "../../src/analytics/metrics/desk-models.ts";
import { durations } from "../../src/analytics/metrics/durations.ts";
import { exposure } from "../../src/analytics/metrics/exposure.ts";
import { makerBins } from "../../src/analytics/metrics/maker-bins.ts";
import { makers } from "../../src/analytics/metrics/makers.ts";
import { type MembersRow, members } from "../../src/analytics/metrics/members.ts";
import { type Metric, type MetricSession, openMetricSession } from "../../src/analytics/metrics/metric-session.ts";
import { parts } from "../../src/analytics/metrics/parts.ts";
import { prepareCells } from "../../src/analytics/metrics/prepare-cells.ts";
import { repairs } from "../../src/analytics/metrics/repairs.ts";
import { returns } from "../../src/analytics/metrics/returns.ts";
import { openDuckDb } from "../../src/analytics/warehouse/open-duckdb.ts";
import { type MadeRepair, madeSnapshot } from "./made-snapshot.ts";

const maker = "00000001-0000-4000-8000-000000000001";
const builtAt = new Date("2026-04-15T00:00:00Z");

/**
 * Ten repairs by hand. Fix 0 "Replace thing 0" and fix 1 "Clean thing 0" are about the fault "thing 0", fix 2 is "Replace thing 1"; a
 * repair with fix f takes "part f". Each model has a unit at each of its organisations, in service since 1 January 2025. Number 10 is of
 * the month that is not over. Number 1 came back. Judged are those that ended 30 days before 15 April: all but number 9.
 */
const ten: readonly MadeRepair[] = (
  [
    // id, model, fix, region, org, day, minutes
    [1, 1, 0, 1, 1, "2026-01-10", 30],
    [2, 1, 0, 1, 2, "2026-01-20", 40],
    [3, 1, 1, 1, 1, "2026-02-05", 50],
    [4, 1, 2, 2, 3, "2026-02-15", 60],
    [5, 2, 0, 2, 3, "2026-02-20", 20],
    [6, 2, 2, 1, 1, "2026-03-01", 90],
    [7, 2, 2, 1, 2, "2026-03-05", 100],
    [8, 1, 1, 1, 2, "2026-03-10", 10],
    [9, 2, 0, 2, 3, "2026-03-20", 25],
    [10, 1, 2, 2, 3, "2026-04-02", 500],
  ] as const
).map(([id, model, fix, region, org, day, minutes]) => ({ id, maker: 1, model, fix, region, org, day, minutes }));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fixline-by-hand-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function opened(name: string, rows: readonly MadeRepair[]): Promise<MetricSession> {
  const snapshot = await madeSnapshot(folder, `${name}.duckdb`, rows);
  const db = await openDuckDb(snapshot, { readOnly: false });
  if (rows.length > 0)
    await db.connection.run(
      "insert into returns select key, timestamp '2026-01-25' from interventions where cast(key as varchar) like '%000000000001'",
    );
  db.close();
  const files = { snapshot, book: path.join(folder, `${name}-book.duckdb`), temporaryFolder: path.join(folder, "t") };
  const session = await openMetricSession(files);
  // With one organisation enough nothing is pooled or hidden: what is tested here is the counting.
  await prepareCells(session, { k: 1, builtAt });
  return session;
}

describe("ten repairs", () => {
  let session: MetricSession;
  let known: readonly MembersRow[];
  beforeAll(async () => {
    session = await opened("ten", ten);
    known = await session.ask(members, { maker });
  });
  afterAll(() => session.close());

  const nameOf = (kind: number, id: number): string =>
    kind === kinds.all
      ? "all"
      : kind <= kinds.period || kind >= kinds.age
        ? (known.find((row) => row.id === id && row.kind === "part" && kind === kinds.part)?.label ?? String(id))
        : (known.find((row) => row.id === id)?.label ?? String(id));
  /** Cells of a table by the names of their members: "Model 1 × thing 0". */
  async function cells<Row extends CellAddress>(
    metric: Metric<Row>,
    ka: number,
    kb: number,
    read: (row: Row) => unknown,
  ) {
    const given = metric.sql.includes("$k") ? { maker, k: 1 } : { maker };
    const rows = (await session.ask(metric, given)).filter((row) => row.ka === ka && row.kb === kb);
    return Object.fromEntries(
      rows.map((row) => [[...(ka === 0 ? [] : [nameOf(ka, row.a)]), nameOf(kb, row.b)].join(" × "), read(row)]),
    );
  }

  test("makers, models of the desk, members", async () => {
    expect(await session.ask(makers)).toEqual([
      { maker, name: "Maker 1", slug: "maker-1", ofDesk: true, published: true },
    ]);
    expect((await session.ask(deskModels, { maker })).map(({ name, family }) => [name, family])).toEqual([
      ["Model 1", "family"],
      ["Model 2", "family"],
    ]);
    const labels = (kind: string) =>
      known
        .filter((row) => row.kind === kind)
        .map(({ label }) => label)
        .sort();
    expect(labels("fault")).toEqual(["thing 0", "thing 1"]);
    expect(labels("fix")).toEqual(["Clean thing 0", "Replace thing 0", "Replace thing 1"]);
    expect(labels("region")).toEqual(["region 1", "region 2"]);
    // A fix lies within its fault.
    const clean = known.find(({ label }) => label === "Clean thing 0");
    expect(known.find(({ id }) => id === clean?.fault)?.label).toBe("thing 0");
  });

  test("bins of months: each of the three whole months is one, in the first quarter", async () => {
    const bins = await session.ask(makerBins, { maker });
    const january = 2026 * 12;
    expect(bins.map(({ fromMonth, toMonth }) => [fromMonth - january, toMonth - january])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(new Set(bins.map(({ period }) => period)).size).toBe(1);
  });

  test("repairs: nine, the running month's left out; by model, region, fault, fix, and crossed", async () => {
    const n = ({ n: count }: { readonly n: number }) => count;
    expect(await cells(repairs, 0, kinds.all, ({ n: count, known: on }) => [count, on])).toEqual({ all: [9, 9] });
    expect(await cells(repairs, 0, kinds.model, n)).toEqual({ "Model 1": 5, "Model 2": 4 });
    expect(await cells(repairs, 0, kinds.region, n)).toEqual({ "region 1": 6, "region 2": 3 });
    expect(await cells(repairs, 0, kinds.fault, n)).toEqual({ "thing 0": 6, "thing 1": 3 });
    expect(await cells(repairs, 0, kinds.fix, n)).toEqual({
      "Replace thing 0": 4,
      "Clean thing 0": 2,
      "Replace thing 1": 3,
    });
    // Model 1: 1, 2, 3 and 8 are thing 0, 4 is thing 1. Model 2: 5 and 9, 6 and 7.
    expect(await cells(repairs, kinds.model, kinds.fault, n)).toEqual({
      "Model 1 × thing 0": 4,
      "Model 1 × thing 1": 1,
      "Model 2 × thing 0": 2,
      "Model 2 × thing 1": 2,
    });
    // Region 2 is organisation 3: 4 on model 1, 5 and 9 on model 2.
    expect(await cells(repairs, kinds.region, kinds.model, n)).toEqual({
      "region 1 × Model 1": 4,
      "region 1 × Model 2": 2,
      "region 2 × Model 1": 1,
      "region 2 × Model 2": 2,
    });
    // All units are 365 to 455 days old then: the age from 12 to 24 months, the third.
    expect(await cells(repairs, 0, kinds.age, n)).toEqual({ 2: 9 });
  });

  test("returns: eight are judged, one of them came back", async () => {
    const read = ({ judged, returned }: { readonly judged: number; readonly returned: number }) => [judged, returned];
    expect(await cells(returns, 0, kinds.all, read)).toEqual({ all: [8, 1] });
    // Of fix 0 these are 1, 2 and 5: number 9 is too young.
    expect(await cells(returns, 0, kinds.fix, read)).toEqual({
      "Replace thing 0": [3, 1],
      "Clean thing 0": [2, 0],
      "Replace thing 1": [3, 0],
    });
  });

  test("durations: median and quartiles, rounded to five minutes", async () => {
    const read = ({ n, lower, median, upper }: { n: number; lower: number; median: number; upper: number }) => [
      n,
      lower,
      median,
      upper,
    ];
    // 10 20 25 30 40 50 60 90 100: the third, the fifth, the seventh of nine.
    expect(await cells(durations, 0, kinds.all, read)).toEqual({ all: [9, 25, 40, 60] });
    expect(await cells(durations, 0, kinds.fix, read)).toEqual({
      // 20 25 30 40: 23.75, 27.5 and 32.5; halves of five go up.
      "Replace thing 0": [4, 25, 30, 35],
      // 10 50: 20, 30, 40.
      "Clean thing 0": [2, 20, 30, 40],
      // 60 90 100: 75, 90, 95.
      "Replace thing 1": [3, 75, 90, 95],
    });
  });

  test("parts: one repair needs a part once", async () => {
    const rows = (await session.ask(parts, { maker })).map((row) => ({ ...row, kb: kinds.part }));
    const named = (ka: number) =>
      Object.fromEntries(
        rows.filter((row) => row.ka === ka).map(({ a, b, n }) => [`${nameOf(ka, a)} × ${nameOf(kinds.part, b)}`, n]),
      );
    expect(named(kinds.all)).toEqual({ "all × part 0": 4, "all × part 1": 2, "all × part 2": 3 });
    expect(named(kinds.model)).toEqual({
      "Model 1 × part 0": 2,
      "Model 1 × part 1": 2,
      "Model 1 × part 2": 1,
      "Model 2 × part 0": 2,
      "Model 2 × part 2": 2,
    });
  });

  test("exposure: six units through January, February and March", async () => {
    const rows = await session.ask(exposure, { maker, k: 1 });
    const days = (ka: number, name: string) =>
      rows.filter((row) => row.ka === ka && nameOf(ka, row.a) === name).map(({ unitDays }) => unitDays);
    // 6 × 31, 6 × 28, 6 × 31; three units of each model; four in region 1 (organisations 1 and 2), two in region 2.
    expect(days(kinds.all, "all")).toEqual([186, 168, 186]);
    expect(days(kinds.model, "Model 1")).toEqual([93, 84, 93]);
    expect(days(kinds.region, "region 1")).toEqual([124, 112, 124]);
    expect(days(kinds.region, "region 2")).toEqual([62, 56, 62]);
  });

  test("ages: six units, seen from their 365th to their 455th day", async () => {
    const rows = (await session.ask(ages, { maker, k: 1 })).filter(({ ka }) => ka === kinds.all);
    expect(rows).toEqual([{ ka: 0, a: 0, age: 2, atRisk: 6, unitDays: 540 }]);
  });
});

test("no history: the maker is there, and nothing else; one repair is one", async () => {
  const empty = await opened("none", []);
  try {
    expect(await empty.ask(makers)).toMatchObject([{ name: "Maker 1", published: false }]);
    for (const metric of [
      makerBins,
      members,
      repairs,
      returns,
      durations,
      parts,
      exposure,
      ages,
      deskModels,
    ] as readonly Metric<unknown>[]) {
      const given = metric.sql.includes("$k") ? { maker, k: 1 } : { maker };
      expect(await empty.ask(metric, given), metric.name).toEqual([]);
    }
  } finally {
    empty.close();
  }
  const one = await opened("one", ten.slice(0, 1));
  try {
    const all = (await one.ask(repairs, { maker })).filter(({ ka, kb }) => ka === 0 && kb === 0);
    expect(all).toEqual([{ ka: 0, a: 0, kb: 0, b: 0, n: 1, known: 1 }]);
    expect((await one.ask(returns, { maker })).filter(({ ka, kb }) => ka === 0 && kb === 0)).toMatchObject([
      { judged: 1, returned: 1 },
    ]);
    // One unit in the 31 days of January: the empty months behind the last repair of all are not covered.
    expect((await one.ask(exposure, { maker, k: 1 })).filter(({ ka }) => ka === 0)).toMatchObject([{ unitDays: 31 }]);
  } finally {
    one.close();
  }
});

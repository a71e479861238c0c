import { readFileSync } from "node:fs";
import { ageMonths } from "./age-months.ts";
import { crossings, ofAllCrossings, ofCrossing } from "./crossings.ts";
import { type Bin, findBins, type MonthOrgs } from "./find-bins.ts";
import type { MetricSession } from "./metric-session.ts";

export type CellOptions = {
  /** Organisations below which a cell is suppressed; at least 1. */
  readonly k: number;
  /** When the snapshot was made: months after the last whole one are left out, and repairs are judged as of then. */
  readonly builtAt: Date;
};

/**
 * The months that are covered: from January of the year four before that of the newest repair, up to the last whole one in which anything
 * was repaired. Counted as in `Bin`. Far enough back for rare things to be shown, and the same for a year, so that editions can be
 * compared with what they hid.
 */
export type Covered = { readonly fromMonth: number; readonly untilMonth: number };

const sqlOf = (name: string): string => readFileSync(new URL(`sql/${name}.sql`, import.meta.url), "utf8");

const daysAMonth = 365.25 / 12;
const noEnd = 1_000_000;

const bookSql = `
  create table if not exists book.period (from_month integer, k integer, edition integer);
  create table if not exists book.seen (key uuid, edition integer);
  create table if not exists book.bins (maker varchar, from_month integer, to_month integer);
  create table if not exists book.grains (maker varchar, grain integer);
  create table if not exists book.pools (maker varchar, kind varchar, scope varchar, member varchar, since integer, shown boolean);
  create table if not exists book.cells (
    maker varchar, ka integer, a varchar, kb integer, b varchar, since integer, through integer, hidden boolean, few boolean);`;

/** What is pooled, in this order: its columns in rows_in. A fix is pooled within its fault. */
const pooled = [
  { kind: "region", scope: "''", member: "region", name: "region_name" },
  { kind: "model", scope: "''", member: "model", name: "model_name" },
  { kind: "fault", scope: "''", member: "fault", name: "fault_name" },
] as const;

/** How the tables of crossed kinds keep their hidden cells hidden: what adds up to what. Numbers of kinds as in sql/cells.sql. */
const tables = [
  ...[1, 9, 2, 3, 4, 5, 6, 7].map((kb) => ({ ka: 0, kb, shape: "list" })),
  { ka: 5, kb: 9, shape: "table" },
  { ka: 3, kb: 2, shape: "table" },
  { ka: 3, kb: 5, shape: "table" },
  { ka: 4, kb: 2, shape: "table" },
  { ka: 4, kb: 3, shape: "table" },
  { ka: 4, kb: 5, shape: "table" },
  { ka: 5, kb: 2, shape: "table" },
  { ka: 3, kb: 7, shape: "table" },
  { ka: 4, kb: 7, shape: "table" },
  { ka: 5, kb: 7, shape: "table" },
  { ka: 2, kb: 8, shape: "parts" },
  { ka: 3, kb: 8, shape: "parts" },
  { ka: 4, kb: 8, shape: "parts" },
  { ka: 5, kb: 8, shape: "parts" },
] as const;
const fixTables = [
  { ka: 3, kb: 6, shape: "table" },
  { ka: 4, kb: 6, shape: "table" },
  { ka: 2, kb: 6, shape: "table" },
] as const;

/**
 * Makes the cells from which every metric is read, suppressed: after it nothing can be asked any more that stands on fewer than `k`
 * organisations. Takes down in the book what was decided. The same snapshot and book give the same cells, and so does the book that
 * this leaves behind.
 */
export async function prepareCells(
  session: MetricSession,
  { k, builtAt }: CellOptions,
  said: (progress: string) => void = () => undefined,
): Promise<Covered> {
  const running = builtAt.getUTCFullYear() * 12 + builtAt.getUTCMonth();
  // A history that was imported ends where it ends: the empty months behind it would read as a fall.
  const newest = (await newestMonth(session, running)) ?? running - 1;
  const untilMonth = newest + 1;
  const fromMonth = (Math.floor(newest / 12) - yearsBefore) * 12;
  await session.run(bookSql);
  const edition = await openEdition(session, fromMonth, k);
  const given = { k, edition };
  said("reading repairs");
  await session.run(sqlOf("rows"), {
    k,
    from: dayOf(fromMonth),
    until: dayOf(untilMonth),
    as_of: builtAt.toISOString().slice(0, 19),
  });
  await session.run(sqlOf("arrivals"), { edition });
  await makeBins(session, k, untilMonth);
  await makeAges(session);

  said("pooling what is rare");
  await session.run(
    "create temp table member (id integer, maker varchar, kind varchar, scope varchar, member varchar, label varchar)",
  );
  for (const kind of pooled) await pool(session, kind, given);
  // What was to wait for one kind is gone for all: the members are taken anew from what is left.
  for (const kind of pooled) await keepMembers(session, kind, given);
  await session.run("alter table rows_in add column fault_member varchar");
  await session.run(
    `update rows_in set fault_member = m.member from in_fault f join member m on m.id = f.id where f.row = rows_in.row`,
  );
  await keepMembers(session, { kind: "fix", scope: "fault_member", member: "fix", name: "fix_name" }, given);
  await makePeriods(session, k);

  said("counting");
  await session.run(sqlOf("facts"), { k });
  await session.run(ofAllCrossings(sqlOf("cells")));
  await session.run(sqlOf("suppress"));
  const cell = sqlOf("cell");
  for (const crossing of crossings) await session.run(ofCrossing(cell, crossing), { ...given, ...crossing });
  said("suppressing");
  await suppressBeside(session, edition, tables);
  await session.run(sqlOf("below"), { edition });
  await suppressBeside(session, edition, fixTables);
  await session.run(sqlOf("keep-book"));
  return { fromMonth, untilMonth };
}

const yearsBefore = 4;
const makerParts = 8;

/** The month of the newest repair before the month given, over all makers; null where there is none. */
async function newestMonth(session: MetricSession, before: number): Promise<number | null> {
  const [newest] = await session.run(
    `select max(year(finished_at) * 12 + month(finished_at) - 1) as month from snapshot.interventions
     where year(finished_at) * 12 + month(finished_at) - 1 < cast($before as integer)`,
    { before },
  );
  return newest?.month === null || newest === undefined ? null : Number(newest.month);
}

/** The number of this edition. A new period of months, or another k, starts a new book: what was hidden before is in no table of it. */
async function openEdition(session: MetricSession, fromMonth: number, k: number): Promise<number> {
  const [former] = await session.run("select from_month, k, edition from book.period");
  const goesOn = former !== undefined && former.from_month === fromMonth && former.k === k;
  const edition = Number(former?.edition ?? 0) + 1;
  if (!goesOn) {
    await session.run(
      "delete from book.bins; delete from book.grains; delete from book.pools; delete from book.cells; delete from book.seen; delete from book.period",
    );
    await session.run(
      `insert into book.period select cast($from_month as integer), cast($k as integer), cast($edition as integer)`,
      {
        from_month: fromMonth,
        k,
        edition,
      },
    );
  } else await session.run("update book.period set edition = cast($edition as integer)", { edition });
  return edition;
}

/** The maker's own bins of months, and what lies behind the last of them taken away: it waits until it is enough. */
async function makeBins(session: MetricSession, k: number, untilMonth: number): Promise<void> {
  const sealed = await session.run("select maker, from_month, to_month from book.bins");
  const sealedOf = Map.groupBy(sealed, ({ maker }) => String(maker));
  const values: string[] = [];
  // A part of the makers at a time: the organisations of each month are many.
  for (let part = 0; part < makerParts; part += 1) {
    const rows = await session.run(
      `select maker, month, list(distinct cast(org as varchar)) as orgs from rows_in
       where maker in (select maker from makers) and hash(maker) % $parts = $part group by maker, month order by maker, month`,
      { parts: makerParts, part },
    );
    for (const [maker, months] of Map.groupBy(rows, (row) => String(row.maker))) {
      const read: MonthOrgs[] = months.map(({ month, orgs }) => ({
        month: Number(month),
        orgs: (orgs as readonly unknown[]).map(String),
      }));
      const held: Bin[] = (sealedOf.get(maker) ?? []).map((bin) => ({
        fromMonth: Number(bin.from_month),
        toMonth: Number(bin.to_month),
      }));
      for (const { fromMonth, toMonth } of findBins(read, held, k, untilMonth)) {
        values.push(`('${maker.replaceAll("'", "''")}', ${fromMonth}, ${toMonth})`);
      }
    }
  }
  await session.run("delete from book.bins");
  for (let at = 0; at < values.length; at += 5_000) {
    await session.run(`insert into book.bins values ${values.slice(at, at + 5_000).join(", ")}`);
  }
  await session.run(`
    delete from rows_in where row not in (
      select r.row from rows_in r join book.bins b on b.maker = r.maker and r.month between b.from_month and b.to_month)`);
}

async function makeAges(session: MetricSession): Promise<void> {
  const rows = ageMonths.map((from, at) => {
    const to = ageMonths[at + 1];
    return `(${at}, ${Math.round(from * daysAMonth)}, ${to === undefined ? noEnd : Math.round(to * daysAMonth)})`;
  });
  await session.run("create temp table ages (age integer, from_days integer, to_days integer)");
  await session.run(`insert into ages values ${rows.join(", ")}`);
}

type Pooled = { readonly kind: string; readonly scope: string; readonly member: string; readonly name: string };

async function pool(session: MetricSession, { kind, scope, member, name }: Pooled, given: Given): Promise<void> {
  const tagged = sqlOf("tagged").replace("{scope}", scope).replace("{member}", member).replace("{name}", name);
  await session.run(tagged);
  await session.run(sqlOf("pools"), { ...given, kind });
}

async function keepMembers(session: MetricSession, kind: Pooled, given: Given): Promise<void> {
  await pool(session, kind, given);
  await session.run(sqlOf("members").replaceAll("{kind}", kind.kind), { kind: kind.kind });
}

type Given = { readonly k: number; readonly edition: number };

/** Periods are quarters, half years or years: the shortest at which most of what failed can be shown. Chosen once a maker. */
async function makePeriods(session: MetricSession, k: number): Promise<void> {
  await session.run("create temp table bins as select maker, from_month, to_month from book.bins");
  const shown = await session.run(sqlOf("grains"), { k });
  const known = new Set((await session.run("select maker from book.grains")).map(({ maker }) => String(maker)));
  for (const [maker, grains] of Map.groupBy(shown, (row) => String(row.maker))) {
    if (known.has(maker)) continue;
    const fine = grains.find((row) => Number(row.shown) >= 0.75);
    await session.run("insert into book.grains select $maker, cast($grain as integer)", {
      maker,
      grain: Number(fine?.grain ?? 12),
    });
  }
  await session.run(`
    create or replace temp table bins as
    select b.maker, b.from_month, b.to_month, b.to_month as bin, b.to_month // g.grain as period,
      case when g.grain < 12 then b.to_month // 12 end as year
    from book.bins b join book.grains g on g.maker = b.maker`);
}

async function suppressBeside(
  session: MetricSession,
  edition: number,
  which: readonly { readonly ka: number; readonly kb: number; readonly shape: string }[],
): Promise<void> {
  const sql = sqlOf("beside");
  for (const { ka, kb, shape } of which) await session.run(sql, { ka, kb, shape, edition });
}

function dayOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

import { expect, test } from "vitest";
import { openDuckDb, runSql } from "../warehouse/open-duckdb.ts";
import { daysBetweenFaults } from "./days-between-faults.ts";
import { fixOutcomes } from "./fix-outcomes.ts";
import type { Metric } from "./metric.ts";
import { repairsByMonth } from "./repairs-by-month.ts";

/** Repairs as in the snapshot, by hand: key, ticket, unit, organisation, maker, model, fix, reported, finished, returned, minutes. */
const ten = [
  "(1, 1, 1, 7, 'A', 'a1', 'seal', '2026-01-05', '2026-01-06', '2026-01-20', 30)",
  "(2, 2, 1, 7, 'A', 'a1', 'seal', '2026-01-20', '2026-01-22', null, 50)",
  "(3, 3, 1, 7, 'A', 'a1', 'pump', '2026-03-03', '2026-03-03', null, 90)",
  "(4, 4, 2, 8, 'A', 'a1', 'seal', '2026-03-01', '2026-03-02', null, 40)",
  "(5, 5, 2, 8, 'A', 'a1', 'pump', '2026-04-11', '2026-04-12', null, null)",
  "(6, 6, 3, 9, 'B', 'b1', 'belt', '2026-04-01', '2026-04-01', null, 20)",
  "(7, null, null, null, 'B', 'b1', 'belt', '2026-04-02', '2026-04-02', null, 10)",
  "(8, null, null, null, null, null, 'belt', null, null, null, 60)",
  "(9, 9, 4, 9, 'B', 'b1', null, '2026-04-30', '2026-05-01', null, 15)",
  "(10, 10, 4, 9, 'B', 'b1', 'seal', '2026-05-11', '2026-05-12', null, 45)",
];

async function ask<Row>(question: Metric<Row>, rows: readonly string[], given: Record<string, string> = {}) {
  const db = await openDuckDb(":memory:", { readOnly: false });
  try {
    await db.connection.run(`create table repairs (key int, ticket_key int, unit_key int, organisation_key bigint, manufacturer varchar,
      model varchar, fix varchar, reported_at timestamp, finished_at timestamp, returned_at timestamp, labour_minutes int,
      held_until timestamp generated always as (finished_at + interval 30 day))`);
    if (rows.length > 0) await db.connection.run(`insert into repairs values ${rows.join(", ")}`);
    return (await runSql(db.connection, question.sql, given)).map(question.parse);
  } finally {
    db.close();
  }
}

test("repairs by month", async () => {
  expect(await ask(repairsByMonth, ten)).toEqual([
    { month: "2026-01", repairs: 2, returned: 1, medianMinutes: 40 },
    { month: "2026-03", repairs: 2, returned: 0, medianMinutes: 65 },
    { month: "2026-04", repairs: 4, returned: 0, medianMinutes: 15 },
    { month: "2026-05", repairs: 1, returned: 0, medianMinutes: 45 },
  ]);
});

test("outcomes of fixes: only what could be judged is", async () => {
  expect(await ask(fixOutcomes, ten, { as_of: "2026-05-12T00:00:00Z" })).toEqual([
    { fix: "seal", repairs: 4, organisations: 3, judged: 3, returned: 1, medianMinutes: 42.5 },
    { fix: "belt", repairs: 3, organisations: 1, judged: 1, returned: 0, medianMinutes: 20 },
    { fix: "pump", repairs: 2, organisations: 2, judged: 2, returned: 0, medianMinutes: 90 },
  ]);
});

test("days between faults of a unit", async () => {
  // Unit 1: 14 and 40 days; unit 2: 40; unit 4: 10.
  expect(await ask(daysBetweenFaults, ten)).toEqual([
    { manufacturer: "A", model: "a1", intervals: 3, medianDays: 40 },
    { manufacturer: "B", model: "b1", intervals: 1, medianDays: 10 },
  ]);
});

test("no history and one repair", async () => {
  for (const question of [repairsByMonth, fixOutcomes, daysBetweenFaults] as readonly Metric<unknown>[]) {
    const given = question.sql.includes("$as_of") ? { as_of: "2026-05-12T00:00:00Z" } : {};
    expect(await ask(question, [], given)).toEqual([]);
    expect(await ask(question, ten.slice(6, 7), given)).toHaveLength(question.name === "days-between-faults" ? 0 : 1);
  }
});

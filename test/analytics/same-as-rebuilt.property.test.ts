import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { baseOf } from "../../src/analytics/warehouse/open-duckdb.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { isProblem } from "../../src/core/domain/problem.ts";
import { ensureFix } from "../../src/core/store/fixes.ts";
import { startImportRun } from "../../src/core/store/import-runs.ts";
import { importInterventions } from "../../src/core/usecases/import-interventions.ts";
import { sayFixOutcome } from "../../src/core/usecases/say-fix-outcome.ts";
import { setPin } from "../../src/core/usecases/set-pin.ts";
import { moveCommands, otherCommands } from "../core/random-commands.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { type WarehouseHome, warehouseHome } from "./history-world.ts";
import { openFault, repair } from "./repair-story.ts";

const pin = "583920";
let t: TestDesk;
let people: TestPeople;
beforeAll(async () => {
  t = await testDesk();
  t.settings.openTicketsPerPerson = 100_000;
  people = await testPeople(t.desk, "strict");
  await t.desk.transact((work) => setPin(work, people.customer, { pin, again: pin, current: null }));
});
afterAll(() => t[Symbol.asyncDispose]());

const commands = { ...moveCommands, ...otherCommands };
const faults = [
  "stays cold",
  "stays cold again",
  "door will not close",
  "door will not close since monday",
  "clicks, no flame",
];
const fixes = ["Replace igniter", "Clean igniter", "Adjust door", "Replace seal"];

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("repair" as const),
      fault: fc.constantFrom(...faults),
      fix: fc.constantFrom(...fixes),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("open" as const), fault: fc.constantFrom(...faults) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("command" as const),
      what: fc.constantFrom(...(Object.keys(commands) as (keyof typeof commands)[])),
      who: fc.constantFrom("customer" as const, "technician" as const, "admin" as const),
      ticket: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("merge fix" as const),
      from: fc.constantFrom(...fixes),
      to: fc.constantFrom(...fixes),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("import" as const),
      rows: fc.array(
        fc.record({
          key: fc.nat({ max: 20 }),
          fault: fc.constantFrom(...faults),
          day: fc.nat({ max: 60 }),
          unit: fc.nat({ max: 2 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove import" as const), key: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("erase words" as const), ticket: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("say" as const),
      ticket: fc.nat(),
      fix: fc.constantFrom(...fixes),
      worked: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("rename model" as const), name: fc.constantFrom("X200", "X201") }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("time" as const), days: fc.integer({ min: 1, max: 25 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("refresh" as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

let imports = 0;
async function perform(one: Act, tickets: string[]): Promise<void> {
  const { sql } = t.db;
  const ticketId = tickets[("ticket" in one ? one.ticket : 0) % Math.max(1, tickets.length)] ?? "";
  switch (one.kind) {
    case "repair":
      tickets.push(await repair(t, people, { problem: one.fault, solution: `${one.fix} done`, fix: one.fix }));
      return;
    case "open":
      tickets.push(await openFault(t, people, one.fault));
      return;
    case "command": {
      if (ticketId === "") return;
      const person: Person = people[one.who];
      const [number, other] = await numbersOf(ticketId, tickets[0] ?? "");
      const target = {
        ticketId,
        number,
        otherNumber: other,
        technicianId: people.technician.accountId,
        words: "hm",
        pin,
      };
      await t.desk.transact((work) => commands[one.what](work, person, target)).catch(expected);
      return;
    }
    case "merge fix":
      await sql`
        update fixes set merged_into_id = (select id from fixes where title = ${one.to} and merged_into_id is null)
        where title = ${one.from} and ${one.from}::text <> ${one.to}::text
          and not exists (select from fixes o where o.merged_into_id = fixes.id)`;
      return;
    case "import":
      await t.desk.transact(async (work) => {
        imports += 1;
        const hex = (text: string) => Buffer.from(text).toString("hex").padEnd(32, "0").slice(-32);
        const run = await startImportRun(work, { setName: "old", fileSha256: String(imports), mappingSha256: "" });
        const rows = one.rows.map(({ key, fault, day, unit }, line) => ({
          line,
          key: String(key),
          content: hex(`${fault.length} ${day} ${unit}`),
          at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
          problem: fault,
          cause: "",
          solution: "done",
          fix: "Replace igniter",
          unit: `U${unit}`,
          model: "x200",
          family: null,
          manufacturer: "HORNOVA",
          category: null,
          organisation: "somebody",
          region: null,
          minutes: null,
          parts: "",
          cost: null,
          currency: null,
          undated: false,
        }));
        await importInterventions(work, { ...run, setName: "old" }, { rows, refused: 0, records: rows.length });
      });
      return;
    case "remove import":
      await sql`delete from imported_interventions where row_key = ${String(one.key)}`;
      return;
    case "erase words":
      if (ticketId !== "") await sql`update tickets set description = '[erased]' where id = ${ticketId}`;
      return;
    case "say":
      if (ticketId === "") return;
      await t.desk
        .transact(async (work) => {
          const { id: fixId } = await ensureFix(work, one.fix);
          await sayFixOutcome(work, people.admin, { ticketId, fixId, worked: one.worked });
        })
        .catch(expected);
      return;
    case "rename model":
      await sql`update models set name = ${one.name}`;
      return;
    case "time":
      t.clock.forward(one.days * 1440);
      return;
    case "refresh":
      return;
  }
}

async function numbersOf(one: string, other: string): Promise<readonly [number, number]> {
  const rows = await t.db.sql<{ id: string; number: number }[]>`select id, number from tickets`;
  const numberOf = (id: string): number => rows.find((row) => row.id === id)?.number ?? 0;
  return [numberOf(one), numberOf(other)];
}

/** What the desk refuses is part of the game. */
function expected(error: unknown): void {
  if (!isProblem(error)) throw error;
}

test("whatever happened between them, increments give the rows of a full rebuild", async () => {
  const increments = { whole: 0, "upon another": 0 };
  let runs = 0;
  async function refresh(stepwise: WarehouseHome): Promise<void> {
    const done = await stepwise.warehouse.refresh();
    if (done.kind !== "increment") return;
    increments[baseOf(done.manifest.file) === null ? "whole" : "upon another"] += 1;
    expect(done.manifest.rows).toEqual(await stepwise.counts());
  }
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
      // Some are made whole at once, some soon, some never.
      await using stepwise = warehouseHome(t.desk, { mostChanged: [0, 12, 1_000][runs % 3] ?? 0 });
      runs += 1;
      await stepwise.warehouse.refresh();
      const tickets: string[] = [];
      for (const one of acts) {
        await perform(one, tickets);
        if (one.kind === "refresh") await refresh(stepwise);
      }
      await refresh(stepwise);
      await using rebuilt = warehouseHome(t.desk);
      await rebuilt.warehouse.refresh({ full: true });
      expect(await stepwise.content()).toEqual(await rebuilt.content());
    }),
    // Shrinking would take minutes: a failing sequence is short enough to be read.
    { numRuns: 5, endOnFailure: true },
  );
  expect(increments["upon another"]).toBeGreaterThan(0);
  expect(increments.whole).toBeGreaterThan(0);
}, 120_000);

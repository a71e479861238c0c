import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openWarehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { resolveFix } from "../../src/core/usecases/resolve-fix.ts";
import { storeGatherings } from "../../src/core/usecases/store-gatherings.ts";
import { gatherUnnamed } from "../../src/wiring/mine-history.ts";
import { buttonOf, type Chat, openChat, textOf } from "../dialog/dialog-harness.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});
afterEach(() => chat[Symbol.asyncDispose]());

/** Imported repairs whose words name no fix. Returns their ids. */
async function imported(solution: string, times: number): Promise<string[]> {
  const ids = Array.from({ length: times }, () => chat.t.desk.newId());
  for (const id of ids) {
    await chat.t.db.sql`
      insert into imported_interventions (id, set_name, row_key, run_id, line, content, at, problem, cause, solution, fix_words, parts)
      values (${id}, 'old', ${id}, ${id}, 1, ${id}, ${chat.t.clock.now}, 'it leaks', '', ${solution}, '', '[]')`;
  }
  return ids;
}
const fixesOf = (ids: string[]) =>
  chat.t.db
    .sql`select distinct f.title from imported_interventions i join fixes f on f.id = i.fix_id where i.id = any(${ids}::uuid[])`;
const list = () => chat.command(chat.people.engineer, chat.private(chat.people.engineer), "fix list");
const press = (action: string, person = chat.people.engineer) => chat.press(person, chat.private(person), action);

test("repairs without a fix count under one only after an engineer said so, and keep their words", async () => {
  const ids = await imported("Replaced the door gasket", 4);
  await chat.t.desk.transact((work) => resolveFix(work, "Clean filter"));
  const found = { key: "door gasket", label: "Replace door gasket", fixId: null, repairIds: ids };
  expect(await chat.t.desk.transact((work) => storeGatherings(work, [found]))).toBe(1);
  expect(await fixesOf(ids)).toHaveLength(0);
  const waiting = await list();
  expect(textOf(waiting)).toContain("Replace door gasket (4 imported repairs)");
  const technician = await chat.command(chat.people.technician, chat.private(chat.people.technician), "fix list");
  expect(textOf(technician)).not.toContain("imported repairs");
  expect(textOf(await press(buttonOf(waiting, "1 · Approve"), chat.people.technician))).not.toContain("from now on");
  expect(textOf(await press(buttonOf(waiting, "1 · Approve")))).toContain("4 repairs count as “Replace door gasket”");
  expect(await fixesOf(ids)).toEqual([{ title: "Replace door gasket" }]);
  const [row] = await chat.t.db.sql`select distinct solution from imported_interventions`;
  expect(row?.solution).toBe("Replaced the door gasket");
  expect(textOf(await press(buttonOf(waiting, "1 · Decline")))).toContain("has decided that already");
  await chat.t.desk.transact((work) => storeGatherings(work, [found]));
  expect(textOf(await list())).not.toContain("imported repairs");
});

test("what is declined is left as it is and not proposed again; nonsense is left out", async () => {
  const ids = await imported("Tightened the belt", 3);
  const found = { key: "belt", label: "Tighten belt", fixId: null, repairIds: ids };
  const nonsense = [
    { ...found, key: "few", repairIds: ids.slice(1) },
    { ...found, key: "no words", label: " … " },
    { ...found, key: "no ids", repairIds: ["x", "y", "z"] },
  ];
  expect(await chat.t.desk.transact((work) => storeGatherings(work, [found, ...nonsense]))).toBe(1);
  expect(textOf(await press(buttonOf(await list(), "1 · Decline")))).toContain("left as they are");
  await chat.t.desk.transact((work) => storeGatherings(work, [found]));
  expect(textOf(await list())).not.toContain("Tighten belt");
  expect(await fixesOf(ids)).toHaveLength(0);
});

test("the analytics gathers what the snapshot holds", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "fixline-gather-"));
  try {
    const { desk } = chat.t;
    const warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock });
    expect(await gatherUnnamed(warehouse, [])).toEqual([]);
    const ids = await imported("Replaced the door gasket", 3);
    await imported("Weld", 1);
    await warehouse.refresh();
    const gathered = await gatherUnnamed(warehouse, []);
    expect(gathered.map(({ label, repairIds }) => [label, [...repairIds].sort()])).toEqual([
      ["Replaced the door gasket", [...ids].sort()],
    ]);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { foldTitle } from "../../src/core/domain/fold-title.ts";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { searchArticles } from "../../src/core/store/articles-read.ts";
import { findEquipmentByQr, listEquipmentOf, listSitesOf } from "../../src/core/store/equipment.ts";
import { searchFixes } from "../../src/core/store/fixes.ts";
import { articles, fixes } from "../../src/core/store/schema/reports.ts";
import { makeSettingsCache } from "../../src/core/store/settings.ts";
import { findTeamForCategory, listTeams } from "../../src/core/store/teams.ts";
import { listVehicles, stockOf } from "../../src/core/store/vehicles.ts";
import { changeSetting } from "../../src/core/usecases/change-setting.ts";
import { resolveFix } from "../../src/core/usecases/resolve-fix.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";

let t: TestDesk;
let people: TestPeople;

beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
});
afterAll(() => t[Symbol.asyncDispose]());

const resolve = (words: string) => t.desk.transact((work) => resolveFix(work, words));

test("words for one repair resolve to one fix, however many name it at once", async () => {
  const spellings = ["Replace inlet valve", "replace INLET-valve", " Replace  inlet válve! "];
  const ids = await Promise.all(Array.from({ length: 18 }, (_, at) => resolve(spellings[at % 3] ?? "")));
  expect(new Set(ids).size).toBe(1);
  expect(await resolve("Replace outlet valve")).not.toBe(ids[0]);
  for (const empty of ["", "—", "\u200B!"])
    await expect(resolve(empty)).rejects.toMatchObject({ code: "field.missing" });
});

test("a merged fix leads to what it was merged into, and is found no more", async () => {
  const [a, b, c] = [await resolve("Swap belt"), await resolve("Change belt"), await resolve("Replace belt")];
  await t.db.sql`update fixes set merged_into_id = ${b} where id = ${a}`;
  await t.db.sql`update fixes set merged_into_id = ${c} where id = ${b}`;
  expect(await resolve("swap BELT")).toBe(c);
  const found = await t.desk.atOnce((work) => searchFixes(work, "belt", 10));
  expect(found.map((fix) => fix.title)).toEqual(["Replace belt"]);
  expect(await t.desk.atOnce((work) => searchFixes(work, "100%_", 10))).toEqual([]);
  const [fix] = await t.desk.atOnce((work) => work.tx.select().from(fixes).limit(1));
  expect(fix).toBeDefined();
});

test("a changed setting holds after the cache was told; wrong ones are refused with what is expected", async () => {
  let now = 0;
  const cache = makeSettingsCache(t.db.database, () => now, 5_000);
  expect(await cache.read()).toEqual(settingDefaults);
  const change = (by: typeof people.admin, name: string, value: unknown) =>
    t.desk.transact((work) => changeSetting(work, by, { name, value }));
  await expect(change(people.technician, "autoCloseDays", 3)).rejects.toMatchObject({ code: "action.forbidden" });
  await expect(change(people.admin, "autoClose", 3)).rejects.toMatchObject({ code: "setting.unknown" });
  await expect(change(people.admin, "autoCloseDays", "soon")).rejects.toMatchObject({
    code: "setting.invalid",
    data: { expected: "a whole number of days from 1 to 365" },
  });
  expect(await change(people.admin, "autoCloseDays", "3")).toEqual({ name: "autoCloseDays", value: 3 });
  expect((await cache.read()).autoCloseDays).toBe(7);
  cache.invalidate();
  expect((await cache.read()).autoCloseDays).toBe(3);
  // A change that another process made, and nobody told of, is seen when what is held grows old.
  await change(people.admin, "autoCloseDays", null);
  expect((await cache.read()).autoCloseDays).toBe(3);
  now += 5_000;
  expect((await cache.read()).autoCloseDays).toBe(7);
  await change(people.admin, "deskName", "Bäckerei 'Ost'");
  cache.invalidate();
  expect((await cache.read()).deskName).toBe("Bäckerei 'Ost'");
  const events = await t.db.sql`select data from events where kind = 'settings.changed' order by position`;
  expect(events.map((event) => [event.data.name, event.data.to])).toEqual([
    ["autoCloseDays", 3],
    ["autoCloseDays", 7],
    ["deskName", "Bäckerei 'Ost'"],
  ]);
});

test("equipment, sites, vehicles and teams are read as people choose them", async () => {
  const { organisationId, equipmentId, siteId, vehicleId } = people;
  await t.desk.transact(async (work) => {
    const owned = await listEquipmentOf(work, organisationId, { limit: 10 });
    expect(owned).toMatchObject([{ id: equipmentId, model: "X200", manufacturer: "Hornova", site: { id: siteId } }]);
    expect(await listEquipmentOf(work, organisationId, { search: "hornova LINE", limit: 10 })).toHaveLength(1);
    expect(await listEquipmentOf(work, organisationId, { search: "pump", limit: 10 })).toEqual([]);
    expect(await findEquipmentByQr(work, `qr-${equipmentId}`)).toMatchObject({ id: equipmentId });
    expect(await findEquipmentByQr(work, "guess")).toBeNull();
    expect(await listSitesOf(work, organisationId)).toMatchObject([{ id: siteId }]);
    expect(await listVehicles(work)).toEqual([
      { id: vehicleId, name: "Van 1", plate: "", state: "ready", heldByTicketNumber: null },
    ]);
    expect(await stockOf(work, vehicleId)).toEqual([]);
    expect(await listTeams(work)).toEqual([]);
    expect(await findTeamForCategory(work, "oven")).toBeNull();
  });
});

test("published articles that share words are offered, those of the category first", async () => {
  await t.desk.transact(async (work) => {
    const add = (title: string, category: string | null, state: string, plain = "") =>
      work.tx.insert(articles).values({
        id: work.newId(),
        title,
        body: [],
        plain,
        folded: foldTitle(`${title} ${plain}`),
        category,
        state,
        createdAt: work.now,
        updatedAt: work.now,
      });
    await add("Breaker trips when heating", "pump", "published");
    await add("Oven trips the breaker", "oven", "published");
    await add("Breaker secrets", "oven", "draft");
    await add("Descaling", "oven", "published", "Every three months.");
    const find = async (text: string) =>
      (await searchArticles(work, { text, equipmentId: people.equipmentId, language: "en", limit: 3 })).map(
        (article) => article.title,
      );
    expect(await find("the oven in line 2 trips the breaker when it heats")).toEqual([
      "Oven trips the breaker",
      "Breaker trips when heating",
    ]);
    expect(await find("a & b | !c :* ' <-> \\")).toEqual([]);
    expect(await find("")).toEqual([]);
  });
});

import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDashboards } from "../../dashboards/build.ts";
import { buildSite, type SiteOrder } from "../../dashboards/build-site.ts";
import { drawHere } from "../../dashboards/page-drawer.ts";
import { NotASiteError } from "../../dashboards/site-folder.ts";
import { openWarehouse, type Warehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { loadDemo } from "../../src/demo/load/load-demo.ts";
import { type TestDesk, testDesk } from "../harness/desk.ts";
import { filesOf, hashOfFolder } from "./site-bytes.ts";

let t: TestDesk;
let home: string;
let warehouse: Warehouse;
let order: SiteOrder;

beforeAll(async () => {
  t = await testDesk();
  home = await mkdtemp(path.join(tmpdir(), "fixline-dashboards-"));
  await loadDemo(t.desk, () => undefined);
  await plantCanaries();
  warehouse = openWarehouse({ home, source: reportingSource(t.desk.database), clock: t.desk.clock });
  await warehouse.refresh();
  const snapshot = await warehouse.open();
  if (snapshot === null) throw new Error("no snapshot");
  order = {
    snapshot: { file: snapshot.file, number: snapshot.manifest.number, builtAt: snapshot.manifest.builtAt },
    book: path.join(home, "book"),
    out: path.join(home, "site"),
    deskName: "Test desk",
    demo: true,
    k: 3,
  };
  await buildSite(order, () => undefined);
}, 240_000);
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

/** Puts the word "qanary" wherever a person, a customer or a technician can write, and into names that only one customer uses. */
async function plantCanaries(): Promise<void> {
  const { sql } = t.db;
  await sql`update accounts set name = 'Qanary Person ' || left(id::text, 8), email = 'qanary-' || id || '@example.org'`;
  await sql`update organisations set name = 'Qanary Company ' || left(id::text, 8)`;
  await sql`update sites set name = 'Qanary Site', address = 'Qanary Street 1'`;
  await sql`update equipment set serial_number = 'QANARY-' || id, label = 'qanary label'`;
  await sql`update tickets set title = 'qanary title', description = 'qanary problem ' || description`;
  await sql`alter table reports disable trigger user`;
  await sql`update reports set malfunction = 'qanary ' || malfunction, cause = 'qanary ' || cause, solution = 'qanary ' || solution,
    fix_words = 'qanary ' || fix_words`;
  // One customer with a region, a category, a fix and a part of its own, at whatever maker it has.
  const [one] = await sql<{ id: string }[]>`
    select organisation_id as id from tickets t where exists (select from reports r where r.ticket_id = t.id)
    group by organisation_id order by count(*) desc, organisation_id limit 1`;
  const only = one?.id ?? "";
  await sql`update sites set region = 'qanaria' where organisation_id = ${only}`;
  await sql`insert into fixes (id, title, folded, created_at) values
    ('0f000000-0000-4000-8000-00000000000f', 'Replace qanary bracket at Qanary Company', 'qanary-fold', now())`;
  await sql`update reports set fix_id = '0f000000-0000-4000-8000-00000000000f', parts = '[{"name":"Qanary part","number":"Q1","quantity":1}]'
    where id in (
      select r.id from reports r join tickets t on t.id = r.ticket_id where t.organisation_id = ${only} order by r.id limit 40)`;
  await sql`alter table reports enable trigger user`;
  await sql`update tickets set category = 'qanary trade' where organisation_id = ${only}`;
}

test("no byte of the site holds a name, a customer, a place, a serial number, free words or an id", async () => {
  const files = await filesOf(order.out);
  expect(files.length).toBeGreaterThan(300);
  const { sql } = t.db;
  const organisations = await sql<
    { key: string }[]
  >`select distinct organisation_key::text as key from reporting.problems`;
  const units = await sql<
    { id: string }[]
  >`select id from equipment union select id from organisations union select id from accounts`;
  const forbidden = [...organisations.map(({ key }) => key), ...units.map(({ id }) => id)].filter(
    (word) => word !== null,
  );
  expect(forbidden.length).toBeGreaterThan(500);
  for (const { name, bytes } of files) {
    const text = `${name}\n${bytes.toString("latin1")}`;
    expect(text.toLowerCase().includes("qanar"), name).toBe(false);
    if (/assets/.test(name)) continue;
    const found = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{12,}/gi) ?? [];
    expect(
      found.filter((one) => forbidden.includes(one)),
      name,
    ).toEqual([]);
  }
});

test("it tells the stories of the demo: the repair that does not hold, the fault that is new, the seasons", async () => {
  const all = (await filesOf(order.out))
    .filter(({ name }) => name.endsWith("index.html"))
    .map(({ name, bytes }) => ({ name, words: bytes.toString("utf8").replace(/<[^>]*>/g, "") }));
  const page = (slug: string) => all.find(({ name }) => name.startsWith(slug))?.words ?? "";
  expect(page("caldorra")).toMatch(/Reseat connector” often does not hold/);
  expect(page("ondelle")).toMatch(/New: Drain pump/);
  expect(all.some(({ words }) => /times the repairs of an average month/.test(words))).toBe(true);
});

test("the same snapshot gives the same bytes: from its own book, and from none", async () => {
  const first = await hashOfFolder(order.out);
  const again = await buildSite(order, () => undefined);
  expect(again.kept).toBe(again.manufacturers);
  expect(await hashOfFolder(order.out)).toBe(first);
  const elsewhere = { ...order, book: path.join(home, "book-2"), out: path.join(home, "site-2") };
  expect((await buildSite(elsewhere, () => undefined)).kept).toBe(0);
  expect(await hashOfFolder(elsewhere.out)).toBe(first);
}, 120_000);

test("a build that breaks off leaves the old site and its book; other people's folders are not replaced", async () => {
  const before = await hashOfFolder(order.out);
  let pages = 0;
  const page = () => {
    pages += 1;
    if (pages > 5) throw new Error("out of ink");
    return { html: "half", files: [] };
  };
  const drawer = drawHere({ renderIndexPage: page, renderManufacturerPage: page, renderModelPage: page });
  await expect(buildDashboards({ ...order, drawer, look: "another" })).rejects.toThrow("out of ink");
  expect(await hashOfFolder(order.out)).toBe(before);
  expect((await readdir(home)).filter((name) => name.startsWith("."))).toEqual([]);

  const foreign = await mkdtemp(path.join(tmpdir(), "fixline-foreign-"));
  try {
    await writeFile(path.join(foreign, "thesis.txt"), "years of work");
    const told = buildDashboards({ ...order, out: foreign, drawer, look: "x" });
    await expect(told).rejects.toThrow(NotASiteError);
    expect(await readdir(foreign)).toEqual(["thesis.txt"]);
  } finally {
    await rm(foreign, { recursive: true, force: true });
  }
}, 60_000);

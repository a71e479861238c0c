import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite, type SiteOrder } from "../../dashboards/build-site.ts";
import { openDuckDb, runSql } from "../../src/analytics/warehouse/open-duckdb.ts";
import { type MadeRepair, madeSnapshot } from "./made-snapshot.ts";
import { filesOf, hashOfFolder } from "./site-bytes.ts";

let home: string;
let order: SiteOrder;
const build = (more: Partial<SiteOrder>) => buildSite({ ...order, ...more }, () => undefined);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "fixline-rebuild-"));
  order = {
    snapshot: { file: await snapshotOf("first", repairs()), number: 1, builtAt: "2026-11-21T10:00:00Z" },
    book: path.join(home, "book"),
    out: path.join(home, "site"),
    deskName: "Test desk",
    demo: false,
    k: 3,
  };
  await build({});
}, 60_000);
afterAll(() => rm(home, { recursive: true, force: true }));

/** Two makers of two models each, in families of their own, so that no model is compared with another; six organisations. */
function repairs(): readonly MadeRepair[] {
  return Array.from({ length: 96 }, (_, id) => ({
    id,
    maker: 1 + (id % 2),
    model: Math.floor(id / 2) % 2,
    fix: Math.floor(id / 4) % 2,
    region: 1,
    org: Math.floor(id / 8) % 6,
    day: `2026-${String(1 + (Math.floor(id / 4) % 8)).padStart(2, "0")}-10`,
    minutes: 30,
  }));
}

async function snapshotOf(name: string, all: readonly MadeRepair[]): Promise<string> {
  const file = await madeSnapshot(home, `${name}.duckdb`, all);
  const db = await openDuckDb(file, { readOnly: false });
  await runSql(db.connection, "update models set family = cast(key as varchar)");
  db.close();
  return file;
}

/** Which file on the disk stands behind each name: what is written anew is another one. */
async function disk(): Promise<ReadonlyMap<string, number>> {
  const names = (await filesOf(order.out)).map(({ name }) => name);
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await stat(path.join(order.out, name))).ino] as const)),
  );
}
const changed = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly string[] =>
  [...after].filter(([name, ino]) => before.get(name) !== ino && name !== ".fixline-dashboards").map(([name]) => name);

test("nothing has changed: no page is drawn and no file is written", async () => {
  const [before, bytes] = [await disk(), await hashOfFolder(order.out)];
  expect(await build({})).toEqual({ manufacturers: 2, models: 4, kept: 2, drawn: 0 });
  expect(changed(before, await disk())).toEqual([]);
  expect(await hashOfFolder(order.out)).toBe(bytes);
}, 60_000);

test("one model has new repairs: its page, its maker's and the index are drawn, byte for byte as a whole build would", async () => {
  const more = repairs().filter(({ maker, model }) => maker === 1 && model === 0);
  const file = await snapshotOf("second", [...repairs(), ...more.map((one) => ({ ...one, id: one.id + 1_000 }))]);
  const snapshot = { file, number: 2, builtAt: "2026-11-21T11:00:00Z" };
  await cp(order.book, path.join(home, "book-2"), { recursive: true });
  const before = await disk();
  expect(await build({ snapshot })).toEqual({ manufacturers: 2, models: 4, kept: 1, drawn: 3 });
  const written = changed(before, await disk());
  expect(written.filter((name) => name.endsWith(".html"))).toEqual([
    "index.html",
    "maker-1/index.html",
    "maker-1/model-0.html",
  ]);
  expect(written.filter((name) => /^maker-2|assets|model-1/.test(name))).toEqual([]);

  const whole = path.join(home, "whole");
  expect(await build({ snapshot, book: path.join(home, "book-2"), out: whole })).toMatchObject({ kept: 0, drawn: 7 });
  expect(await hashOfFolder(order.out)).toBe(await hashOfFolder(whole));
}, 60_000);

test("a file that somebody took away is there again after the next build", async () => {
  const bytes = await hashOfFolder(order.out);
  await rm(path.join(order.out, "maker-2", "csv", "all-faults.csv"));
  expect(
    await build({ snapshot: { file: path.join(home, "second.duckdb"), number: 2, builtAt: "2026-11-21T11:00:00Z" } }),
  ).toMatchObject({ kept: 1, drawn: 1 });
  expect(await hashOfFolder(order.out)).toBe(bytes);
}, 60_000);

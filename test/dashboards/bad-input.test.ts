import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "../../dashboards/build-site.ts";
import { uniqueSlugs } from "../../dashboards/data/slugs.ts";
import { readSiteState } from "../../dashboards/site-state.ts";
import { openDuckDb, runSql } from "../../src/analytics/warehouse/open-duckdb.ts";
import { type MadeRepair, madeSnapshot } from "./made-snapshot.ts";
import { filesOf } from "./site-bytes.ts";

const markup = `<img src=x onerror=alert(1)>"'&`;
let home: string;
let pages: ReadonlyMap<string, string>;
let built: { readonly manufacturers: number; readonly models: number };

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "fixline-bad-input-"));
  let id = 0;
  const repair = (maker: number, more: Partial<MadeRepair>): MadeRepair => {
    id += 1;
    return { id, maker, model: 0, fix: 0, region: 1, org: id % 5, day: "2026-05-10", minutes: 30, ...more };
  };
  const many = (count: number, make: (at: number) => MadeRepair) => Array.from({ length: count }, (_, at) => make(at));
  // Maker 1 has nothing; 2 one customer; 3 one failure; 4 four hundred models, of which the first have customers enough; 5 a name that is
  // markup; 6 and 7 are called alike; 8 a history with two years of nothing in it.
  const repairs = [
    ...many(10, () => repair(2, { org: 1 })),
    repair(3, {}),
    ...many(424, (at) => repair(4, at < 24 ? { model: at % 2, org: at % 6 } : { model: at - 22, org: at % 6 })),
    ...many(12, () => repair(5, {})),
    ...many(12, () => repair(6, {})),
    ...many(12, () => repair(7, {})),
    ...many(24, (at) => repair(8, { day: `${at < 12 ? 2023 : 2026}-0${(at % 3) + 2}-10` })),
  ];
  const file = await madeSnapshot(home, "snapshot.duckdb", repairs);
  const db = await openDuckDb(file, { readOnly: false });
  const maker = (number: number) => `00000001-0000-4000-8000-00000000000${number}`;
  await runSql(db.connection, `update manufacturers set name = $name, slug = null where key = '${maker(5)}'`, {
    name: markup,
  });
  for (const number of [6, 7]) {
    await runSql(
      db.connection,
      `update manufacturers set name = 'Same & Söhne', slug = null where key = '${maker(number)}'`,
    );
  }
  db.close();
  const order = {
    snapshot: { file, number: 1, builtAt: "2026-11-21T10:00:00Z" },
    book: path.join(home, "book"),
    out: path.join(home, "site"),
    deskName: markup,
    demo: false,
    k: 3,
  };
  built = await buildSite(order, () => undefined);
  pages = new Map((await filesOf(order.out)).map(({ name, bytes }) => [name, bytes.toString("utf8")]));
  expect(Object.keys((await readSiteState(order.book, order.out))?.folders ?? {})).toHaveLength(8);
}, 120_000);
afterAll(() => rm(home, { recursive: true, force: true }));

const words = (page: string) =>
  (pages.get(page) ?? "no page").replace(/<script[^>]*>.*?<\/script>/gs, "").replace(/<[^>]*>/g, " ");

test.each([
  ["no data", "maker-1"],
  ["one customer", "maker-2"],
  ["one failure", "maker-3"],
])("a manufacturer with %s has a page that says so, and nothing else", (_, slug) => {
  expect(words(`${slug}/index.html`)).toContain("Fewer than 3 organisations");
  expect([...pages.keys()].filter((name) => name.startsWith(`${slug}/csv`) || name === `${slug}/summary.json`)).toEqual(
    [],
  );
  expect(pages.get(`${slug}/index.html`)).not.toContain("<svg");
});

test("400 models: those with customers enough have their numbers, the others are pooled, and each has a page", () => {
  const found = [...pages.keys()].filter((name) => /^maker-4\/model-\d+\.html$/.test(name));
  expect(found.length).toBe(402);
  expect(words("maker-4/index.html")).toContain("Other models");
  expect(words("maker-4/model-0.html")).not.toContain("Fewer than 3 organisations have had");
  expect(words("maker-4/model-300.html")).toContain("Fewer than 3 organisations have had");
  expect(built.models).toBeGreaterThanOrEqual(402);
});

test("names that are markup are read as they are written, in pages and in the picture's words", () => {
  const folder = [...pages.keys()].find((name) => name.startsWith("img-src-x-onerror-alert-1/index"));
  const page = pages.get(folder ?? "") ?? "";
  expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
  for (const [name, text] of pages) if (name.endsWith(".html")) expect(text.includes("<img"), name).toBe(false);
  const summary = JSON.parse(pages.get("img-src-x-onerror-alert-1/summary.json") ?? "{}") as {
    charts: { svg: string }[];
  };
  expect(summary.charts.length).toBeGreaterThan(0);
  for (const { svg } of summary.charts) expect(svg).not.toContain("<img");
});

test("makers that are called alike have a folder each; an address that is settled stays with its owner", () => {
  const same = [...pages.keys()].filter((name) => /^same-sohne-[0-9a-f]{8}\/index\.html$/.test(name));
  expect(same).toHaveLength(2);
  const slugs = uniqueSlugs([
    { id: "1", name: "Acme", fixed: "acme" },
    { id: "2", name: "ACME!", fixed: null },
    { id: "3", name: "日本", fixed: null },
    { id: "4", name: "assets", fixed: null },
  ]);
  expect(slugs.get("1")).toBe("acme");
  expect(slugs.get("2")).toMatch(/^acme-[0-9a-f]{8}$/);
  expect(slugs.get("3")).toMatch(/^page-[0-9a-f]{8}$/);
  expect(slugs.get("4")).toMatch(/^assets-[0-9a-f]{8}$/);
  expect(new Set(slugs.values()).size).toBe(4);
});

test("a history with two years of nothing in it is no trend, and says which months it covers", () => {
  const text = words("maker-8/index.html");
  expect(text).toMatch(/Feb 2023 +to +|Feb 2023 to/);
  expect(text).not.toMatch(/rising by|falling by|more often per unit than the year before|less often per unit/);
});

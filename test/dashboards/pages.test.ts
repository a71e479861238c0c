import { gzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { buildPageAssets } from "../../dashboards/build-page-assets.ts";
import { indexPage } from "../../dashboards/data/maker-pages.ts";
import {
  type ManufacturerPageData,
  type ModelPageData,
  type PageRenderers,
  type RenderedPage,
  suppressed,
} from "../../dashboards/page-data.ts";
import type { PageAssets } from "../../dashboards/pages/page-assets.ts";
import { pageRenderers } from "../../dashboards/pages/page-renderers.ts";
import { hostileName, sampleCases } from "./sample-cases.ts";
import { sampleFrame, sampleManufacturer, sampleModel } from "./sample-page-data.ts";

let assets: PageAssets;
let renderers: PageRenderers;
beforeAll(async () => {
  assets = await buildPageAssets();
  renderers = pageRenderers(assets);
});

const { view } = sampleCases.hostile;
const hostile: ManufacturerPageData = {
  ...sampleManufacturer,
  deskName: hostileName,
  name: hostileName,
  headlines: [{ text: `${hostileName} 31 % ${hostileName}`, tone: "bad", chart: "faults" }],
  views: [view, { ...view, filter: { kind: "fault", key: hostileName, label: hostileName } }],
  emerging: sampleCases.hostile.emerging,
};
const hostileModel: ModelPageData = {
  ...sampleModel,
  deskName: hostileName,
  manufacturer: hostileName,
  name: hostileName,
  family: hostileName,
  views: [view],
};
const index = {
  ...sampleFrame,
  manufacturers: [
    {
      name: hostileName,
      isNamed: true,
      slug: "norvik",
      models: 2,
      repairs: 31,
      trend: view.trend,
      returned: null,
      headline: sampleManufacturer.headlines[0] ?? null,
      surest: 0.001,
    },
  ],
};
const four = (): readonly (readonly [string, RenderedPage])[] => [
  ["manufacturer", renderers.renderManufacturerPage(sampleManufacturer)],
  ["model", renderers.renderModelPage(sampleModel)],
  ["index", renderers.renderIndexPage(index)],
  ["hostile", renderers.renderManufacturerPage(hostile)],
  ["hostile model", renderers.renderModelPage(hostileModel)],
];
const documentOf = (page: RenderedPage): Document => parseHTML(page.html).document;
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test("the same data gives the same bytes, and the same sources the same assets", async () => {
  const first = four();
  const second = four();
  expect(first).toEqual(second);
  expect(await buildPageAssets()).toEqual(assets);
});

test("nothing in a page runs or styles inline, nothing is loaded from elsewhere, and ids are unique", () => {
  for (const [name, page] of four()) {
    const document = documentOf(page);
    const all = [...document.querySelectorAll("*")];
    const inline = all.flatMap((element) => [...element.attributes].filter(({ name: is }) => /^(on|style$)/i.test(is)));
    expect([name, inline.map(({ name: is }) => is)]).toEqual([name, []]);
    expect(document.querySelectorAll("style, iframe, object, img, base").length).toBe(0);
    const scripts = [...document.querySelectorAll("script")].map((script) => script.getAttribute("type"));
    expect([["module"], ["module", "application/json"]]).toContainEqual(scripts);
    const ids = all.map(({ id }) => id).filter((id) => id !== "");
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of document.querySelectorAll("[src], [href]")) {
      const address = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
      expect(address).not.toMatch(/^(?:[a-z]+:)?\/\/|^javascript:/i);
    }
  }
});

test("the index leads with what is worst, the surest rise first, and lists the largest maker first", () => {
  const bad = (text: string, chart: "emerging" | "fixes") => ({ text, tone: "bad", chart }) as const;
  const [row] = index.manufacturers;
  if (row === undefined) throw new Error("no row");
  const manufacturers = [
    { ...row, name: "Weak", slug: "weak", headline: bad("A fix does not hold.", "fixes"), surest: null },
    { ...row, name: "Likely", slug: "likely", headline: bad("New: pump.", "emerging"), surest: 0.03 },
    { ...row, name: "Sure", slug: "sure", headline: bad("New: seal.", "emerging"), surest: 0.0001 },
    { ...row, name: "Calm", slug: "calm", headline: { ...bad("Door: 10 %.", "fixes"), tone: "plain" as const } },
  ];
  const document = documentOf(renderers.renderIndexPage({ ...index, manufacturers }));
  const first = [...document.querySelectorAll(".headlines a")].map((link) => link.getAttribute("href"));
  expect(first).toEqual(["sure/index.html#emerging", "likely/index.html#emerging", "weak/index.html#fixes"]);
  // Nobody knows of any repair whether it came back: no column of dashes.
  expect([...document.querySelectorAll("thead th")].map(({ textContent }) => textContent)).not.toContain("Came back");
});

test("the index covers the months that its makers cover", () => {
  const [row] = index.manufacturers;
  if (row === undefined) throw new Error("no row");
  const span = (from: string, to: string) => ({ rows: [{ from, to, cell: suppressed }], hidden: 1 });
  const site = { deskName: "Desk", demo: false, k: 3, fromMonth: 2022 * 12, untilMonth: 2026 * 12 + 10 };
  const made = indexPage(site, [
    { ...row, name: "Small", repairs: suppressed, trend: { rows: [], hidden: 0 } },
    { ...row, name: "Old", repairs: 5, trend: span("2024-03", "2025-02") },
    { ...row, name: "New", repairs: 50, trend: span("2024-05", "2026-09") },
    { ...row, name: "No maker named", isNamed: false, repairs: 900, trend: { rows: [], hidden: 0 } },
  ]);
  expect([made.from, made.to]).toEqual(["2024-03", "2026-09"]);
  expect(made.manufacturers.map(({ name }) => name)).toEqual(["New", "Old", "Small", "No maker named"]);
  expect(indexPage(site, [])).toMatchObject({ from: "2022-01", to: "2026-10" });
});

test("what has no answer yet is named at the end, not shown as empty charts", () => {
  const [whole] = sampleManufacturer.views;
  if (whole === undefined) throw new Error("no view");
  const none = { rows: [], hidden: 0 };
  const bare = { ...whole, ages: none, durations: none, parts: none, fixes: none };
  const document = documentOf(
    renderers.renderManufacturerPage({ ...sampleManufacturer, views: [bare], emerging: none }),
  );
  const cards = [...document.querySelectorAll("[data-figure]")].map((card) => card.getAttribute("data-figure"));
  expect(cards).toEqual(["faults", "trend", "emerging", "seasons", "models"]);
  expect([...document.querySelectorAll(".unanswered dt")].map(({ textContent }) => textContent)).toHaveLength(4);
  // "Nothing is new" is an answer.
  expect(document.querySelector("#emerging")?.textContent).toContain("No fault has risen");
});

test("every file that a page names is there", () => {
  for (const [, page] of four().slice(0, 2)) {
    const all = [assets.style, assets.script, ...assets.parts, ...page.files];
    const names = new Set(all.map(({ name }) => name));
    const document = documentOf(page);
    const asked = [...document.querySelectorAll("link[rel=stylesheet], script[src], a.csv")].map(
      (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "",
    );
    expect(asked.length).toBeGreaterThan(8);
    for (const address of asked) expect(names).toContain(address);
    expect(names.size).toBe(all.length);
  }
});

test("each chart has its finding, a text alternative, a data table, a CSV and its definition", () => {
  const document = documentOf(renderers.renderModelPage(sampleModel));
  const cards = [...document.querySelectorAll("[data-figure]")];
  expect(cards.length).toBe(9);
  for (const card of cards) {
    const title = card.querySelector("h3")?.textContent ?? "";
    expect(title.length).toBeGreaterThan(10);
    for (const svg of card.querySelectorAll(".chart svg")) {
      expect(svg.getAttribute("role")).toBe("img");
      expect(svg.getAttribute("aria-label")).toContain(title);
    }
    expect(card.querySelectorAll(".chart svg").length).toBe(2);
    expect(card.querySelectorAll("table tbody tr").length).toBeGreaterThan(0);
    expect(card.querySelector("a.csv")?.hasAttribute("download")).toBe(true);
    expect(card.querySelector(".definition p")?.textContent).toMatch(/\?/);
    expect(card.textContent).not.toContain("{k}");
  }
});

test("a CSV holds all rows in full, and no formula", () => {
  const page = renderers.renderManufacturerPage(hostile);
  const bytes = page.files.find(({ name }) => name === "csv/faults.csv")?.bytes;
  expect([...(bytes ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const faults = text(bytes);
  const [head, ...rows] = faults.trimEnd().split("\r\n");
  expect(head).toBe(
    "fault,repairs,share,share_low,share_high,share_newest_year,share_newest_year_low,share_newest_year_high,share_year_before,share_year_before_low,share_year_before_high",
  );
  expect(rows).toHaveLength(view.faults.rows.length);
  expect(faults).toContain("suppressed");
  const formula = {
    ...view,
    faults: { hidden: 0, rows: view.faults.rows.slice(0, 1).map((row) => ({ ...row, label: "=1+1" })) },
  };
  const guarded = renderers.renderManufacturerPage({ ...hostile, views: [formula] });
  expect(text(guarded.files.find(({ name }) => name === "csv/faults.csv")?.bytes)).toContain("\r\n'=1+1,");
});

test("hostile names stay words", () => {
  const page = renderers.renderManufacturerPage(hostile);
  const document = documentOf(page);
  expect(document.querySelector("h1")?.textContent).toBe(hostileName.replace("\u0000", "\ufffd"));
  expect(page.html).not.toContain("\u0000");
  const cubes = JSON.parse(document.querySelector("#cubes")?.textContent ?? "");
  expect(cubes.views[1].filter.label).toBe(hostileName);
});

describe("bad input", () => {
  test("a withheld manufacturer says why, and nothing else", () => {
    const page = renderers.renderManufacturerPage({ ...sampleManufacturer, withheld: true });
    expect(page.html).toContain("Fewer than 3 organisations have had repairs");
    expect(page.html).not.toContain("Door seal");
    expect(page.files.filter(({ name }) => name.endsWith(".csv"))).toEqual([]);
  });
  test("no data at all", () => {
    const page = renderers.renderManufacturerPage({
      ...sampleManufacturer,
      headlines: [],
      csv: {},
      views: [sampleCases.empty.view],
      emerging: sampleCases.empty.emerging,
    });
    expect(documentOf(page).querySelectorAll("[data-figure]").length).toBe(1);
    expect(documentOf(page).querySelectorAll(".unanswered dt").length).toBe(8);
    expect(renderers.renderIndexPage({ ...sampleFrame, manufacturers: [] }).html).toContain(
      "No manufacturer has a repair yet",
    );
  });
  test("400 models", () => {
    const [row] = sampleManufacturer.views[0]?.models.rows ?? [];
    if (row === undefined) throw new Error("no row");
    const rows = Array.from({ length: 400 }, (_, at) => ({
      ...row,
      key: `m${at}`,
      label: `Model ${at}`,
      page: `m${at}.html`,
    }));
    const views = sampleManufacturer.views.slice(0, 1).map((one) => ({ ...one, models: { rows, hidden: 0 } }));
    const page = renderers.renderManufacturerPage({ ...sampleManufacturer, views });
    const document = documentOf(page);
    expect(document.querySelectorAll("#models tbody a").length).toBe(400);
    expect(gzipSync(page.html).length).toBeLessThan(60_000);
  });
});

test("a page with its script and its data is below 300 kB gzipped, and starts with a small script", () => {
  for (const [, page] of four()) {
    const own = page.files.filter(({ name }) => !name.endsWith(".csv"));
    const loaded = [...own, assets.style, assets.script, ...assets.parts];
    const total = gzipSync(page.html).length + loaded.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);
    expect(total).toBeLessThan(300_000);
  }
  expect(gzipSync(assets.script.bytes).length).toBeLessThan(6_000);
});

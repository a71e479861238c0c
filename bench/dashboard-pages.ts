import { plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Browser } from "playwright-core";
import { drawingWidths } from "../dashboards/charts/chart-size.ts";
import { drawChart } from "../dashboards/charts/draw-chart.ts";
import { manufacturerFigures } from "../dashboards/pages/manufacturer-figures.ts";
import { sampleCases } from "../test/dashboards/sample-cases.ts";
import { servePages } from "../test/dashboards/serve-pages.ts";
import { launchChromium } from "../test/harness/chromium.ts";
import { type Measured, median, printTable } from "./print-table.ts";

/**
 * BUDGETS B1: a chart beside bare Observable Plot and linkedom. BUDGETS B2: the largest paint, the blocking time and the time that a
 * filter takes, of a page from loopback in Chromium with the processor slowed down four times. The "baseline" of B2 is its limit.
 */
const [rounds = 40, visits = 5] = process.argv.slice(2).map(Number);

printTable("Dashboards' charts and pages", [drawing(), ...(await painting())]);

function drawing(): Measured {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const contents = manufacturerFigures.map((figure) => figure.content(sampleCases.full));
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const timed = (draw: (content: (typeof contents)[number]) => unknown): number => {
      const start = performance.now();
      for (const content of contents) draw(content);
      return performance.now() - start;
    };
    const size = { width: drawingWidths.wide };
    const drawOurs = () => ours.push(timed(({ spec, says }) => (spec === null ? null : drawChart(spec(size), says))));
    const drawBare = () =>
      bare.push(
        timed(({ spec }) =>
          spec === null ? null : plot({ ...spec(size), document: document as unknown as Document }).outerHTML,
        ),
      );
    // Whichever comes second finds a warm cache.
    for (const draw of round % 2 === 0 ? [drawOurs, drawBare] : [drawBare, drawOurs]) draw();
  }
  const ratio = median(ours) / median(bare);
  return {
    name: "B1 ten charts beside bare Plot",
    ours: median(ours),
    baseline: median(bare),
    unit: "ms",
    ratio,
    goal: "≤ 1.2×",
    reached: (value) => value <= 1.2,
  };
}

async function painting(): Promise<readonly Measured[]> {
  const browser = await launchChromium();
  if (browser === null) return [];
  const site = await servePages();
  try {
    const seen = [];
    for (let visit = 0; visit < visits; visit += 1) seen.push(await look(browser, `${site.address}/norvik/index.html`));
    const line = (name: string, value: number, limit: number): Measured => ({
      name,
      ours: value,
      baseline: limit,
      unit: "ms",
      ratio: value / limit,
      goal: `≤ ${limit} ms`,
      reached: (ratio) => ratio <= 1,
      note: "processor slowed down 4×",
    });
    return [
      line("B2 largest paint", median(seen.map(({ paint }) => paint)), 1000),
      line("B2 blocking time", median(seen.map(({ blocked }) => blocked)), 100),
      line("a filter, to the last chart", median(seen.map(({ filtered }) => filtered)), 3000),
    ];
  } finally {
    await browser.close();
    await site[Symbol.asyncDispose]();
  }
}

async function look(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(address, { waitUntil: "networkidle" });
  const { paint, blocked } = await page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntryList>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve([]), 500);
      });
    const paints = await entries("largest-contentful-paint");
    const tasks = await entries("longtask");
    return {
      paint: paints.at(-1)?.startTime ?? Number.NaN,
      blocked: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    };
  });
  const start = performance.now();
  await page.getByLabel("Show").selectOption({ label: "South" });
  await page.locator("output", { hasText: "Showing South" }).waitFor();
  const filtered = performance.now() - start;
  await context.close();
  return { paint, blocked, filtered };
}

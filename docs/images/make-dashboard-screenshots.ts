// Makes the pictures of the dashboards: built from the demo workspace, or from a site that is there (--site DIR). With --look DIR every
// page that is named (--pages "index.html caldorra-hornos/index.html") is taken at three widths, light, dark and on paper, to be looked at.

import { chmod, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pino from "pino";
import { buildSite } from "../../dashboards/build-site.ts";
import { siteFolder } from "../../dashboards/site-state.ts";
import { openWarehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { buildDashboardsOf } from "../../src/wiring/build-dashboards.ts";
import { launchChromium } from "../../test/harness/chromium.ts";

const { values: given } = parseArgs({
  options: { site: { type: "string" }, look: { type: "string" }, pages: { type: "string" } },
});
const types: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

const browser = await launchChromium();
if (browser === null) throw new Error("no Chromium to take pictures with: set CHROMIUM_PATH");
const home = await mkdtemp(path.join(tmpdir(), "fixline-screenshots-"));
const folder = given.site ?? (await buildDemo());
const server = createServer(async (request, response) => {
  const name = new URL(request.url ?? "", "http://localhost").pathname;
  const bytes = await readFile(path.join(folder, name)).catch(() => null);
  response.writeHead(bytes === null ? 404 : 200, { "content-type": types[path.extname(name)] ?? "text/plain" });
  response.end(bytes);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
try {
  if (given.look !== undefined) await look(given.look, (given.pages ?? "index.html").split(" "));
  else {
    const here = (name: string) => path.join(import.meta.dirname, name);
    await take("caldorra-hornos/index.html", here("dashboard.png"), { width: 1280, height: 1150 });
    await take("caldorra-hornos/index.html", here("dashboard-dark.png"), { width: 1280, height: 1150, dark: true });
    await take("caldorra-hornos/index.html", here("dashboard-phone.png"), { width: 390, height: 1400 });
  }
} finally {
  await browser.close();
  server.close();
  await rm(home, { recursive: true, force: true });
}

async function buildDemo(): Promise<string> {
  // Run by root, the database is another user's, who must be able to walk in.
  await chmod(home, 0o711);
  const config = readConfig({ FIXLINE_HOME: home, FIXLINE_DEMO: "1", PORT: "0" });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64), pages: false });
  try {
    const { desk } = app;
    const warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock });
    // A desk that has just begun makes its first snapshot itself: until that is there, there is nothing to build from.
    const build = () => buildDashboardsOf({ desk, home, warehouse }, (order) => buildSite(order, () => undefined));
    while ((await build()) === null) await sleep(500);
  } finally {
    await app.close();
  }
  return siteFolder(home);
}

async function look(into: string, pages: readonly string[]): Promise<void> {
  await mkdir(into, { recursive: true });
  for (const page of pages) {
    const name = page.replace(/\.html$/, "").replaceAll("/", "-");
    for (const width of [390, 1024, 1920]) {
      for (const dark of [false, true]) {
        const file = path.join(into, `${name}-${width}${dark ? "-dark" : ""}.png`);
        await take(page, file, { width, height: 1000, dark, whole: true });
      }
    }
    await take(page, path.join(into, `${name}-print.png`), { width: 760, height: 1000, print: true, whole: true });
  }
}

async function take(
  page: string,
  file: string,
  how: {
    readonly width: number;
    readonly height: number;
    readonly dark?: boolean;
    readonly print?: boolean;
    readonly whole?: boolean;
  },
): Promise<void> {
  const { width, height, dark = false, print = false, whole = false } = how;
  const tab = await browser?.newPage({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  if (tab === undefined) return;
  await tab.goto(`${address}/${page}`);
  if (print) await tab.emulateMedia({ media: "print" });
  // What is out of sight is laid out only when it is scrolled to.
  if (whole)
    await tab.setViewportSize({
      width,
      height: Math.min(12_000, await tab.evaluate(() => document.documentElement.scrollHeight)),
    });
  await tab.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  });
  await tab.screenshot({ path: file, fullPage: whole });
  await tab.close();
  console.log(file);
}

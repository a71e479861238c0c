import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "../e2e/axe-faults.ts";
import { launchChromium } from "../harness/chromium.ts";
import { servePages } from "./serve-pages.ts";

let browser: Browser | null;
let site: Awaited<ReturnType<typeof servePages>>;
/** What a page complained of: errors, refused by its policy, files that are not there. */
const faults: string[] = [];
beforeAll(async () => {
  browser = await launchChromium();
  site = await servePages();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site[Symbol.asyncDispose]();
  expect(faults).toEqual([]);
});

const paths = ["/norvik/index.html", "/norvik/x-200.html", "/small/index.html", "/index.html"] as const;

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (browser === null) throw new Error("no browser");
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => request.url().startsWith(site.address) || faults.push(request.url()));
  await page.goto(site.address + path, { waitUntil: "load" });
  return page;
}

test.each(["light", "dark"] as const)(
  "axe finds nothing wrong, %s",
  async (colorScheme) => {
    if (browser === null) return;
    const found: Record<string, readonly string[]> = {};
    for (const path of paths) {
      for (const width of [390, 1280]) {
        // So high that all is in sight: what is not is not laid out, and would not be judged.
        const page = await open(path, { viewport: { width, height: 12_000 }, colorScheme });
        // Everything that can be opened is looked at open.
        for (const summary of await page.locator("summary").all()) await summary.click();
        const said = await axeFaults(page);
        if (said.length > 0) found[`${path} ${width}`] = said;
        await page.context().close();
      }
    }
    expect(found).toEqual({});
  },
  240_000,
);

test("nothing scrolls sideways from a small phone to a wall screen", async () => {
  if (browser === null) return;
  const page = await open("/norvik/index.html");
  for (const path of paths) {
    await page.goto(site.address + path);
    for (const width of [320, 390, 768, 1280, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect([path, width, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([
        path,
        width,
        true,
      ]);
    }
    // On a phone no table has to be pushed aside either.
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const pushed = await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
        const wide = [...document.querySelectorAll("main *")].filter(
          (one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX),
        );
        for (const details of document.querySelectorAll("details")) details.open = false;
        return wide.map((one) => `${one.closest("[id]")?.id}: ${one.scrollWidth} in ${one.clientWidth}`);
      });
      expect([path, width, pushed]).toEqual([path, width, []]);
    }
    // One drawing of each chart is in sight, never both, and its letters are at least 10 pixels high.
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const small = await page.evaluate(() =>
        [...document.querySelectorAll(".card .chart")].flatMap((chart) => {
          const seen = [...chart.querySelectorAll("svg")].filter((svg) => svg.getClientRects().length > 0);
          const [svg] = seen;
          if (svg === undefined) return [];
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return seen.length === 1 && scale * 13 >= 10 ? [] : [`${chart.closest(".card")?.id} ${seen.length} ${scale}`];
        }),
      );
      expect(small).toEqual([]);
    }
  }
  await page.context().close();
}, 120_000);

test("without JavaScript the page reads completely", async () => {
  if (browser === null) return;
  const page = await open("/norvik/index.html", { javaScriptEnabled: false });
  await expect.poll(() => page.locator(".card .chart svg:visible").count()).toBe(10);
  expect(await page.locator(".filter").isVisible()).toBe(false);
  await page.getByText("Data table").first().click();
  expect(await page.locator("#faults td").first().isVisible()).toBe(true);
  await page.locator("#faults").getByText("How this is measured").click();
  expect(await page.locator("#faults .definition p").isVisible()).toBe(true);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#faults a.csv").click()]);
  expect(file.suggestedFilename()).toBe("faults.csv");
  await page.locator("#models tbody a").first().click();
  await page.getByRole("heading", { level: 1, name: "X 200" }).waitFor();
  await page.getByRole("link", { name: "Norvik Dishwashing" }).click();
  await page.getByRole("heading", { level: 1, name: "Norvik Dishwashing" }).waitFor();
  await page.context().close();
}, 60_000);

/** What a person reads of a page's charts. */
const reading = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll(".card")].map((card) => card.textContent).join("\n"));
const shown = (page: Page, words: string) => page.locator("output", { hasText: words }).waitFor();

test("one filter at a time acts on every chart, can be passed on, and taken back", async () => {
  if (browser === null) return;
  const page = await open("/norvik/index.html");
  const drawingsOf = () =>
    page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll(".card")].map((card) => [
          card.id,
          [...card.querySelectorAll("[data-tip], svg title")]
            .map((mark) => mark.getAttribute("data-tip") ?? mark.textContent)
            .join("\n"),
        ]),
      ),
    );
  const everything = await reading(page);
  const drawn = await drawingsOf();
  const asked = site.asked.length;
  await page.getByLabel("Show").selectOption({ label: "South" });
  await shown(page, "Showing South");
  const after = await drawingsOf();
  const same = Object.keys(drawn).filter((id) => drawn[id] === after[id]);
  // Rises are tested once over everything; they say so.
  expect(same).toEqual(["emerging"]);
  expect(await page.locator("#emerging .notes").textContent()).toContain("tested over everything");
  expect(await page.locator("#faults h3").textContent()).toContain("in South");
  expect(page.url()).toContain("#region=south");
  // Its script alone was fetched, and no data.
  expect(site.asked.slice(asked).every((at) => /^\/norvik\/assets\/part-\w+\.js$/.test(at))).toBe(true);
  await page.getByLabel("Show").selectOption({ label: "Door seal" });
  await shown(page, "Showing Door seal");
  expect(page.url()).toContain("#fault=f0");
  const passedOn = await open(`/norvik/index.html${new URL(page.url()).hash}`);
  await shown(passedOn, "Showing Door seal");
  expect(await reading(passedOn)).toBe(await reading(page));
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByRole("button", { name: "Show everything" }).waitFor({ state: "hidden" });
  await expect.poll(() => page.locator("output").textContent()).toBe("");
  const words = (text: string): readonly string[] => text.split(/\s+/);
  expect(words(await reading(page))).toEqual(words(everything));
  expect(await axeFaults(page)).toEqual([]);
  await passedOn.context().close();
  await page.context().close();
}, 120_000);

test("on a model's page the model is the filter that is chosen, and another one leads to where it is shown", async () => {
  if (browser === null) return;
  const page = await open("/norvik/x-200.html");
  const select = page.getByLabel("Show");
  const chosen = () => select.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.textContent);
  expect(await chosen()).toBe("X 200");
  await select.selectOption({ label: "South" });
  await shown(page, "Showing South");
  expect(page.url()).toContain("/norvik/index.html#region=south");
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "X 200" }).waitFor();
  expect(await chosen()).toBe("X 200");
  await select.selectOption({ label: "Everything" });
  await page.getByRole("heading", { level: 1, name: "Norvik Dishwashing" }).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  await page.context().close();
}, 60_000);

test("a filter that does not exist shows everything", async () => {
  if (browser === null) return;
  for (const hash of ["#region=nowhere", "#fault", "#all=1", "#%00=%ff"]) {
    const page = await open(`/norvik/index.html${hash}`);
    expect(await page.getByLabel("Show").inputValue()).toBe("0");
    await page.context().close();
  }
}, 60_000);

test("marks are told by keyboard and by pointer", async () => {
  if (browser === null) return;
  const page = await open("/norvik/index.html");
  const chart = page.locator("#faults .chart");
  for (let presses = 0; presses < 30; presses += 1) {
    if (await chart.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowDown");
  await chart.locator(".tip", { hasText: "Door seal: 31" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await chart.locator(".tip", { hasText: "Drain pump" }).waitFor();
  await page.keyboard.press("Escape");
  await chart.locator(".tip").waitFor({ state: "hidden" });
  await page.locator("#trend .chart").scrollIntoViewIfNeeded();
  await page.locator("#trend .wide-drawing circle").nth(5).hover();
  await page.locator("#trend .tip", { hasText: "repairs" }).waitFor();
  // Under a filter as well: the charts are new ones.
  await page.getByLabel("Show").focus();
  await page.keyboard.type("North");
  await shown(page, "Showing North");
  await chart.focus();
  await page.keyboard.press("End");
  await chart.locator(".tip").waitFor();
  await page.context().close();
}, 60_000);

test("on paper: light, nothing to press, definitions written out", async () => {
  if (browser === null) return;
  const page = await open("/norvik/x-200.html", { colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--surface"))).toBe(
    "#ffffff",
  );
  expect(await page.locator(".filter:visible, a.csv:visible").count()).toBe(0);
  expect(await page.locator("#faults .definition p").isVisible()).toBe(true);
  const pdf = await page.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThan(8);
  await page.context().close();
}, 60_000);

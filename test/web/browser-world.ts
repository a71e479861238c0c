import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { buildWebApp } from "../../src/http/web-build.ts";
import { launchChromium } from "../harness/chromium.ts";
import { type FakeDesk, startFakeDesk } from "./fake-desk.ts";
import type { SamplePerson } from "./sample-desk.ts";

/** A browser, the built pages, and a fake desk for each test. */
export type BrowserWorld = AsyncDisposable & {
  readonly webFolder: string;
  desk(): Promise<FakeDesk>;
  /** A page in a context of its own. Its uncaught errors and what its policy refused are in `faults`. */
  page(desk: FakeDesk, who: SamplePerson | null, at: string, options?: BrowserContextOptions): Promise<Page>;
  readonly faults: string[];
};

/** Builds the pages and starts a browser; null where there is none (said loudly by `launchChromium`). */
export async function openBrowserWorld(): Promise<BrowserWorld | null> {
  const browser: Browser | null = await launchChromium();
  if (browser === null) return null;
  const home = await mkdtemp(path.join(tmpdir(), "fixline-web-"));
  const { folder } = await buildWebApp({ outDir: path.join(home, "web"), log: { info: () => undefined } });
  const faults: string[] = [];
  return {
    webFolder: folder,
    faults,
    desk: () => startFakeDesk(folder),
    async page(desk, who, at, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
      if (who !== null) await context.addCookies([{ name: "who", value: who, url: desk.url }]);
      const page = await context.newPage();
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
      });
      await page.goto(desk.url + at);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

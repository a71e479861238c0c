import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Person } from "../../src/core/domain/actor.ts";
import type { ServerDeps } from "../../src/http/server-deps.ts";
import { buildWebApp } from "../../src/http/web-build.ts";
import { launchChromium } from "../harness/chromium.ts";
import { type TestServer, testServer } from "../http/server-harness.ts";

/** A browser before the real HTTP edge over a real database: what a page asks for and what the desk answers are tested as one. */
export type RealWorld = AsyncDisposable & {
  readonly server: TestServer;
  readonly url: string;
  /** A page in a context of its own, signed in, or nobody's. The checker of accessibility is a script, so the policy is off. */
  page(who: Person | null, at: string, options?: BrowserContextOptions): Promise<Page>;
  /** Uncaught errors of the pages. */
  readonly faults: string[];
};

/** Builds the pages, fills a desk with the people of the tests, listens; null where there is no browser. */
export async function openRealWorld(more: Partial<ServerDeps> = {}): Promise<RealWorld | null> {
  const browser: Browser | null = await launchChromium();
  if (browser === null) return null;
  const home = await mkdtemp(path.join(tmpdir(), "fixline-web-"));
  const { folder } = await buildWebApp({ outDir: path.join(home, "web"), log: { info: () => undefined } });
  const server = await testServer({ webFolder: folder, ...more });
  const url = await server.listen();
  const faults: string[] = [];
  return {
    server,
    url,
    faults,
    async page(who, at, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: "en-GB",
        timezoneId: "Europe/Lisbon",
        bypassCSP: true,
        ...options,
      });
      if (who !== null) {
        const [name = "", value = ""] = (await server.cookieOf(who)).split("=");
        await context.addCookies([{ name, value, url }]);
      }
      const page = await context.newPage();
      page.on("pageerror", (error) => faults.push(String(error)));
      await page.goto(url + at);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { type App, openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { launchChromium } from "../harness/chromium.ts";
import { testDatabase } from "../harness/database.ts";
import { type DeskWindows, deskWindows } from "./desk-windows.ts";

/** The running desk with the demo workspace, and a browser to look at it with. */
export type BrowserDesk = DeskWindows & AsyncDisposable & { readonly app: App; readonly address: string };

/** Opens the application with its demo workspace, in a folder and a database of its own. Null where there is no Chromium (said loudly). */
export async function openBrowserDesk(): Promise<BrowserDesk | null> {
  const browser = await launchChromium();
  if (browser === null) return null;
  const db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-browser-"));
  const config = readConfig({ DATABASE_URL: db.url, FIXLINE_HOME: home, FIXLINE_DEMO: "1", PORT: "0" });
  const app = await openApp({ config, log: pino({ level: "silent" }), secret: "s".repeat(64) });
  const address = await app.listen();
  return {
    ...deskWindows(app, address, browser),
    app,
    address,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await app.close();
      await db[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { App } from "../../src/app.ts";
import { createSignInLink } from "../../src/core/usecases/create-sign-in-link.ts";
import { demoSignIns } from "../../src/demo/load/demo-sign-ins.ts";

/** How long a page may take for one thing, in milliseconds: generous, because the machine may be busy with other tests. */
const patienceMs = 20_000;

/** How a window opens: with the cookies of the one `beside`, else with none; `at` a path of the desk. */
export type WindowOptions = BrowserContextOptions & { readonly beside?: Page; readonly at?: string };

/** People's windows on a listening desk, each with cookies of its own. */
export type DeskWindows = {
  /** A window of somebody, by name or by role of the demo (customer, technician, engineer, admin), signed in by a one-time link. */
  window(who: string, options?: WindowOptions): Promise<Page>;
  /** A window of nobody in particular. */
  stranger(options?: WindowOptions): Promise<Page>;
  /** What went wrong in any page: uncaught errors, and what its policy refused. */
  readonly faults: readonly string[];
};

/** Windows on the desk that listens at `address`. They close with the browser. */
export function deskWindows(app: App, address: string, browser: Browser): DeskWindows {
  const faults: string[] = [];

  const stranger = async ({ beside, at = "/", ...options }: WindowOptions = {}): Promise<Page> => {
    const context = beside?.context() ?? (await newContext(browser, options));
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    await page.goto(address + at);
    return page;
  };

  return {
    faults,
    stranger,
    async window(who, { at, ...options } = {}) {
      const accountId = await accountOf(app, who);
      const { token } = await app.desk.transact((work) => createSignInLink(work, { kind: "clock" }, { accountId }));
      const page = await stranger({ ...options, at: `/l/${token}` });
      await page.getByRole("button").click();
      await page.waitForURL((url) => !url.pathname.startsWith("/l/"));
      if (at !== undefined) await page.goto(address + at);
      return page;
    },
  };
}

async function newContext(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(patienceMs);
  return context;
}

async function accountOf(app: App, who: string): Promise<string> {
  const found = (await demoSignIns(app.desk)).find(({ role, name }) => role === who || name === who);
  if (found !== undefined) return found.accountId;
  const [row] = await app.desk.database.sql<{ id: string }[]>`select id from accounts where name = ${who}`;
  if (row === undefined) throw new Error(`nobody called "${who}" is known at the desk`);
  return row.id;
}

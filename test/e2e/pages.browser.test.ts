import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFaults } from "./axe-faults.ts";
import { type BrowserDesk, openBrowserDesk } from "./browser-desk.ts";
import { talkPage } from "./talk-page.ts";

let desk: BrowserDesk | null;
beforeAll(async () => {
  desk = await openBrowserDesk();
}, 120_000);
afterAll(async () => desk?.[Symbol.asyncDispose]());

/** A state of the interface, and how one gets there. The page is looked at once `ready` is in sight. */
type State = {
  readonly name: string;
  readonly who: "nobody" | "customer" | "technician" | "admin";
  readonly at: string;
  readonly reach?: (page: Page) => Promise<void>;
  readonly ready: (page: Page) => Locator;
};

/** The chat of a demo ticket that is in progress: talk, notices, cards. */
const toOpenTalk = (page: Page) => page.locator(".chat-list a", { hasText: "Oven says door open" }).click();
const toNewestTicket = (page: Page) => page.locator(".queue-row", { hasText: "Oven line 2 trips" }).click();

const states: readonly State[] = [
  { name: "welcome", who: "nobody", at: "/", ready: (page) => page.locator("#guest-name") },
  { name: "list of chats", who: "customer", at: "/", ready: (page) => page.locator(".chat-list a").first() },
  { name: "new chat", who: "customer", at: "/#c-pages", ready: (page) => page.locator(".composer textarea") },
  { name: "talk", who: "customer", at: "/", reach: toOpenTalk, ready: (page) => page.locator(".message").first() },
  {
    name: "refusal",
    who: "customer",
    at: "/",
    async reach(page) {
      await toOpenTalk(page);
      await page.locator(".composer textarea").fill("/ticket edit");
      await page.locator(".composer textarea").press("Enter");
    },
    ready: (page) => page.locator(".toast, dialog[open], .talk .card .danger").first(),
  },
  { name: "queue", who: "admin", at: "/console", ready: (page) => page.locator(".queue-row").first() },
  {
    name: "ticket",
    who: "admin",
    at: "/console",
    reach: toNewestTicket,
    ready: (page) => page.locator(".pinned .card"),
  },
  {
    name: "form at the desk",
    who: "admin",
    at: "/console",
    async reach(page) {
      await toNewestTicket(page);
      await page.locator(".pinned").getByRole("button", { name: "Reject" }).click();
    },
    ready: (page) => page.locator("dialog[open] form"),
  },
  {
    name: "command box",
    who: "admin",
    at: "/console",
    reach: (page) => page.keyboard.press("Control+k"),
    ready: (page) => page.locator("dialog[open] [role=option]").first(),
  },
  { name: "lines", who: "technician", at: "/console#/lines", ready: (page) => page.locator(".chat-list a").first() },
  {
    name: "line",
    who: "technician",
    at: "/console#/lines",
    reach: toOpenTalk,
    ready: (page) => page.locator(".message").first(),
  },
];

/** Opens each state in a window of its own kind, asks `look`, and gathers the answers by state. */
async function lookAtAll(
  options: { readonly width: number; readonly height: number; readonly colorScheme?: "light" | "dark" },
  look: (page: Page) => Promise<readonly string[]>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { width, height, colorScheme = "light" } = options;
  const windows = new Map<string, Page>();
  const found: Record<string, readonly string[]> = {};
  for (const { name, who, at, reach, ready } of states) {
    if (desk === null) return found;
    const opening = { viewport: { width, height }, colorScheme, reducedMotion: "reduce" as const };
    const page = windows.get(who) ?? (await (who === "nobody" ? desk.stranger(opening) : desk.window(who, opening)));
    windows.set(who, page);
    // By way of another page: an address that differs only behind # would load nothing.
    await page.goto("about:blank");
    await page.goto(desk.address + at);
    await page.locator("main").waitFor({ state: "attached" });
    await reach?.(page);
    await ready(page).waitFor();
    const faults = await look(page);
    if (faults.length > 0) found[name] = faults;
  }
  for (const page of windows.values()) await page.context().close();
  return found;
}

test.each(["light", "dark"] as const)(
  "axe finds nothing wrong in any state, %s",
  async (colorScheme) => {
    expect(await lookAtAll({ width: 1280, height: 800, colorScheme }, axeFaults)).toEqual({});
    expect(await lookAtAll({ width: 390, height: 844, colorScheme }, axeFaults)).toEqual({});
  },
  240_000,
);

test.each([320, 390])(
  "nothing scrolls sideways at %i px",
  async (width) => {
    const found = await lookAtAll({ width, height: 844 }, (page) =>
      page.evaluate(() => {
        const wide = document.documentElement.scrollWidth;
        if (wide <= innerWidth) return [];
        const over = [...document.querySelectorAll("body *")].filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1,
        );
        return [`${wide} px wide`, ...over.slice(0, 5).map((element) => `${element.tagName}.${element.className}`)];
      }),
    );
    expect(found).toEqual({});
  },
  240_000,
);

/** Presses Tab until this has the focus; says so when it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached with Tab: ${target}`);
}

test("a ticket is opened and approved without a mouse", async () => {
  if (desk === null) return;
  const customer = await desk.window("customer");
  const press = async (page: Page, target: Locator): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  };
  const button = (name: string) => customer.locator(".card").getByRole("button", { name, exact: true }).last();
  await press(customer, customer.getByRole("link", { name: "New chat" }));
  await tabTo(customer, customer.locator(".composer textarea"));
  await customer.keyboard.type("The combi oven hums and stays cold");
  await customer.keyboard.press("Enter");
  for (const name of ["Oven line 2", "Work is held up", "Open ticket"]) await press(customer, button(name));
  await customer.getByRole("heading", { level: 1, name: "The combi oven hums and stays cold" }).waitFor();

  const admin = await desk.window("admin", { at: "/console" });
  await admin.locator(".queue-row", { hasText: "The combi oven hums" }).waitFor();
  await admin.keyboard.press("j");
  await admin.keyboard.press("Enter");
  await admin.getByRole("heading", { level: 1, name: "The combi oven hums and stays cold" }).waitFor();
  await press(admin, admin.locator(".pinned").getByRole("button", { name: "Approve" }));
  await admin.locator(".pinned").getByText("Waiting for Diego Ferrer to accept").waitFor();
  await admin.keyboard.press("n");
  await admin.locator(".composer textarea:focus").waitFor();
  await admin.keyboard.type("Bring the tester");
  await admin.keyboard.press("Enter");
  await admin.locator(".column.desk").getByText("Bring the tester").waitFor();
  expect(desk.faults).toEqual([]);
}, 120_000);

test("a long talk stands still for those who asked for less motion", async () => {
  if (desk === null) return;
  const writer = talkPage(await desk.window("customer"));
  await writer.open("Oven says door open");
  const words =
    "the door switch says open, the lamp says shut, and after a minute both say the opposite of what they said. ";
  for (let at = 1; at <= 12; at += 1) await writer.say(`Reading ${at}: ${words.repeat(1 + (at % 4))}`);
  await writer.sees("Reading 12");
  const at = `/${new URL(writer.page.url()).hash}`;
  const reader = talkPage(
    await desk.window("customer", { reducedMotion: "reduce", viewport: { width: 390, height: 844 } }),
  );
  await reader.page.goto("about:blank");
  await reader.page.goto(desk.address + at);
  await reader.sees("Reading 12");
  // The frame in which it was first measured and drawn again has passed by the second look.
  const places = await reader.page.evaluate(async () => {
    const seen: number[] = [];
    for (let frame = 0; frame < 40; frame += 1) {
      await new Promise(requestAnimationFrame);
      seen.push(Math.round(document.querySelector(".talk .rows > li:last-child")?.getBoundingClientRect().top ?? 0));
    }
    return seen.slice(20);
  });
  expect(new Set(places).size).toBe(1);
}, 120_000);

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type BrowserWorld, openBrowserWorld } from "./browser-world.ts";
import { sampleTicket } from "./sample-desk.ts";

/** Other tests share the machine. */
const patient = { timeout: 15_000 } as const;
let world: BrowserWorld | null;
beforeAll(async () => {
  world = await openBrowserWorld();
});
beforeEach(() => {
  world?.faults.splice(0);
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

const composer = ".composer textarea";

test("ten thousand tickets: the queue draws a screen of them and goes on as one scrolls", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  for (let number = 1001; number <= 11_000; number += 1) desk.tickets.push(sampleTicket(number));
  const page = await world.page(desk, "admin", "/console");
  await page.locator(".queue-row").first().waitFor();
  const scroller = page.locator(".scroller");
  await expect
    .poll(
      async () => {
        await scroller.evaluate((box) => {
          box.scrollTop = box.scrollHeight;
        });
        return page.locator('[data-number="1001"]').count();
      },
      { timeout: 60_000, interval: 20 },
    )
    .toBe(1);
  expect(await page.locator(".queue-row").count()).toBeLessThan(60);
  expect(world.faults).toEqual([]);
}, 90_000);

test("the queue is narrowed, searched and walked by keyboard", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  for (let number = 1001; number <= 1040; number += 1) desk.tickets.push(sampleTicket(number));
  const page = await world.page(desk, "admin", "/console");
  await page.locator(".queue-row").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-number")), patient)
    .toBe("1040");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "#1040" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.locator(".queue-row").first().waitFor();
  await page.getByRole("button", { name: "Unassigned" }).click();
  await page.getByText("10 tickets").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("chiller");
  await expect
    .poll(() => page.locator(".queue-row .title").allTextContents(), patient)
    .toSatisfy((titles: readonly string[]) => titles.length > 0 && titles.every((title) => title.includes("Chiller")));
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard help" }).waitFor();
});

test("two admins see one change without reloading, and each card says what comes next", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1004, "new"), sampleTicket(1005, "opened"));
  const one = await world.page(desk, "admin", "/console#/ticket/1004");
  const other = await world.page(desk, "admin", "/console");
  await other.locator('[data-number="1004"]').getByText("New", { exact: true }).waitFor();
  await one.getByRole("button", { name: "Approve" }).click();
  await one.getByText("Waiting for Tomás Ferreira to accept").waitFor();
  await other.locator('[data-number="1004"]').getByText("Opened").waitFor();
  const [press] = desk.acts.filter(({ kind }) => kind === "press");
  // The version that the button was drawn at, and whom it named: the desk refuses what was overtaken.
  expect(press).toMatchObject({ action: expect.stringMatching(/^assign-approve\.rw\.1\./), spot: { on: "desk" } });
});

test("a note stays a note and a reply a reply: each column shows its own, each says whose it is", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1002, "in_progress"));
  const page = await world.page(desk, "admin", "/console#/ticket/1002", { viewport: { width: 1440, height: 900 } });
  const [notes, talk] = [page.getByRole("region", { name: "Desk thread" }).first(), page.locator(".column.customer")];
  await notes.getByText("Check the terminal block first").waitFor();
  expect(await talk.getByText("Check the terminal block first").count()).toBe(0);
  expect(await talk.getByText("Only staff see this").count()).toBe(0);
  await page.fill(composer, "invoice the bakery");
  await page.press(composer, "Enter");
  await notes.getByText("invoice the bakery").waitFor();
  await page.getByRole("button", { name: "Reply to customer" }).click();
  await page.fill(composer, "we are on our way");
  await page.press(composer, "Enter");
  await talk.getByText("we are on our way").waitFor();
  expect(desk.talk.slice(-2).map(({ visibility }) => visibility)).toEqual(["staff", "customer"]);
  expect(await talk.getByText("invoice the bakery").count()).toBe(0);
  // Another ticket begins with a note again: what was meant for one customer is not sent to another.
  await page.evaluate(() => {
    location.hash = "#/ticket/9999";
  });
  await page.getByText("No such ticket").waitFor();
  await page.goBack();
  await expect
    .poll(() => page.getByRole("button", { name: "Note", exact: true }).getAttribute("aria-pressed"))
    .toBe("true");
});

test("a reply with a file that is refused gives back the words and the file", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1002, "in_progress"));
  desk.refuses = ({ kind }) => kind === "press";
  const page = await world.page(desk, "admin", "/console#/ticket/1002", { viewport: { width: 1440, height: 900 } });
  await page.getByRole("button", { name: "Reply to customer" }).click();
  const picture = { name: "photo.png", mimeType: "image/png", buffer: Buffer.alloc(2000, 1) };
  await page.locator(".composer input[type=file]").setInputFiles(picture);
  await page.locator(".uploads .ready").waitFor();
  await page.fill(composer, "see the left door");
  await page.press(composer, "Enter");
  await expect.poll(() => desk.acts.at(-1)?.kind, patient).toBe("press");
  await page.locator(".uploads .ready").waitFor();
  await expect.poll(() => page.inputValue(composer), patient).toBe("see the left door");
});

test("a technician who is not the assignee cannot turn the composer towards the customer", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push({ ...sampleTicket(1002, "in_progress"), assignee: { id: "somebody else", name: "Ingrid Moe" } });
  const page = await world.page(desk, "technician", "/console#/ticket/1002");
  await page.getByRole("button", { name: "Reply to customer" }).waitFor();
  expect(await page.getByRole("button", { name: "Reply to customer" }).isDisabled()).toBe(true);
});

test("commands are completed by arrows and Tab, in the composer and by Ctrl+K", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1002, "in_progress"));
  const page = await world.page(desk, "admin", "/console#/ticket/1002");
  await page.locator(composer).pressSequentially("/ti");
  await page.getByRole("option", { name: "/ticket start" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("option", { name: "/ticket hold", selected: true }).waitFor();
  const active = await page.locator(composer).getAttribute("aria-activedescendant");
  expect(await page.locator(`[id="${active}"]`).textContent()).toContain("/ticket hold");
  await page.keyboard.press("Tab");
  expect(await page.inputValue(composer)).toBe("/ticket hold ");
  await page.keyboard.type("parts");
  await page.keyboard.press("Enter");
  await expect.poll(() => desk.acts.at(-1), patient).toMatchObject({ kind: "command", words: "ticket hold parts" });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Type a command" }).pressSequentially("sear");
  await page.keyboard.press("Enter");
  await page.keyboard.type("oven");
  await page.keyboard.press("Enter");
  await expect.poll(() => desk.acts.at(-1), patient).toMatchObject({ kind: "command", words: "desk search oven" });
});

test("keys that are quicker than the list of commands mean what they would have meant with it", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  const page = await world.page(desk, "admin", "/console");
  await page.getByRole("button", { name: "Command" }).waitFor();
  const held = Promise.withResolvers<void>();
  await page.route("**/web/commands", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Type a command" });
  await box.waitFor();
  await page.keyboard.type("sear");
  await page.keyboard.press("Enter");
  await page.keyboard.type("oven");
  held.resolve();
  await page.getByText("/desk search").waitFor();
  await expect.poll(() => box.inputValue(), patient).toBe("/desk search oven");
  expect(desk.acts).toEqual([]);
  await page.keyboard.press("Enter");
  await expect.poll(() => desk.acts.at(-1), patient).toMatchObject({ kind: "command", words: "desk search oven" });
});

test("the bar fits every common screen in every language: nothing scrolls sideways", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  const page = await world.page(desk, "admin", "/console");
  const tooWide: string[] = [];
  for (const language of ["en", "es", "pt"]) {
    await page.setViewportSize({ width: 1600, height: 800 });
    await page.locator(".top-bar .language select").selectOption(language);
    await page.locator(`html[lang^="${language}"]`).waitFor();
    for (const width of [1440, 1366, 1280, 1153, 1152, 1024, 900, 800, 769]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) tooWide.push(`${language} at ${width}: ${over} px`);
    }
  }
  expect(tooWide).toEqual([]);
}, 60_000);

test("a page that is not for one's role says so and leads on", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  const page = await world.page(desk, "technician", "/console#/settings");
  await page.getByRole("heading", { name: "This page is not for your role" }).waitFor();
  await page.getByRole("link", { name: "To the queue" }).click();
  await page.getByRole("heading", { name: "This page is not for your role" }).waitFor({ state: "detached" });
  await page.locator("#queue-search").waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

import { afterAll, beforeAll, expect, test } from "vitest";
import { spreadNotifications } from "../../src/core/store/notifications.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { until } from "../harness/until.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
  if (world === null) return;
  const { people, t } = world.server;
  const { ticketId } = await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description: "The compressor <b>rattles</b>",
      title: null,
      equipmentId: people.equipmentId,
      siteId: null,
      urgency: null,
      category: null,
      dueAt: null,
      surfacePlaceId: null,
      said: [],
      aboveLimit: false,
    }),
  );
  await t.desk.transact((work) =>
    assignTicket(work, people.admin, {
      ticketId,
      assigneeId: people.technician.accountId,
      vehicleId: null,
      reason: null,
      drawnAt: null,
    }),
  );
  // Events behind a transaction that runs elsewhere on the server, in a test beside this one, are held back.
  await until("the technician has a notification", async () => {
    await t.desk.transact((work) => spreadNotifications(work, 100));
    return (await t.db.sql`select from notifications where account_id = ${people.technician.accountId}`).length > 0;
  });
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("words find tickets and equipment by keyboard alone; a misspelt one too, and no markup is made of them", async () => {
  if (world === null) return;
  const page = await world.page(world.server.people.technician, "/console");
  await page.locator(".queue").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByText("What are you looking for?").waitFor();
  expect(await violationsEverywhere(page, "search-begin")).toEqual([]);
  await page.keyboard.type("compresor");
  await page.getByRole("link", { name: /#1001 The compressor/ }).waitFor();
  expect(await page.locator(".found b").count()).toBe(0);
  expect(page.url()).toContain("#/search/compresor");
  expect(await violationsEverywhere(page, "search")).toEqual([]);
  await page.getByRole("searchbox").fill("Oven line");
  await page
    .getByRole("link", { name: /Oven line 2/ })
    .first()
    .waitFor();
  await page.getByRole("searchbox").fill("zzzzqqqq");
  await page.getByText("Nothing has these words").waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

test("notifications are read one by one or all at once", async () => {
  if (world === null) return;
  const page = await world.page(world.server.people.technician, "/console", { viewport: { width: 390, height: 844 } });
  await page.getByRole("link", { name: "Notifications" }).click();
  await page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
  await page.getByRole("link", { name: /#1001/ }).waitFor();
  expect(await violationsEverywhere(page, "notifications")).toEqual([]);
  await page.getByRole("button", { name: "Mark as read", exact: true }).first().click();
  await page.getByText("You have read everything").waitFor();
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("link", { name: /#1001/ }).waitFor();
  expect(await page.getByRole("button", { name: "Mark as read" }).count()).toBe(0);
  expect(world.faults).toEqual([]);
}, 60_000);

test("the look is chosen, holds against the system's, and is kept for the next visit", async () => {
  if (world === null) return;
  const page = await world.page(world.server.people.technician, "/console", { colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole("button", { name: "More" }).click();
  const light = await ground();
  await page.getByRole("button", { name: "Dark" }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole("button", { name: "More" }).click();
  expect(await ground()).toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "Light" }).click();
  expect(await ground()).toBe(light);
  await page.getByRole("button", { name: "As the system" }).click();
  expect(await ground()).toBe(dark);
  expect(await violationsEverywhere(page, "all-pages")).toEqual([]);
}, 60_000);

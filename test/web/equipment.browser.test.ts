import { afterAll, beforeAll, expect, test } from "vitest";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("a site and a unit are added; its code is a picture, its label is all that is printed, a new code asks first", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.technician, "/console#/sites");
  await page.getByRole("cell", { name: "Main street" }).first().waitFor();
  await page.getByRole("button", { name: "New site" }).click();
  await page.getByRole("textbox", { name: "Site" }).fill("Mill yard");
  await page.getByRole("combobox", { name: "Organisation" }).pressSequentially("verde");
  await page.getByRole("option", { name: "Mill Verde" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Latitude and longitude" }).fill("38.72, -9.14");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "Mill yard" }).waitFor();
  const [site] = await t.db.sql`select latitude, longitude from sites where name = 'Mill yard'`;
  expect(site).toEqual({ latitude: 38.72, longitude: -9.14 });
  expect(await violationsEverywhere(page, "sites")).toEqual([]);

  await page.goto(`${world.url}/console#/equipment`);
  await page.getByRole("link", { name: "Oven line 2" }).waitFor();
  await page.getByRole("button", { name: "New unit" }).click();
  await page.getByRole("textbox", { name: "Name of the unit" }).fill("Mill oven");
  for (const [field, words, found] of [
    ["Model", "X200", "Hornova X200"],
    ["Organisation", "verde", "Mill Verde"],
    ["Site", "mill", "Mill yard"],
  ] as const) {
    await page.getByRole("combobox", { name: field, exact: field === "Organisation" }).pressSequentially(words);
    await page.getByRole("option", { name: found }).waitFor();
    await page.keyboard.press("Enter");
  }
  await page.getByLabel("Installed on").fill("2024-05-01");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Mill oven" }).waitFor();
  const picture = page.getByRole("img", { name: "QR code of Mill oven" });
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  expect(await violationsEverywhere(page, "unit")).toEqual([]);
  await page.getByRole("button", { name: "Print a label" }).click();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("Something wrong? Scan to tell us.").isVisible()).toBe(true);
  expect(await page.getByRole("heading", { name: "Mill oven", includeHidden: true }).isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  expect(await violationsEverywhere(page, "label")).toEqual([]);
  await page.keyboard.press("Escape");
  const code = () => t.db.sql`select qr_token from equipment where label = 'Mill oven'`;
  const before = (await code())[0]?.qr_token;
  await page.getByRole("button", { name: "New code" }).click();
  await page.getByRole("dialog", { name: "A new code for this unit?" }).getByRole("button", { name: "Cancel" }).click();
  expect((await code())[0]?.qr_token).toBe(before);
  await page.getByRole("button", { name: "New code" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "New code" }).click();
  await expect.poll(async () => (await code())[0]?.qr_token).not.toBe(before);
  expect(world.faults).toEqual([]);
}, 60_000);

test("a unit's history names its tickets; a retired one leaves the list and comes back", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description: "It trips the breaker",
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
  const page = await world.page(people.technician, "/console#/equipment", { viewport: { width: 390, height: 844 } });
  await page.getByRole("link", { name: "Oven line 2" }).click();
  await page.getByRole("link", { name: /#1001 .*breaker/ }).click();
  await page
    .getByRole("tab", { name: "Details" })
    .or(page.getByRole("button", { name: "Details" }))
    .first()
    .click();
  await page.getByRole("link", { name: "Oven line 2" }).click();
  await page.getByRole("button", { name: "Retire" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retire" }).click();
  await page.getByRole("button", { name: "Take back into use" }).waitFor();
  await page.getByRole("link", { name: "All equipment" }).click();
  await page.getByRole("link", { name: "Mill oven" }).waitFor();
  expect(await page.getByRole("link", { name: "Oven line 2" }).count()).toBe(0);
  await page.getByLabel("State").selectOption("retired");
  await page.getByRole("link", { name: "Oven line 2" }).waitFor();
  expect(await violationsEverywhere(page, "equipment")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

test("the catalogue: an engineer adds a manufacturer and its model", async () => {
  if (world === null) return;
  const { people } = world.server;
  const page = await world.page(people.engineer, "/console#/models");
  await page.getByRole("button", { name: "Manufacturers" }).click();
  await page.getByRole("button", { name: "New manufacturer" }).click();
  await page.getByRole("textbox", { name: "Manufacturer" }).fill("Nordkyl");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "Nordkyl", exact: true }).waitFor();
  await page.getByRole("button", { name: "Models", exact: true }).click();
  await page.getByRole("button", { name: "New model" }).click();
  await page.getByRole("combobox", { name: "Manufacturer" }).pressSequentially("nord");
  await page.getByRole("option", { name: "Nordkyl" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Model" }).fill("RC-90");
  await page.getByRole("textbox", { name: "Family" }).fill("RC");
  await page.getByRole("textbox", { name: "Category" }).fill("cooling");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "RC-90 Nordkyl" }).waitFor();
  expect(await violationsEverywhere(page, "models")).toEqual([]);
  const other = await world.page(people.technician, "/console#/models");
  await other.getByRole("cell", { name: "RC-90 Nordkyl" }).waitFor();
  expect(await other.getByRole("button", { name: "New model" }).count()).toBe(0);
  expect(world.faults).toEqual([]);
}, 60_000);

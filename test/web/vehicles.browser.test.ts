import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("an admin adds a vehicle; a technician keeps its stock", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/vehicles");
  await page.getByRole("heading", { name: "Van 1" }).waitFor();
  await page.getByRole("button", { name: "New vehicle" }).press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("Van 2");
  await page.keyboard.press("Tab");
  await page.keyboard.type("AA-12-BB");
  await page.getByRole("radio", { name: "In repair" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Van 2" }).waitFor();
  const [van] = await t.db.sql`select plate, state from vehicles where name = 'Van 2'`;
  expect(van).toEqual({ plate: "AA-12-BB", state: "repair" });

  const other = await world.page(people.technician, "/console#/vehicles", { viewport: { width: 390, height: 844 } });
  const stock = other.getByRole("region", { name: "What Van 1 carries" });
  await stock.getByRole("button", { name: "Add a part" }).click();
  await other.getByLabel("Part number").fill("G-100/2");
  await other.getByLabel("What it is").fill("Door gasket");
  await other.getByLabel("How many").fill("3");
  await other.getByLabel("Low at").fill("2");
  await other.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await stock.getByText("Door gasket").waitFor();
  expect(await stock.getByText("low").count()).toBe(0);
  await stock.getByRole("button", { name: "One Door gasket less" }).click();
  await stock.getByText("low").waitFor();
  const [held] = await t.db.sql`select quantity from vehicle_stock`;
  expect(held).toEqual({ quantity: 2 });
  expect(await other.getByRole("button", { name: "New vehicle" }).count()).toBe(0);
  expect(await other.getByRole("button", { name: "Change vehicle" }).count()).toBe(0);
  await page.reload();
  await page.getByText("Door gasket").waitFor();
  expect(await violationsEverywhere(page, "vehicles")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

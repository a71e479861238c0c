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

test("business hours are written down, a promise is made by keyboard for one organisation, changed and taken back", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/sla");
  await page.getByText("Nothing is promised yet").waitFor();
  expect(await violationsEverywhere(page, "sla-empty")).toEqual([]);
  await page.getByRole("button", { name: "Business hours" }).click();
  await page.getByRole("button", { name: "New business hours" }).click();
  const hours = page.getByRole("dialog", { name: "New business hours" });
  await hours.getByLabel("Name", { exact: true }).fill("Office");
  await hours.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Lisbon");
  await hours.getByRole("textbox", { name: "Monday, from", exact: true }).fill("8");
  await hours.getByRole("button", { name: "Add a break on Monday" }).click();
  await hours.getByRole("textbox", { name: "Break on Monday, from" }).fill("1230");
  await hours.getByRole("textbox", { name: "Break on Monday, to" }).fill("13:30");
  await hours.getByRole("button", { name: "The same until Friday" }).click();
  await hours.getByRole("button", { name: "Add a day" }).click();
  await hours.getByLabel("Date").fill("2026-12-24");
  await hours.getByLabel("Why 2026-12-24 is otherwise").fill("Christmas Eve");
  expect(await violationsEverywhere(page, "sla-hours")).toEqual([]);
  await hours.getByRole("button", { name: "Save" }).click();
  await page.getByText("08:00–17:00 (12:30–13:30)").waitFor();
  const [stored] = await t.db.sql`select name, time_zone, rules from calendars`;
  expect(stored).toMatchObject({ name: "Office", time_zone: "Europe/Lisbon" });
  expect(stored?.rules.exceptions).toEqual([{ date: "2026-12-24", spans: [], name: "Christmas Eve" }]);
  expect(await violationsEverywhere(page, "sla-calendars")).toEqual([]);

  await page.getByRole("button", { name: "Promises", exact: true }).click();
  await page.getByRole("button", { name: "New promise" }).press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("Urgent");
  await page.keyboard.press("Tab");
  await page.keyboard.type("30");
  await page.keyboard.press("Tab");
  await page.keyboard.type("240");
  await page.getByRole("radio", { name: "P1" }).check();
  await page.getByRole("combobox", { name: "For one organisation" }).pressSequentially("ross");
  await page.getByRole("option", { name: "Bakery Rossi" }).waitFor();
  await page.keyboard.press("Enter");
  expect(await violationsEverywhere(page, "sla-form")).toEqual([]);
  await page.getByRole("radio", { name: "Office" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "Urgent P1 · Bakery Rossi" }).waitFor();
  const [policy] = await t.db
    .sql`select priority, organisation_id, response_minutes, resolution_minutes from sla_policies`;
  expect(policy).toEqual({
    priority: "p1",
    organisation_id: people.organisationId,
    response_minutes: 30,
    resolution_minutes: 240,
  });
  expect(await violationsEverywhere(page, "sla-policies")).toEqual([]);
  await page.getByRole("button", { name: "Change" }).click();
  await page.getByLabel("Repair within (minutes)").fill("480");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "8 h" }).waitFor();
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog", { name: "Take back “Urgent”?" }).getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Nothing is promised yet").waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

test("what the desk refuses stands above the form, with all that was typed", async () => {
  if (world === null) return;
  const page = await world.page(world.server.people.admin, "/console#/sla");
  await page.getByRole("button", { name: "New promise" }).click();
  await page.getByRole("textbox", { name: "Promise" }).fill("Empty");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").getByRole("alert").waitFor();
  expect(await page.getByRole("textbox", { name: "Promise" }).inputValue()).toBe("Empty");
}, 60_000);

test("how promises were kept, and a technician who reads but changes nothing", async () => {
  if (world === null) return;
  const admin = await world.page(world.server.people.admin, "/console#/sla");
  await admin.getByRole("button", { name: "Were they kept?" }).click();
  await admin.getByText("Nothing was due in this time").waitFor();
  expect(await violationsEverywhere(admin, "sla-kept")).toEqual([]);
  await world.server.t.db
    .sql`insert into sla_policies (id, name, resolution_minutes, warn_percent, escalate_minutes, created_at, updated_at)
    values (gen_random_uuid(), 'The one promise', 60, 75, 30, now(), now())`;
  const page = await world.page(world.server.people.technician, "/console#/sla");
  await page.getByText("The one promise").waitFor();
  expect(await page.getByRole("button", { name: "New promise" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Were they kept?" }).count()).toBe(0);
}, 60_000);

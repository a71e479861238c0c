import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { violationsEverywhere } from "./axe.ts";
import { type BrowserWorld, openBrowserWorld } from "./browser-world.ts";
import { sampleTicket } from "./sample-desk.ts";

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

test("by keyboard: pick, pick a range, tag all of them; each ticket's own result is shown and what was refused stays picked", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  for (let number = 1001; number <= 1030; number += 1) desk.tickets.push(sampleTicket(number));
  const page = await world.page(desk, "admin", "/console", { bypassCSP: true });
  await page.locator(".queue-row").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("1 picked").waitFor();
  await page.getByRole("checkbox", { name: "Pick #1026" }).click({ modifiers: ["Shift"] });
  await page.getByRole("checkbox", { name: "Pick #1028" }).click();
  await page.getByRole("checkbox", { name: "Pick #1026" }).click({ modifiers: ["Shift"] });
  await page.getByText("4 picked").waitFor();
  desk.refuses = (act) => act.kind === "command" && act.words.includes("#1027");
  await page.getByRole("button", { name: "Add tags" }).click();
  await page.getByLabel("Tags to add").fill("Recall, boiler");
  await page.keyboard.press("Enter");
  await page.getByText("Finished: 3 done, 1 refused, of 4.").waitFor();
  await page.locator(".bulk-results .danger").getByText("The desk does not take that.").waitFor();
  expect(desk.acts.map((act) => act.kind === "command" && act.words)).toContain("desk tag #1030 recall, boiler");
  expect(await violationsEverywhere(page, "bulk-results")).toEqual([]);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByText("1 picked").waitFor();
  expect(await page.getByRole("checkbox", { name: "Pick #1027" }).isChecked()).toBe(true);
  expect(await violationsEverywhere(page, "queue-picked")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

test("giving many tickets to somebody asks who and, for those that change hands, why; closing asks once more", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  for (let number = 1001; number <= 1004; number += 1) desk.tickets.push(sampleTicket(number));
  const page = await world.page(desk, "admin", "/console");
  await page.getByRole("checkbox", { name: "Pick #1001" }).click();
  await page.getByRole("button", { name: "Pick all 4 shown" }).click();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.getByRole("radio", { name: /Tomás Ferreira/ }).check();
  await page.getByRole("textbox", { name: "Reason" }).fill("He is near");
  await page.getByRole("dialog").getByRole("button", { name: "Assign" }).click();
  await page.getByText("Finished: 4 done").waitFor();
  expect(desk.acts.filter(({ kind }) => kind === "press")).toHaveLength(4);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("checkbox", { name: "Pick #1003" }).click();
  await page.getByRole("button", { name: "Close tickets" }).click();
  const before = desk.acts.length;
  await page.getByRole("dialog", { name: "Close one ticket?" }).getByRole("button", { name: "Cancel" }).click();
  expect(desk.acts).toHaveLength(before);
  await page.getByRole("button", { name: "Close tickets" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close tickets" }).click();
  await page.getByText("Finished: 1 done").waitFor();
  expect(desk.acts.at(-1)).toMatchObject({ kind: "press", action: expect.stringMatching(/^close\./) });
}, 60_000);

test("a filter is saved under a name, comes back after a reload, and is forgotten", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  for (let number = 1001; number <= 1020; number += 1) desk.tickets.push(sampleTicket(number));
  const page = await world.page(desk, "admin", "/console", { bypassCSP: true });
  await page.getByRole("button", { name: "Unassigned" }).click();
  await page.getByRole("button", { name: "Save this filter" }).click();
  await page.getByLabel("Name of the filter").fill("Waits for somebody");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Waits for somebody", exact: true, pressed: true }).waitFor();
  await page.getByRole("button", { name: "Everybody’s" }).click();
  await page.getByText("20 tickets").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Waits for somebody", exact: true }).click();
  await page.getByText("5 tickets").waitFor();
  expect(await violationsEverywhere(page, "queue-saved")).toEqual([]);
  await page.getByRole("button", { name: "Forget the filter Waits for somebody" }).click();
  expect(await page.getByRole("button", { name: "Waits for somebody", exact: true }).count()).toBe(0);
}, 60_000);

test("a technician picks nothing: what many tickets at once can be given is an admin's", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1001));
  const page = await world.page(desk, "technician", "/console");
  await page.locator(".queue-row").first().waitFor();
  expect(await page.getByRole("checkbox").count()).toBe(0);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  expect(await page.getByText("picked").count()).toBe(0);
}, 60_000);

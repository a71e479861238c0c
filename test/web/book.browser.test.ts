import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
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

test("fixes are listed and looked at; engineers may change them, technicians read", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  const page = await world.page(desk, "admin", "/console#/book", { bypassCSP: true });
  // On a low screen what is looked at scrolls, also for whoever has no mouse and as long as it holds nothing to press.
  await page.getByText("Choose one to see how people call it.").waitFor();
  await page.setViewportSize({ width: 390, height: 320 });
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Replace door seal used 12 times" }).click();
  await page.getByRole("heading", { name: "Replace door seal" }).waitFor();
  expect(await page.getByText("Swap gasket", { exact: true }).count()).toBe(1);
  for (const name of ["Merge", "Split", "Rename", "Write an article", "Take out “Swap gasket”", "Approve", "Decline"]) {
    expect(await page.getByRole("button", { name }).count(), name).toBe(1);
  }
  await page.getByText("Reset <b>breaker</b>").waitFor();
  await page.getByRole("button", { name: "Articles" }).click();
  await page.getByRole("button", { name: /Reset the breaker/ }).click();
  await page.getByRole("button", { name: "Publish" }).waitFor();
  const other = await world.page(desk, "technician", "/console#/book");
  await other.getByRole("button", { name: "Replace door seal used 12 times" }).click();
  await other.getByRole("heading", { name: "Replace door seal" }).waitFor();
  expect(await other.getByRole("button", { name: "Merge" }).count()).toBe(0);
  expect(await other.getByRole("button", { name: "Approve" }).count()).toBe(0);
  expect(world.faults).toEqual([]);
}, 60_000);

test("a ticket shows its likely fixes with the sentence that explains them", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  desk.tickets.push(sampleTicket(1002, "in_progress"));
  const page = await world.page(desk, "technician", "/console#/ticket/1002");
  await page.getByText("7 of 9 similar faults on this family").waitFor();
  expect(await page.getByRole("button", { name: "Used, worked" }).count()).toBe(1);
  expect(await page.getByRole("link", { name: "May be the same as #1001" }).getAttribute("href")).toBe("#/ticket/1001");
  expect(world.faults).toEqual([]);
}, 60_000);

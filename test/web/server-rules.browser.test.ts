import { afterAll, beforeAll, expect, test } from "vitest";
import { markPaired } from "../../src/core/store/servers.ts";
import { pairServer } from "../../src/core/usecases/pair-server.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("an admin makes a rule for a paired server, approves it, stops it and removes it, in the browser", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  await t.desk.transact(async (work) => {
    const input = { name: "North desk", url: "https://north.example.com", pairingKey: null, secret: "tests" };
    await markPaired(work, (await pairServer(work, people.admin, input)).serverId);
  });
  const page = await world.page(people.admin, "/console#/servers");
  await page.getByText("No rule: nothing goes there by itself.").waitFor();
  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Pumps");
  await dialog.getByRole("textbox", { name: "Category" }).fill("pump");
  await dialog.getByRole("textbox", { name: "Only above so many live tickets here" }).fill("20");
  await dialog.getByRole("button", { name: "Make it" }).click();
  await page.getByText("category pump · above 20 live tickets · waits for approval").waitFor();
  expect(await violationsEverywhere(page, "server-rules")).toEqual([]);
  const approved = async () =>
    (await t.db.sql`select approved_at is not null as yes from distribution_rules`).map(({ yes }) => yes);
  expect(await approved()).toEqual([false]);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByText("category pump · above 20 live tickets · approved").waitFor();
  expect(await approved()).toEqual([true]);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Approve" }).waitFor();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("No rule: nothing goes there by itself.").waitFor();
  expect(await approved()).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

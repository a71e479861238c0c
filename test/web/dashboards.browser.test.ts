import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  let maker = "";
  world = await openRealWorld({
    site: async () => ({
      folder: "/nowhere",
      folders: { hornova: { maker, name: "Hornova" }, imported: { maker: "acme", name: "Acme of old" } },
    }),
  });
  if (world === null) return;
  const [known] = await world.server.t.db.sql<{ id: string }[]>`select id from manufacturers where slug = 'hornova'`;
  maker = known?.id ?? "";
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("an admin makes a share link, copies it, revokes it; subscribes a web address and stops it", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/dashboards", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.getByText("No link works now.").waitFor();
  await page.getByRole("button", { name: "New link" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Hornova" }).check();
  await dialog.getByLabel("What it is for").fill("Quality circle");
  await dialog.getByLabel("Days it works").fill("7");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = dialog.getByRole("textbox", { name: "Link to Hornova" });
  expect(await link.inputValue()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/d\/.{20,}$/);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await dialog.getByText("Copied.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("cell", { name: /Quality circle/ }).waitFor();
  const [stored] = await t.db.sql`select slug, (expires_at - created_at)::text as life from dashboard_links`;
  expect(stored).toEqual({ slug: "hornova", life: "7 days" });

  t.settings.webhookAddresses = "any";
  await page.getByRole("button", { name: "New subscription" }).click();
  await dialog.getByRole("radio", { name: "Hornova" }).check();
  expect(await dialog.getByRole("radio", { name: "Acme of old" }).count()).toBe(0);
  await dialog.getByRole("radio", { name: "A web address" }).check();
  await dialog.getByLabel("Channel or address").fill("http://127.0.0.1:9/summaries");
  await dialog.getByRole("button", { name: "Subscribe" }).click();
  expect(await dialog.getByRole("textbox", { name: "Secret of the summary" }).inputValue()).toMatch(/^whsec_/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("cell", { name: "http://127.0.0.1:9/summaries" }).waitFor();
  expect(await violationsEverywhere(page, "dashboards")).toEqual([]);

  await page.getByRole("button", { name: "Revoke" }).click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await page.getByText("No link works now.").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Nobody gets one yet.").waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

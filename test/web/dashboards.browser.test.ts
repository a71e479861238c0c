import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPageAssets } from "../../dashboards/build-page-assets.ts";
import { pageRenderers } from "../../dashboards/pages/page-renderers.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";
import { sampleManufacturer } from "../dashboards/sample-page-data.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
let maker = "";
const folder = await mkdtemp(path.join(tmpdir(), "fixline-site-"));
beforeAll(async () => {
  world = await openRealWorld({
    site: async () => ({
      folder,
      folders: { hornova: { maker, name: "Hornova" }, imported: { maker: "acme", name: "Acme of old" } },
    }),
  });
  if (world === null) return;
  const [known] = await world.server.t.db.sql<{ id: string }[]>`select id from manufacturers where slug = 'hornova'`;
  maker = known?.id ?? "";
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
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

test("a manufacturer comes to their dashboards, from there to their account and back; all else says that it is not theirs", async () => {
  if (world === null) return;
  const { desk, db } = world.server.t;
  const renderers = pageRenderers(await buildPageAssets());
  const made = renderers.renderManufacturerPage({ ...sampleManufacturer, slug: "hornova" });
  for (const { name, bytes } of [{ name: "index.html", bytes: Buffer.from(made.html) }, ...made.files]) {
    await mkdir(path.dirname(path.join(folder, "hornova", name)), { recursive: true });
    await writeFile(path.join(folder, "hornova", name), bytes);
  }
  const id = desk.newId();
  await db.sql`insert into accounts (id, role, name, manufacturer_id, language, created_at)
    values (${id}, 'manufacturer', 'Olga Horn', ${maker}, 'es', now())`;
  const olga = await desk.transact((work) => personOfAccount(work, id));

  const page = await world.page(olga, "/", { viewport: { width: 390, height: 800 } });
  expect(new URL(page.url()).pathname).toBe("/dashboards/hornova/");
  await page.getByRole("link", { name: "Mi cuenta" }).press("Enter");
  await page.getByRole("heading", { name: "Mi cuenta", level: 1 }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  for (const name of ["Cambiar", "Cambiar la contraseña", "Cerrar sesión en todas partes", "Borrar todo"]) {
    // The parts of the page come one after the other.
    await expect.poll(() => page.getByRole("button", { name, exact: true }).count(), { message: name }).toBe(1);
  }
  // They sign no reports, and ask for no work.
  expect(await page.getByRole("button").allTextContents()).not.toContain("Elegir o cambiar el PIN");
  expect(await page.getByText("PIN").count()).toBe(0);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Llevarme todo" }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole("button", { name: "Cambiar", exact: true }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "English" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click();
  await page.getByRole("heading", { name: "My account", level: 1 }).waitFor();
  expect(await violationsEverywhere(page, "account-maker")).toEqual([]);
  await page.getByRole("link", { name: "Your dashboards" }).press("Enter");
  await page.waitForURL((url) => url.pathname === "/dashboards/hornova/");

  const refused = await page.goto(`${world.url}/console`);
  expect(refused?.status()).toBe(403);
  await page.getByRole("heading", { name: "The console is for the people of the desk" }).waitFor();
  await page.getByRole("link", { name: "To your dashboards" }).click();
  await page.waitForURL((url) => url.pathname === "/dashboards/hornova/");
  expect((await page.goto(`${world.url}/dashboards/imported/`))?.status()).toBe(404);
  await page.getByRole("heading", { name: "There is nothing here for you" }).waitFor();
  await page.getByRole("link", { name: "My account" }).click();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("heading", { name: "What stopped working?" }).waitFor();
  await page.goto(`${world.url}/account`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  expect(world.faults).toEqual([]);
}, 60_000);

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeResetCode } from "../../src/core/usecases/ask-password-reset.ts";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
  // A browser keeps a cookie by its own clock.
  if (world !== null) world.server.t.clock.now = new Date();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

const narrow = { viewport: { width: 320, height: 700 } } as const;
const tooWide = "document.documentElement.scrollWidth - innerWidth";

test("a forgotten password is chosen anew by a code, by keyboard alone, and staff come to the console with it", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  await t.db.sql`update accounts set email = 'jo@example.org' where id = ${people.technician.accountId}`;
  const elsewhere = await world.page(people.technician, "/console");
  await elsewhere.getByRole("link", { name: "Queue" }).waitFor();
  const page = await world.page(null, "/sign-in", narrow);
  await page.getByRole("link", { name: "I forgot my password" }).click();
  await page.getByRole("heading", { name: "A new password" }).waitFor();
  // The field has the focus: who lost a password types at once.
  await page.keyboard.type("nobody@example.org");
  await page.keyboard.press("Enter");
  const answered = page.getByText("If this address has an account here, a code is in its chat, or in its mail.");
  await answered.waitFor();
  await page.getByRole("button", { name: "Ask for another code" }).click();
  await page.getByRole("textbox", { name: "E-mail" }).fill("Jo@Example.org");
  await page.keyboard.press("Enter");
  await answered.waitFor();
  expect(await violationsEverywhere(page, "forgot")).toEqual([]);
  await page.setViewportSize(narrow.viewport);
  expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  const { code } = await t.desk.transact((work) => makeResetCode(work, { id: people.technician.accountId }));
  await page.getByLabel("Code").fill("WRONGCODE2");
  await page.getByLabel("New password").fill("a longer secret");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "used or has run out" }).waitFor();
  await page.getByLabel("Code").fill(code);
  await page.keyboard.press("Enter");
  await page.getByText("you were signed out everywhere").waitFor();
  await elsewhere.getByText("You are signed out.").waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe("Jo@Example.org");
  expect(await violationsEverywhere(page, "sign-in-again")).toEqual([]);
  await page.keyboard.type("a longer secret");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/console");
  await page.getByRole("link", { name: "Queue" }).waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

test("who signs up is told who lets them in, alike for a free address and a taken one", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  await t.db.sql`update accounts set email = 'marta@example.org' where id = ${people.customer.accountId}`;
  const guest = await t.desk.transact((work) => createGuest(work, { name: "Rita", language: "en" }));
  const page = await world.page(guest, "/");
  const told: string[] = [];
  for (const address of ["marta@example.org", "rita@example.org"]) {
    await page.getByRole("button", { name: "Create an account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("E-mail").fill(address);
    await dialog.getByLabel("Password").fill("short");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").filter({ hasText: "too weak" }).waitFor();
    await dialog.getByLabel("Password").fill("correct horse battery");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "One step is left" }).waitFor();
    told.push((await dialog.innerText()).replace(address, "…"));
    expect(await violationsEverywhere(page, "signed-up")).toEqual([]);
    await page.getByRole("button", { name: "Back to my chats" }).click();
    const me = await page.evaluate(async () => [
      (await (await fetch("/web/me")).json()).account.email,
      (await (await fetch("/api/v1/accounts/me")).json()).email,
    ]);
    expect(me).toEqual([null, null]);
  }
  expect(told[0]).toContain("The staff have been asked to let you in");
  expect(told[1]).toBe(told[0]);
  const [row] = await t.db.sql`select email, guest from accounts where id = ${guest.accountId}`;
  expect(row).toEqual({ email: "rita@example.org", guest: true });
  expect(world.faults).toEqual([]);
}, 60_000);

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeResetCode } from "../../src/core/usecases/ask-password-reset.ts";
import { changePassword } from "../../src/core/usecases/change-password.ts";
import { resetPassword } from "../../src/core/usecases/reset-password.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld({ pushKey: async () => Buffer.alloc(65, 4).toString("base64url") });
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

const narrow = { viewport: { width: 320, height: 700 } } as const;
const password = "a password of tests";

test("a customer on the narrowest phone: name, zone, PIN, a wish for a role, the copy of everything", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.customer, "/", narrow);
  // A newcomer has no list of chats on a phone: the way to the account stands beside the first one.
  await page.getByRole("link", { name: "My account" }).click();
  await page.getByRole("heading", { name: "My account" }).waitFor();
  await page.getByText("You come by: Web.").waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Marta Rossi");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/Sao_Paulo");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("definition").filter({ hasText: "America/Sao_Paulo" }).waitFor();
  const pin = async (current: string, next: string) => {
    await page.getByRole("button", { name: "Set or change PIN" }).click();
    await page.getByLabel("PIN until now").fill(current);
    await page.getByLabel("New PIN", { exact: true }).fill(next);
    await page.getByLabel("The new PIN once more").fill(next);
    await page.keyboard.press("Enter");
  };
  await pin("", "402718");
  await page.getByText("Your PIN is set.").waitFor();
  await pin("111222", "918273");
  await page.getByRole("dialog").getByRole("alert").waitFor();
  // A secret that was refused is typed anew.
  expect(await page.getByLabel("New PIN", { exact: true }).inputValue()).toBe("");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Ask for a role" }).click();
  await page.getByRole("radio", { name: "Technician" }).check();
  await page.getByRole("button", { name: "Ask the admins" }).click();
  await page.getByText(/You asked to be Technician .* It waits for an admin/).waitFor();
  expect(await page.getByRole("button", { name: "Ask for a role" }).count()).toBe(0);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Take everything along" }).click();
  const copy: unknown = JSON.parse(await readFile(await (await coming).path(), "utf8"));
  expect(JSON.stringify(copy)).toContain("Marta Rossi");
  expect(await violationsEverywhere(page, "account-customer")).toEqual([]);
  const [row] = await t.db.sql`
    select name, time_zone, pin_hash is not null as pin from accounts where id = ${people.customer.accountId}`;
  expect(row).toEqual({ name: "Marta Rossi", time_zone: "America/Sao_Paulo", pin: true });
  expect(world.faults).toEqual([]);
}, 60_000);

test("staff come to it by their name and by the menu; a changed password keeps this page and ends the others", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const { accountId } = people.technician;
  await t.db.sql`update accounts set email = 'jo@example.org' where id = ${accountId}`;
  const { code } = await t.desk.transact((work) => makeResetCode(work, { id: accountId }));
  await t.desk.transact((work) => resetPassword(work, { email: "jo@example.org", code, password }));
  const elsewhere = await world.page(people.technician, "/console");
  await elsewhere.getByRole("button", { name: "More" }).click();
  await elsewhere.getByRole("dialog").getByRole("link", { name: "My account" }).click();
  await elsewhere.getByRole("heading", { name: "My account" }).waitFor();
  const page = await world.page(people.technician, "/console", { viewport: { width: 1280, height: 800 } });
  await page.getByRole("link", { name: "Jo Technician" }).click();
  await page.getByRole("definition").filter({ hasText: "jo@example.org" }).waitFor();
  const change = async (current: string) => {
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByLabel("Password until now").fill(current);
    await page.getByLabel("New password").fill("quite another one");
    await page.keyboard.press("Enter");
  };
  await change("not the right one");
  await page.getByRole("dialog").getByRole("alert").waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("another one");
  await page.keyboard.press("Escape");
  await change(password);
  await page.getByText("Your password is changed.").waitFor();
  expect(await violationsEverywhere(page, "account-staff")).toEqual([]);
  await elsewhere.reload();
  await elsewhere.waitForURL((url) => url.pathname === "/sign-in");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("heading", { name: "What stopped working?" }).waitFor();
  const sure = { current: "quite another one", next: password, here: {} };
  await t.desk.transact((work) => changePassword(work, people.technician, sure));
  expect(world.faults).toEqual([]);
}, 60_000);

test("everything is erased only when the name is typed; the page says what went and what stays, then nobody is signed in", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.colleague, "/#account");
  const active = () => t.db.sql`select active, name from accounts where id = ${people.colleague.accountId}`;
  await page.getByRole("button", { name: "Erase everything" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("What stays: reports that were signed").waitFor();
  await dialog.getByLabel("Type “Carlo” to confirm").fill("Marta");
  await dialog.getByRole("button", { name: "Yes, erase everything" }).click();
  await dialog.getByText("The name does not match: nothing was erased.").waitFor();
  expect(await active()).toEqual([{ active: true, name: "Carlo" }]);
  await dialog.getByLabel("Type “Carlo” to confirm").fill("Carlo");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "you are not known here any more" }).waitFor();
  await page.getByText("Erased: messages: 0").waitFor();
  expect(await active()).toEqual([{ active: false, name: "–" }]);
  expect(await violationsEverywhere(page, "account-erased")).toEqual([]);
  await page.getByRole("button", { name: "Leave this page" }).click();
  await page.getByRole("heading", { name: "What stopped working?" }).waitFor();
  const guest = await world.page(null, "/#account");
  await guest.getByRole("heading", { name: "What stopped working?" }).waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

test("going back closes what lies over the page, in the console and in the customer's app", async () => {
  if (world === null) return;
  const { people } = world.server;
  const page = await world.page(people.engineer, "/console");
  const dialog = page.getByRole("dialog");
  await page.getByRole("link", { name: "Eva" }).click();
  for (const open of [
    () => page.getByRole("button", { name: "Change password" }).click(),
    () => page.getByRole("button", { name: "Sign out everywhere" }).click(),
    () => page.keyboard.press("?"),
    () => page.keyboard.press("Control+k"),
  ]) {
    await page.getByRole("heading", { name: "My account", level: 1 }).waitFor();
    await open();
    await dialog.waitFor();
    await page.goBack();
    await dialog.waitFor({ state: "detached" });
    expect(new URL(page.url()).hash).not.toBe("#/account");
    await page.goForward();
  }
  // A question that was left so is answered by no.
  expect(await page.getByRole("link", { name: "Eva" }).count()).toBe(1);
  const customer = await world.page(people.customer, "/");
  await customer.getByRole("link", { name: "Marta Rossi" }).first().click();
  await customer.getByRole("button", { name: "Change", exact: true }).click();
  await customer.getByRole("textbox", { name: "Name" }).fill("Marta R");
  await customer.goBack();
  await customer.getByRole("dialog").waitFor({ state: "detached" });
  await customer.getByRole("heading", { name: "My account" }).waitFor({ state: "detached" });
  // What was typed is kept for when they come again.
  await customer.goForward();
  await customer.getByRole("button", { name: "Change", exact: true }).click();
  expect(await customer.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Marta R");
  expect(world.faults).toEqual([]);
}, 60_000);

test("a browser is told of news with the page closed: turned on, shown by the worker, stopped, and ended by signing out", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const { accountId } = people.otherTechnician;
  const held = async () =>
    (
      await t.db.sql<{ endpoint: string }[]>`
      select endpoint from push_subscriptions where account_id = ${accountId} order by created_at`
    ).map((row) => row.endpoint);
  const page = await world.page(people.otherTechnician, "/console", { permissions: ["notifications"] });
  // The maker of the browser is out of reach here: a stand-in subscribes.
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = async () =>
      ({
        toJSON: () => ({
          endpoint: "https://push.example.com/of-this-browser",
          keys: { p256dh: btoa("p".repeat(65)).replaceAll("=", ""), auth: btoa("a".repeat(16)).replaceAll("=", "") },
        }),
      }) as unknown as PushSubscription;
  });
  await page.goto(`${world.url}/console?again#/account`);
  const start = page.getByRole("button", { name: "Notify me in this browser" });
  await start.press("Enter");
  await page.getByText("This browser will tell you.").waitFor();
  await page
    .getByRole("listitem")
    .filter({ hasText: /^This browser/ })
    .waitFor();
  expect(await held()).toEqual(["https://push.example.com/of-this-browser"]);
  expect(await violationsEverywhere(page, "account-push")).toEqual([]);

  // This browser has no screen to show it on: what the worker asks for is looked at.
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent("serviceworker"));
  await worker.evaluate("self.shown = []; registration.showNotification = async (...told) => void shown.push(told)");
  const inspected = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    inspected.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [found] = registrations;
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await inspected.send("ServiceWorker.enable");
  const data = JSON.stringify({
    id: "1",
    kind: "ticket.assigned",
    number: 1042,
    title: "#1042",
    body: "News <b>of</b> it",
  });
  await inspected.send("ServiceWorker.deliverPushMessage", {
    origin: world.url,
    registrationId: await registered,
    data,
  });
  await expect
    .poll(() => worker.evaluate("self.shown"), { timeout: 15_000 })
    .toEqual([["#1042", { body: "News <b>of</b> it", tag: "ticket-1042", data: { number: 1042 } }]]);

  await page
    .getByRole("region", { name: "Notices with the page closed" })
    .getByRole("button", { name: "Stop" })
    .press("Enter");
  await start.waitFor();
  expect(await held()).toEqual([]);
  await start.press("Enter");
  await page
    .getByRole("listitem")
    .filter({ hasText: /^This browser/ })
    .waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  expect(await held()).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserWorld, openBrowserWorld } from "./browser-world.ts";

let world: BrowserWorld | null;
beforeAll(async () => {
  world = await openBrowserWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("an admin makes a webhook, copies its secret, reads what it was sent and sends it again", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  const page = await world.page(desk, "admin", "/console");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByText("off: nothing got through for a day").waitFor();
  await page.getByRole("button", { name: "New webhook" }).click();
  await page.getByLabel("Name of the webhook").fill("Ops");
  await page.getByLabel("Address (https)").fill("https://hooks.example.com/in");
  const posted = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/webhooks"));
  await page.getByLabel("What people wrote").selectOption("all_words");
  await page.getByRole("button", { name: "Create it" }).click();
  expect((await posted).postDataJSON()).toEqual({
    name: "Ops",
    url: "https://hooks.example.com/in",
    events: ["ticket.*"],
    scope: "all_words",
  });
  expect((await posted).headers()["x-fixline"]).toBe("1");
  const secret = page.getByRole("textbox", { name: "Secret of the webhook" });
  expect(await secret.inputValue()).toBe("whsec_c2VjcmV0");
  await page.keyboard.press("Escape");
  await secret.waitFor({ state: "detached" });
  await page.getByText("given up · tried 21 times · HTTP 500 · 12 ms").waitFor();
  await page.getByText("<b>no</b>", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByText("One message is sent again.").waitFor();
  await page.getByLabel("Since").fill("2026-03-01T09:00");
  await page.getByRole("button", { name: "Send what it missed" }).click();
  await page.getByText("3 messages are sent again.").waitFor();
  const switched = page.waitForRequest((request) => request.method() === "PATCH");
  await page.getByRole("button", { name: "Switch off" }).click();
  expect((await switched).postDataJSON()).toEqual({ enabled: false });
  await page.getByRole("button", { name: "New secret" }).click();
  expect(await secret.inputValue()).toBe("whsec_bmV3");
  expect(world.faults).toEqual([]);
}, 60_000);

test("nobody else sees the page or the way to it", async () => {
  if (world === null) return;
  await using desk = await world.desk();
  const page = await world.page(desk, "technician", "/console#/webhooks");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("dialog", { name: "All pages" }).getByRole("link", { name: "Fixes" }).waitFor();
  expect(await page.getByRole("link", { name: "Webhooks" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "New webhook" }).count()).toBe(0);
}, 60_000);

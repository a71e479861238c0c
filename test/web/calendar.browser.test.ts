import { afterAll, beforeAll, expect, test } from "vitest";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
  if (world === null) return;
});
/** Noon of the day that it is now in the zone: the page looks at its own week, and no booking or shift of the day may cross midnight. */
const noonIn = (timeZone: string, offset: string): Date =>
  new Date(`${new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date())}T12:00:00${offset}`);
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("an admin plans a shift and a weekly plan with a day off; one's own shift begins, pauses and ends", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  t.clock.now = noonIn("UTC", "Z");
  const page = await world.page(people.admin, "/console");
  await page.locator(".queue").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByRole("row", { name: /Jo/ }).waitFor();
  await page.getByRole("button", { name: "Plan a shift" }).click();
  await page.getByRole("radio", { name: "Jo" }).check();
  await page.getByLabel("From").fill("22:00");
  await page.getByLabel("Until").fill("06:00");
  await page.getByRole("dialog").getByRole("button", { name: "Plan it" }).click();
  await page.getByText("22:00–00:00 planned").waitFor();
  const [shift] = await t.db.sql`select extract(epoch from ends_at - starts_at)::int as seconds from shifts`;
  expect(shift).toEqual({ seconds: 8 * 3_600 });

  await page.getByRole("button", { name: "Weekly plan of Kim" }).click();
  const plan = page.getByRole("dialog", { name: "Weekly plan of Kim" });
  await plan.getByRole("button", { name: "Add hours on Monday" }).click();
  await plan.getByRole("button", { name: "The same until Friday" }).click();
  await plan.getByRole("button", { name: "Add a day" }).click();
  expect(await violationsEverywhere(page, "calendar-plan")).toEqual([]);
  await plan.getByRole("button", { name: "Save" }).click();
  await page.getByText(/shifts lie ahead/).waitFor();
  const [stored] = await t.db.sql`select rules from shift_plans`;
  expect(stored?.rules.weekly).toHaveLength(5);
  expect(stored?.rules.exceptions).toHaveLength(1);

  for (const [press, then] of [
    ["Start my shift", "Take a break"],
    ["Take a break", "Back from the break"],
    ["Back from the break", "End my shift"],
    ["End my shift", "Start my shift"],
  ] as const) {
    await page.getByRole("button", { name: press }).click();
    await page.getByRole("button", { name: then }).waitFor();
    // Who is on a break is seen in the week.
    const resting = page.getByRole("listitem").filter({ hasText: "on a break" });
    await resting.waitFor({ state: then === "Back from the break" ? "visible" : "detached" });
  }
  expect(await violationsEverywhere(page, "calendar")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

test("a booking stands in the week of its technician and in the day's route, in the reader's zone", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  t.clock.now = noonIn("Asia/Tokyo", "+09:00");
  const { ticketId, number } = await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description: "The oven trips the breaker",
      title: null,
      equipmentId: people.equipmentId,
      siteId: people.siteId,
      urgency: null,
      category: null,
      dueAt: null,
      surfacePlaceId: null,
      said: [],
      aboveLimit: false,
    }),
  );
  await t.desk.transact((work) =>
    assignTicket(work, people.admin, {
      ticketId,
      assigneeId: people.technician.accountId,
      vehicleId: people.vehicleId,
      reason: null,
      drawnAt: null,
    }),
  );
  const page = await world.page(people.technician, "/console#/calendar", {
    viewport: { width: 390, height: 844 },
    timezoneId: "Asia/Tokyo",
  });
  await page.getByText("Times are those of Asia/Tokyo").waitFor();
  await page.getByRole("link", { name: new RegExp(`#${number}`) }).waitFor();
  expect(await page.getByRole("button", { name: "Plan a shift" }).count()).toBe(0);
  const day = await page.locator('.calendar-days [aria-pressed="true"]').boundingBox();
  expect((day?.x ?? 390) + (day?.width ?? 0), "the day that is shown is among those in sight").toBeLessThan(390);
  await page.getByRole("link", { name: "Jo" }).click();
  await page.getByRole("heading", { name: "The day of Jo" }).waitFor();
  await page.getByRole("link", { name: new RegExp(`#${number}`) }).waitFor();
  await page.getByText("Main street, 1 Main street").waitFor();
  const starts = await page.locator(".route .when strong").textContent();
  const [booked] = await t.db.sql`select lower(during) as at from bookings`;
  const tokyo = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });
  expect(starts).toBe(tokyo.format(booked?.at));
  expect(await violationsEverywhere(page, "route")).toEqual([]);
  await page.getByRole("button", { name: "The day after" }).click();
  await page.getByText("No visit on this day").waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

import { afterAll, beforeAll, expect, test } from "vitest";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

/** A ticket of the customer's, by its first words. */
async function opened({ server }: RealWorld, description: string): Promise<void> {
  const { people, t } = server;
  await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description,
      title: null,
      equipmentId: null,
      siteId: null,
      urgency: null,
      category: null,
      dueAt: null,
      surfacePlaceId: null,
      said: [],
      aboveLimit: false,
    }),
  );
}

test("dead letters are counted, sent again by keyboard, or skipped after a question", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/delivery");
  await page.getByText("Everything arrived").waitFor();
  expect(await violationsEverywhere(page, "delivery-none")).toEqual([]);
  await opened(world, "one");
  await opened(world, "two");
  await t.db.sql`update deliveries set state = 'failed', error = 'the channel is <b>gone</b>' where state = 'queued'`;
  const [{ dead } = { dead: 0 }] = await t.db.sql`select count(*)::int as dead from deliveries where state = 'failed'`;
  await page.getByRole("button", { name: "Look again" }).press("Enter");
  await page.getByText("the channel is <b>gone</b>").first().waitFor();
  expect(await page.getByRole("row").count()).toBe(dead + 1);
  expect(await violationsEverywhere(page, "delivery")).toEqual([]);
  await page.getByRole("button", { name: "Send again" }).first().press("Enter");
  await page.locator(".toast").waitFor();
  await page.getByRole("button", { name: "Skip" }).first().click();
  await page.getByRole("dialog", { name: "Not send this at all?" }).getByRole("button", { name: "Skip" }).click();
  await expect
    .poll(async () => (await t.db.sql`select count(*)::int as n from deliveries where state = 'failed'`)[0]?.n)
    .toBe(dead - 2);
  expect(world.faults).toEqual([]);
}, 60_000);

test("a webhook is changed, sent again what it missed, and deleted after a question; others are told something through it or a team", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  t.settings.webhookAddresses = "any";
  const page = await world.page(people.admin, "/console#/webhooks", { viewport: { width: 390, height: 844 } });
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "New webhook" }).press("Enter");
  await dialog.getByLabel("Name of the webhook").fill("Landlord");
  await dialog.getByLabel("Address (https)").fill("http://127.0.0.1:9/in");
  await dialog.getByRole("button", { name: "Create it" }).press("Enter");
  await dialog.getByRole("textbox", { name: "Secret of the webhook" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Change", exact: true }).press("Enter");
  expect(await dialog.getByLabel("Address (https)").inputValue()).toBe("http://127.0.0.1:9/in");
  await dialog.getByLabel("Events").fill("ticket.closed\nreport.*");
  await dialog.getByLabel("What people wrote").selectOption("customer_words");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("ticket.closed, report.*").waitFor();
  expect(await violationsEverywhere(page, "webhook-own")).toEqual([]);

  await opened(world, "the lift of the landlord");
  const [ticket] = await t.db.sql`select number from tickets where description = 'the lift of the landlord'`;
  await t.db.sql`insert into teams (id, name, created_at) values (gen_random_uuid(), 'Night shift', now())`;
  await t.db.sql`
    insert into team_members (team_id, account_id) select id, ${people.engineer.accountId} from teams where name = 'Night shift'`;
  await page.goto(`${world.url}/console#/notifications`);
  const tell = async (whom: string, number: string) => {
    await page.getByRole("button", { name: "Tell others" }).press("Enter");
    await dialog.getByRole("radio", { name: whom }).check();
    await dialog.getByLabel("What", { exact: true }).fill(`The lift stands until Monday, ${whom}`);
    await dialog.getByLabel("About ticket").fill(number);
    expect(await violationsEverywhere(page, `tell-${whom}`)).toEqual([]);
    await dialog.getByRole("button", { name: "Send" }).press("Enter");
    await page.getByText(`${whom} was told.`).waitFor();
    await dialog.waitFor({ state: "detached" });
  };
  await tell("Night shift", `#${ticket?.number}`);
  await tell("Landlord", "");
  const told = await t.db.sql`
    select w.words ->> 'text' as text, e.ticket_id is not null as about from events e join event_words w on w.event_id = e.id
    where e.kind = 'desk.notified' order by e.id`;
  expect(told).toEqual([
    { text: "The lift stands until Monday, Night shift", about: true },
    { text: "The lift stands until Monday, Landlord", about: false },
  ]);
  const [noticed] = await t.db.sql`
    select count(*)::int as n from deliveries d join places p on p.id = d.place_id
    where p.channel like ${`%${people.engineer.accountId}%`} and d.notice = 'desk.notified'`;
  expect(noticed?.n).toBe(1);

  await page.goto(`${world.url}/console#/webhooks`);
  await page.getByRole("button", { name: /Landlord/ }).press("Enter");
  await page.getByText("desk.notified").waitFor();
  await t.db.sql`update webhook_deliveries set state = 'failed', attempts = 9`;
  await page.getByRole("button", { name: "Send again" }).press("Enter");
  await page.getByText("One message is sent again.").waitFor();
  await page.getByRole("button", { name: "Delete", exact: true }).press("Enter");
  await dialog.getByRole("heading", { name: "Delete Landlord?" }).waitFor();
  await dialog.getByRole("button", { name: "Delete" }).press("Enter");
  await page.getByText("No machine is told of anything yet.").waitFor();
  expect(await t.db.sql`select from webhook_deliveries`).toHaveLength(0);
  expect(world.faults).toEqual([]);
}, 60_000);

test("the audit tells a ticket's events, verifies the chains, and says so when a word was changed", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  await opened(world, "three");
  const page = await world.page(people.admin, "/console#/audit");
  await page.getByText("Ticket opened").first().waitFor();
  await page.getByLabel("Ticket number").fill("#1001");
  await expect
    .poll(() => page.getByRole("link", { name: /^#/ }).allTextContents())
    .toSatisfy((links: readonly string[]) => links.length > 0 && links.every((link) => link === "#1001"));
  await page.getByRole("button", { name: "Verify" }).press("Enter");
  await page.getByText(/^Whole: \d+ events/).waitFor();
  expect(await violationsEverywhere(page, "audit")).toEqual([]);
  await t.db.sql`alter table events disable trigger user`;
  await t.db.sql`update events set data = data || '{"forged": true}' where kind = 'ticket.created'`;
  await page.getByRole("button", { name: "Verify" }).press("Enter");
  await page.getByText(/changed after/).waitFor();
  expect(await violationsEverywhere(page, "audit-broken")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

test("a setting is changed, refused where it does not fit, and taken back to its default", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/settings");
  const row = page.getByRole("row", { name: /reopened/ });
  await row.getByRole("button", { name: "Change" }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("999");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").getByRole("alert").waitFor();
  await page.getByRole("textbox", { name: "Value" }).fill("30");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const stored = () => t.db.sql`select value from settings where name = 'reopenWindowDays'`;
  await expect.poll(async () => (await stored())[0]?.value).toBe(30);
  expect(await violationsEverywhere(page, "settings")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

test("another server is paired by a key that is shown once; only admins see any of this", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/servers");
  await page.getByText("No other server").waitFor();
  await page.getByRole("button", { name: "Pair with a server" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("North desk");
  await page.getByRole("textbox", { name: "Address (https)" }).fill("https://north.example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByRole("dialog", { name: "Carry this key to the other desk" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Pairing key", exact: true }).inputValue()).toMatch(/^fxp_/);
  expect(await violationsEverywhere(page, "server-key")).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByText("waits for the other side").waitFor();
  expect(await violationsEverywhere(page, "servers")).toEqual([]);
  await page.getByRole("button", { name: "End pairing" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End pairing" }).click();
  await page.getByText("ended", { exact: true }).waitFor();
  expect((await t.db.sql`select name from servers`).length).toBe(1);
  for (const name of ["delivery", "audit", "settings", "servers"]) {
    const other = await world.page(people.technician, `/console#/${name}`);
    await other.getByRole("heading", { name: "This page is not for your role" }).waitFor();
    expect(await other.locator("main").getByRole("button").count()).toBe(0);
    await other.close();
  }
  expect(world.faults).toEqual([]);
}, 60_000);

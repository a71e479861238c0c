import { afterAll, beforeAll, expect, test } from "vitest";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { requestRole } from "../../src/core/usecases/request-role.ts";
import { startBreak, startShift } from "../../src/core/usecases/work-shift.ts";
import { violationsEverywhere } from "./axe.ts";
import { openRealWorld, type RealWorld } from "./real-world.ts";

let world: RealWorld | null;
beforeAll(async () => {
  world = await openRealWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

test("a wish for a role is approved, somebody is found, shut out and let in again", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  await t.desk.transact((work) => requestRole(work, people.stranger, { role: "technician" }));
  const page = await world.page(people.admin, "/console#/people");
  await page.getByText("Sten asks to be Technician").waitFor();
  expect(await violationsEverywhere(page, "people")).toEqual([]);
  await page.getByRole("button", { name: "Approve" }).press("Enter");
  await page.getByText("Sten is Technician now.").waitFor();
  const [role] = await t.db.sql`select role from accounts where id = ${people.stranger.accountId}`;
  expect(role).toEqual({ role: "technician" });
  await page.getByLabel("Name or organisation").fill("Kim");
  await page.getByRole("link", { name: "Jo" }).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Kim" }).click();
  await page.getByRole("heading", { name: "Kim" }).waitFor();
  await page.getByRole("button", { name: "Shut out" }).click();
  await page.getByRole("dialog", { name: "Shut out Kim?" }).getByRole("button", { name: "Shut out" }).click();
  await page.getByRole("button", { name: "Let in" }).waitFor();
  const active = () => t.db.sql`select active from accounts where id = ${people.otherTechnician.accountId}`;
  expect((await active())[0]).toEqual({ active: false });
  expect(await violationsEverywhere(page, "person")).toEqual([]);
  await page.getByRole("button", { name: "Let in" }).click();
  await page.getByRole("button", { name: "Shut out" }).waitFor();
  expect((await active())[0]).toEqual({ active: true });
  await page.getByRole("button", { name: "Erase person" }).click();
  await page.getByRole("textbox", { name: "Type “Kim” to confirm" }).fill("Jo");
  await page.getByRole("dialog").getByRole("button", { name: "Erase person" }).click();
  await page.getByText("The name does not match: nothing was erased.").waitFor();
  expect((await active())[0]).toEqual({ active: true });
  expect(world.faults).toEqual([]);
}, 60_000);

test("a person is added and changed; a technician reads and changes nobody else", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/people");
  await page.getByRole("button", { name: "New person" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nadia");
  await page.getByRole("radio", { name: "Technician" }).check();
  await page.getByRole("textbox", { name: "Skills" }).fill("ovens, Cooling");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Nadia" }).click();
  await page.getByRole("button", { name: "Sign-in link" }).click();
  expect(await page.getByRole("textbox", { name: "Link" }).inputValue()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/l\//);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Change" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nadia Reis");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Nadia Reis" }).waitFor();
  const [made] = await t.db.sql`select role, skills from accounts where name = 'Nadia Reis'`;
  expect(made).toMatchObject({ role: "technician" });
  const other = await world.page(people.technician, `/console#/people/${people.customer.accountId}`);
  await other.getByRole("heading", { name: "Marta" }).waitFor();
  expect(await other.getByRole("button", { name: /Change|Shut out|Erase person|Reset PIN/ }).count()).toBe(0);
}, 60_000);

test("organisations: made, somebody joined who may sign, renamed; what is not empty is not taken away", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/organisations", { viewport: { width: 390, height: 844 } });
  await page.getByRole("link", { name: "Bakery Rossi" }).waitFor();
  await page.getByRole("button", { name: "New organisation" }).click();
  await page.getByRole("textbox", { name: "Organisation" }).fill("Hotel Miramar");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Hotel Miramar" }).waitFor();
  expect(await violationsEverywhere(page, "organisations")).toEqual([]);
  await page.getByRole("link", { name: "Hotel Miramar" }).click();
  await page.getByText("Nobody belongs to it").waitFor();
  await page.getByRole("button", { name: "Join somebody" }).click();
  await page.getByRole("combobox", { name: "Customer" }).pressSequentially("Carlo");
  await page.getByRole("option", { name: "Carlo, Bakery Rossi" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Carlo" }).waitFor();
  const [joined] = await t.db.sql`select may_sign from accounts where id = ${people.colleague.accountId}`;
  expect(joined).toEqual({ may_sign: true });
  await page.getByRole("button", { name: "Take away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take away" }).click();
  await page.locator(".toast.danger").waitFor();
  expect(await violationsEverywhere(page, "organisation")).toEqual([]);
  expect(world.faults).toEqual([]);
}, 60_000);

test("teams: made, given a member and categories, and the member taken out", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const page = await world.page(people.admin, "/console#/teams");
  await page.getByText("No teams yet").waitFor();
  await page.getByRole("button", { name: "New team" }).click();
  await page.getByRole("textbox", { name: "Name of the team" }).fill("Heat and cold");
  await page.getByRole("textbox", { name: "Categories" }).fill("oven, cooling");
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Heat and cold" }).waitFor();
  await page.getByText("Assigns by itself").waitFor();
  await page.getByRole("button", { name: "Add somebody" }).click();
  await page.getByRole("combobox", { name: "Member of the staff" }).pressSequentially("Eva");
  await page.getByRole("option", { name: "Eva" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Add somebody" }).click();
  await page.getByRole("list", { name: "People of Heat and cold" }).getByRole("link", { name: "Eva" }).waitFor();
  expect(await violationsEverywhere(page, "teams")).toEqual([]);
  const members = () => t.db.sql`select account_id from team_members`;
  expect(await members()).toHaveLength(1);
  await page.getByRole("button", { name: "Take Eva out of Heat and cold" }).click();
  await page.getByText("Nobody is in it yet.").waitFor();
  expect(await members()).toHaveLength(0);
  expect(world.faults).toEqual([]);
}, 60_000);

test("who is at work: workload by team, the staff by team, presence and shift, and one's own presence, on a phone by keyboard", async () => {
  if (world === null) return;
  const { people, t } = world.server;
  const { accountId } = people.technician;
  const [team] = await t.db.sql<{ id: string }[]>`
    insert into teams (id, name, created_at) values (gen_random_uuid(), 'Ovens and <b>more</b>', now()) returning id`;
  await t.db.sql`insert into team_members (team_id, account_id) values (${team?.id ?? ""}, ${accountId})`;
  const { ticketId, number } = await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description: "The oven stays cold",
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
  await t.db.sql`update tickets set team_id = ${team?.id ?? ""} where id = ${ticketId}`;
  await t.desk.transact((work) =>
    assignTicket(work, people.admin, { ticketId, assigneeId: accountId, vehicleId: null, reason: null }),
  );
  await t.desk.transact((work) => startShift(work, people.technician));
  await t.desk.transact((work) => startBreak(work, people.technician));

  const page = await world.page(people.technician, "/console", { viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: "More" }).press("Enter");
  await page.getByRole("link", { name: "Who is at work" }).press("Enter");
  await page.getByRole("row", { name: /^Jo / }).filter({ hasText: "on a break" }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  const load = page.getByRole("region", { name: "What there is to do, by team" });
  expect(await load.getByRole("row", { name: /Ovens and <b>more<\/b>/ }).count()).toBe(1);
  const row = page.getByRole("row", { name: /^Jo / });
  await row.getByRole("link", { name: `#${number}` }).waitFor();
  expect(await violationsEverywhere(page, "agents")).toEqual([]);

  await page.getByRole("button", { name: "busy" }).press("Enter");
  await row.filter({ hasText: "busy" }).waitFor();
  const [stored] = await t.db.sql`select presence from accounts where id = ${accountId}`;
  expect(stored?.presence).toBe("busy");
  await page.getByRole("combobox", { name: "Team" }).selectOption({ label: "Ovens and <b>more</b>" });
  await page.getByRole("row", { name: /Eva/ }).waitFor({ state: "detached" });
  expect(await row.count()).toBe(1);
  await page.getByRole("combobox", { name: "Shift" }).selectOption({ label: "on shift" });
  await page.getByText("Nobody fits").waitFor();
  expect(world.faults).toEqual([]);
}, 60_000);

test("an admin makes a key for somebody's program, copies it once, and ends it; nobody else sees keys", async () => {
  if (world === null) return;
  const { people, app, t } = world.server;
  const page = await world.page(people.admin, `/console#/people/${people.engineer.accountId}`, {
    viewport: { width: 390, height: 844 },
  });
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "New key" }).press("Enter");
  await dialog.getByLabel("What it is for").fill("Wall <b>board</b>");
  await dialog.getByLabel("Last day").fill("2099-12-31");
  await dialog.getByRole("button", { name: "Make the key" }).press("Enter");
  const key = await dialog.getByRole("textbox", { name: "Key: Wall <b>board</b>" }).inputValue();
  const asked = () => app.inject({ url: "/api/v1/accounts/me", headers: { authorization: `Bearer ${key}` } });
  expect((await asked()).json()).toMatchObject({ name: "Eva" });
  const [stored] = await t.db.sql`select scopes from api_keys where account_id = ${people.engineer.accountId}`;
  expect(stored?.scopes).toEqual(["read"]);
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  const keys = page.getByRole("region", { name: "Keys for machines" });
  await keys.getByText("Wall <b>board</b>").waitFor();
  expect(await page.content()).not.toContain(key);
  expect(await violationsEverywhere(page, "person-keys")).toEqual([]);
  await keys.getByRole("button", { name: "End it" }).press("Enter");
  await dialog.getByRole("button", { name: "End it" }).press("Enter");
  await keys.getByText("Wall <b>board</b>").waitFor({ state: "detached" });
  expect((await asked()).statusCode).toBe(401);
  const other = await world.page(people.technician, `/console#/people/${people.engineer.accountId}`);
  await other.getByRole("heading", { name: "Eva", level: 1 }).waitFor();
  expect(await other.getByRole("region", { name: "Keys for machines" }).count()).toBe(0);
  expect(world.faults).toEqual([]);
}, 60_000);

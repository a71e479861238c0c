import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isProblem, type ProblemCode } from "../../src/core/domain/problem.ts";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { decideRole } from "../../src/core/usecases/decide-role.ts";
import { ensurePerson } from "../../src/core/usecases/ensure-person.ts";
import { findPeople } from "../../src/core/usecases/find-people.ts";
import { findPerson } from "../../src/core/usecases/find-person.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";
import { requestRole } from "../../src/core/usecases/request-role.ts";
import { setLanguage } from "../../src/core/usecases/set-language.ts";
import { setMembership } from "../../src/core/usecases/set-membership.ts";
import { setPresence } from "../../src/core/usecases/set-presence.ts";
import { setRole } from "../../src/core/usecases/set-role.ts";
import { updateOrganisationSettings } from "../../src/core/usecases/update-organisation-settings.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";

let t: TestDesk;
let people: TestPeople;
let nth = 0;

beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
});
afterAll(() => t[Symbol.asyncDispose]());
beforeEach(() => {
  nth++;
});

const login = (over: { name?: string; language?: string | null; user?: string; platform?: string } = {}) => ({
  platform: "slack",
  workspace: "T1",
  user: `U${nth}`,
  name: "Ana Silva",
  language: "pt-BR",
  ...over,
});

async function problemOf(act: Promise<unknown>): Promise<ProblemCode | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return error.code;
  }
}

test("twenty first messages at once make one account, one organisation, one login", async () => {
  const count = async () =>
    (
      await t.db
        .sql`select (select count(*) from accounts) as accounts, (select count(*) from organisations) as organisations,
        (select count(*) from identities) as identities`
    )[0];
  const before = await count();
  const found = await Promise.all(
    Array.from({ length: 20 }, () => t.desk.transact((work) => ensurePerson(work, login({ name: "Race" })))),
  );
  expect(new Set(found.map((person) => person.accountId)).size).toBe(1);
  expect(new Set(found.map((person) => person.identityId)).size).toBe(1);
  expect(await count()).toEqual({
    accounts: before?.accounts + 1,
    organisations: before?.organisations + 1,
    identities: before?.identities + 1,
  });
  const events = await t.db.sql`select kind from events where subject_id = ${found[0]?.accountId ?? ""}`;
  expect(events.map((event) => event.kind)).toEqual(["account.created"]);
});

test("a first contact is a customer with an organisation of their own, in their language", async () => {
  const person = await t.desk.transact((work) => ensurePerson(work, login()));
  expect(person).toMatchObject({ role: "customer", name: "Ana Silva", language: "pt", maySign: false });
  expect(person.organisationId).not.toBeNull();
  const other = await t.desk.transact((work) => ensurePerson(work, login({ user: `X${nth}`, language: "de" })));
  expect(other.language).toBe("en");
  expect(other.organisationId).not.toBe(person.organisationId);
});

test("the same user id on another platform or workspace is somebody else", async () => {
  const ids = await t.desk.transact(async (work) => [
    (await ensurePerson(work, login())).accountId,
    (await ensurePerson(work, { ...login(), workspace: "T2" })).accountId,
    (await ensurePerson(work, login({ platform: "discord" }))).accountId,
  ]);
  expect(new Set(ids).size).toBe(3);
});

test("hostile names are cleaned, empty ones replaced, and both can be stored", async () => {
  const names = [
    "",
    "\u0000\u0000",
    "\u202E\u2066",
    "a".repeat(100_000),
    "<img src=x onerror=alert(1)>",
    "'; drop table accounts; --",
    "\uD800",
  ];
  for (const [at, name] of names.entries()) {
    const person = await t.desk.transact((work) => ensurePerson(work, login({ user: `H${nth}-${at}`, name })));
    expect(person.name.length).toBeGreaterThan(0);
    expect(person.name.length).toBeLessThanOrEqual(80);
    expect(person.name).not.toMatch(/[\0\u202E\u2066]/);
  }
});

test("being seen is noted once a minute at most, with the newest display name", async () => {
  const seen = async () =>
    (await t.db.sql`select last_seen_at as at, display_name as name from identities where user_id = ${`U${nth}`}`)[0];
  await t.desk.transact((work) => ensurePerson(work, login()));
  const first = await seen();
  t.clock.forward(0.5);
  await t.desk.transact((work) => ensurePerson(work, login({ name: "Ana S." })));
  expect(await seen()).toEqual(first);
  t.clock.forward(1);
  const person = await t.desk.transact((work) => ensurePerson(work, login({ name: "Ana S." })));
  expect(await seen()).toEqual({ at: t.clock.now, name: "Ana S." });
  expect(person.name).toBe("Ana Silva");
});

test("those named as admins are admins from their first contact, and from the next one if they were named later", async () => {
  const admins = [{ platform: "slack", workspace: "T1", user: `U${nth}` }];
  const first = await t.desk.transact((work) => ensurePerson(work, login(), admins));
  expect(first.role).toBe("admin");
  const elsewhere = await t.desk.transact((work) => ensurePerson(work, { ...login(), workspace: "T9" }, admins));
  expect(elsewhere.role).toBe("customer");
  const late = login({ user: `L${nth}` });
  await t.desk.transact((work) => ensurePerson(work, late));
  const named = [{ ...late, workspace: null }];
  const promoted = await t.desk.transact((work) => ensurePerson(work, late, named));
  expect(promoted.role).toBe("admin");
  // What an admin decides stays decided.
  await t.desk.transact((work) => setRole(work, people.admin, { accountId: promoted.accountId, role: "customer" }));
  expect((await t.desk.transact((work) => ensurePerson(work, late, named))).role).toBe("customer");
});

test("a web login is an account that exists", async () => {
  const guest = await t.desk.transact((work) => createGuest(work, { name: " Bea\u202E ", language: "es" }));
  expect(guest).toMatchObject({ name: "Bea", role: "customer", language: "es" });
  const again = await t.desk.transact((work) =>
    ensurePerson(work, { platform: "web", workspace: "", user: guest.accountId, name: "x", language: null }),
  );
  expect(again).toEqual(guest);
  for (const user of ["nobody", "00000000-0000-7000-8000-00000000dead", "' or 1=1"]) {
    const asked = t.desk.transact((work) => ensurePerson(work, { ...login({ platform: "web" }), workspace: "", user }));
    expect(await problemOf(asked), user).toBe("account.unknown");
  }
  expect(await problemOf(t.desk.transact((work) => createGuest(work, { name: "\u200B", language: null })))).toBe(
    "field.missing",
  );
});

test("somebody who was shut out is refused everywhere, at once", async () => {
  const person = await t.desk.transact((work) => ensurePerson(work, login()));
  await t.desk.transact((work) => deactivateAccount(work, people.admin, { accountId: person.accountId }));
  expect(await problemOf(t.desk.transact((work) => ensurePerson(work, login())))).toBe("account.inactive");
  expect(await problemOf(t.desk.transact((work) => personOfAccount(work, person.accountId)))).toBe("account.inactive");
});

test("only admins give roles, and the last admin keeps theirs", async () => {
  await using own = await testDesk();
  const staff = await testPeople(own.desk);
  const give = (by: typeof staff.admin, accountId: string, role: "admin" | "technician" | "customer") =>
    own.desk.transact((work) => setRole(work, by, { accountId, role }));
  expect(await problemOf(give(staff.technician, staff.technician.accountId, "admin"))).toBe("action.forbidden");
  expect(await problemOf(give(staff.customer, staff.customer.accountId, "admin"))).toBe("action.forbidden");
  // Two admins demote each other at once: one of them wins, and one admin is left.
  const outcomes = await Promise.all([
    problemOf(give(staff.admin, staff.otherAdmin.accountId, "technician")),
    problemOf(give(staff.otherAdmin, staff.admin.accountId, "technician")),
  ]);
  expect(outcomes.toSorted()).toEqual(["action.forbidden", null].toSorted());
  const [last] = await own.db.sql`select id from accounts where role = 'admin'`;
  const admin = await own.desk.transact((work) => personOfAccount(work, last?.id));
  expect(await problemOf(give(admin, admin.accountId, "customer"))).toBe("account.last_admin");
  const shutOut = own.desk.transact((work) => deactivateAccount(work, admin, { accountId: admin.accountId }));
  expect(await problemOf(shutOut)).toBe("account.last_admin");
  await give(admin, staff.technician.accountId, "customer");
  const demoted = await own.desk.transact((work) => personOfAccount(work, staff.technician.accountId));
  expect(demoted.organisationId).not.toBeNull();
  const events = await own.db
    .sql`select data from events where kind = 'account.role_changed' and subject_id = ${demoted.accountId}`;
  expect(events).toEqual([{ data: { from: "technician", to: "customer" } }]);
});

test("a request for a role reaches every admin once and is decided once", async () => {
  await using own = await testDesk();
  const staff = await testPeople(own.desk);
  const ask = () => own.desk.transact((work) => requestRole(work, staff.customer, { role: "Technician" }));
  const { requestId } = await ask();
  expect((await ask()).requestId).toBe(requestId);
  const told = await own.db
    .sql`select p.account_id from deliveries d join places p on p.id = d.place_id where d.notice = 'role.requested'`;
  expect(told.map((row) => row.account_id).toSorted()).toEqual(
    [staff.admin.accountId, staff.otherAdmin.accountId].toSorted(),
  );
  const decide = (by: typeof staff.admin, granted: boolean) =>
    own.desk.transact((work) => decideRole(work, by, { requestId, granted }));
  expect(await problemOf(decide(staff.technician, true))).toBe("action.forbidden");
  const [one, other] = await Promise.all([decide(staff.admin, true), decide(staff.otherAdmin, false)]);
  expect([one.byOther, other.byOther].toSorted()).toEqual([false, true]);
  expect(one.granted).toBe(other.granted);
  const after = await own.desk.transact((work) => personOfAccount(work, staff.customer.accountId));
  expect(after.role).toBe(one.granted ? "technician" : "customer");
  const answers = await own.db.sql`select data from deliveries where notice = 'role.decided'`;
  expect(answers).toEqual([{ data: { role: "technician", granted: one.granted } }]);
  const wrong = own.desk.transact((work) => requestRole(work, staff.customer, { role: "manufacturer" }));
  expect(await problemOf(wrong)).toBe("field.not_a_choice");
  const gone = own.desk.transact((work) => decideRole(work, staff.admin, { requestId: "nonsense", granted: true }));
  expect(await problemOf(gone)).toBe("dialogue.gone");
});

test("people are found by name, address or organisation, and never guessed", async () => {
  await using own = await testDesk();
  const staff = await testPeople(own.desk);
  await own.desk.transact(async (work) => {
    await ensurePerson(work, login({ user: "a1", name: "Ana Silva" }));
    await ensurePerson(work, login({ user: "a2", name: "Ana Silva" }));
    await ensurePerson(work, login({ user: "a3", name: "100% _Ana_" }));
  });
  const find = (name: string) => own.desk.transact((work) => findPerson(work, staff.admin, { name }));
  expect((await find("@jo")).accountId).toBe(staff.technician.accountId);
  expect((await find("marta rossi")).accountId).toBe(staff.customer.accountId);
  expect((await find(staff.engineer.accountId)).name).toBe("Eva");
  expect((await find("%")).name).toBe("100% _Ana_");
  expect(await problemOf(find("ana silva"))).toBe("account.ambiguous");
  expect(await problemOf(find("zzz"))).toBe("account.unknown");
  expect(await problemOf(find("  "))).toBe("account.unknown");
  const listed = await own.desk.transact((work) => findPeople(work, staff.technician, { who: "staff" }));
  expect(listed.map((one) => [one.name, one.openTickets])).toEqual([
    ["Ada", 0],
    ["Bo", 0],
    ["Eva", 0],
    ["Jo", 0],
    ["Kim", 0],
  ]);
  const asCustomer = own.desk.transact((work) => findPeople(work, staff.customer));
  expect(await problemOf(asCustomer)).toBe("action.forbidden");
});

test("language, presence, membership and an organisation's settings are changed by those who may", async () => {
  const { customer, technician, admin, stranger } = people;
  await t.desk.transact((work) => setLanguage(work, customer, { language: "PT-br" }));
  expect((await t.desk.transact((work) => personOfAccount(work, customer.accountId))).language).toBe("pt");
  expect(await problemOf(t.desk.transact((work) => setLanguage(work, customer, { language: "kl" })))).toBe(
    "field.not_a_choice",
  );
  expect(await t.desk.transact((work) => setPresence(work, technician, { presence: " Busy" }))).toBe("busy");
  expect(await problemOf(t.desk.transact((work) => setPresence(work, customer, { presence: "busy" })))).toBe(
    "action.forbidden",
  );
  const join = (by: typeof admin) =>
    t.desk.transact((work) =>
      setMembership(work, by, { accountId: stranger.accountId, organisationId: people.organisationId, maySign: false }),
    );
  expect(await problemOf(join(technician))).toBe("action.forbidden");
  await join(admin);
  const member = await t.desk.transact((work) => personOfAccount(work, stranger.accountId));
  expect(member).toMatchObject({ organisationId: people.organisationId, maySign: false });
  const hide = (by: typeof admin) =>
    t.desk.transact((work) =>
      updateOrganisationSettings(work, by, { organisationId: people.organisationId, membersSeeEachOther: false }),
    );
  expect(await problemOf(hide(customer))).toBe("action.forbidden");
  await hide(admin);
  const [row] = await t.db
    .sql`select members_see_each_other as see from organisations where id = ${people.organisationId}`;
  expect(row?.see).toBe(false);
});

test("no event of a person holds their name, address or words", async () => {
  const rows = await t.db
    .sql`select data::text as data from events where kind like 'account.%' or kind like 'organisation.%'`;
  expect(rows.length).toBeGreaterThan(5);
  for (const { data } of rows) expect(data).not.toMatch(/Ana|Marta|Bea|@|Rossi/);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { ensurePerson } from "../../src/core/usecases/ensure-person.ts";
import { findPeople } from "../../src/core/usecases/find-people.ts";
import { findPerson } from "../../src/core/usecases/find-person.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";
import { setRole } from "../../src/core/usecases/set-role.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { problemOf } from "../harness/problem-of.ts";

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

test("no event of a person holds their name, address or words", async () => {
  const rows = await t.db
    .sql`select data::text as data from events where kind like 'account.%' or kind like 'organisation.%'`;
  expect(rows.length).toBeGreaterThan(5);
  for (const { data } of rows) expect(data).not.toMatch(/Ana|Marta|Bea|@|Rossi/);
});

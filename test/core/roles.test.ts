import { afterAll, beforeAll, expect, test } from "vitest";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { decideRole } from "../../src/core/usecases/decide-role.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";
import { requestRole } from "../../src/core/usecases/request-role.ts";
import { setLanguage } from "../../src/core/usecases/set-language.ts";
import { setMembership } from "../../src/core/usecases/set-membership.ts";
import { setPresence } from "../../src/core/usecases/set-presence.ts";
import { setRole } from "../../src/core/usecases/set-role.ts";
import { updateOrganisationSettings } from "../../src/core/usecases/update-organisation-settings.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { problemOf } from "../harness/problem-of.ts";

let t: TestDesk;
let people: TestPeople;

beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
});
afterAll(() => t[Symbol.asyncDispose]());
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

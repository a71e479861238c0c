import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import type { ProblemCode } from "../../src/core/domain/problem.ts";
import { makeSlowDown } from "../../src/core/domain/slow-down.ts";
import { approveAccount } from "../../src/core/usecases/approve-account.ts";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { decideRole } from "../../src/core/usecases/decide-role.ts";
import { registerByEmail } from "../../src/core/usecases/register-by-email.ts";
import { signInByPassword } from "../../src/core/usecases/sign-in-by-password.ts";
import { useSignInLink } from "../../src/core/usecases/use-sign-in-link.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { problemOf } from "../harness/problem-of.ts";

let t: TestDesk;
let people: TestPeople;

beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
});
afterAll(() => t[Symbol.asyncDispose]());

const guest = (name: string) => t.desk.transact((work) => createGuest(work, { name, language: null }));

const register = (email: string, password: string, by: Person | null = null, confirmBy: "mail" | "staff" = "staff") =>
  t.desk.transact((work) => registerByEmail(work, by, { name: "Rita", email, password, language: null, confirmBy }));
const slowDown = makeSlowDown({ freeTries: 1_000 });
const signIn = (email: string, password: string, by = slowDown) =>
  t.desk.transact((work) => signInByPassword(work, by, { email, password }));

test("who signs up waits for staff, is announced to admins once, and gets in after that", async () => {
  await register("Rita@Example.org", "correct horse battery");
  expect(await problemOf(signIn("rita@example.org", "correct horse battery"))).toBe("sign_in.failed");
  const [request] = await t.db.sql`select id, account_id from role_requests where role = 'customer'`;
  const told = await t.db.sql`select data from deliveries where notice = 'role.requested'`;
  expect(told).toHaveLength(2);
  expect(told[0]?.data).toEqual({ requestId: request?.id, name: "Rita", role: "customer" });
  await t.desk.transact((work) => decideRole(work, people.admin, { requestId: request?.id, granted: true }));
  const person = await signIn(" RITA@example.org ", "correct horse battery");
  expect(person).toMatchObject({ accountId: request?.account_id, role: "customer", name: "Rita" });
  expect(await problemOf(signIn("rita@example.org", "correct horse batterz"))).toBe("sign_in.failed");
});

test("a taken address is answered like a free one and changes nothing", async () => {
  const accounts = async () => (await t.db.sql`select count(*) as n from accounts`)[0]?.n;
  const before = await accounts();
  expect(await register("rita@EXAMPLE.org", "another long password")).toEqual(
    await register("new1@example.org", "another long password"),
  );
  expect(await accounts()).toBe(before + 1);
  expect(await problemOf(signIn("rita@example.org", "another long password"))).toBe("sign_in.failed");
  const both = await Promise.all([1, 2, 3, 4].map(() => register("race@example.org", "another long password")));
  expect(new Set(both.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(await accounts()).toBe(before + 2);
});

test("somebody who is not let in does not keep the address from whose it is", async () => {
  await register("owner@example.org", "squatters password");
  const [request] = await t.db.sql`
    select r.id from role_requests r join accounts a on a.id = r.account_id where a.email = 'owner@example.org'`;
  await t.desk.transact((work) => decideRole(work, people.admin, { requestId: request?.id, granted: false }));
  await register("owner@example.org", "the owner's password");
  const [account] = await t.db.sql`select id from accounts where email = 'owner@example.org'`;
  await t.desk.transact((work) => approveAccount(work, people.admin, { accountId: account?.id }));
  expect(await problemOf(signIn("owner@example.org", "squatters password"))).toBe("sign_in.failed");
  expect((await signIn("owner@example.org", "the owner's password")).accountId).toBe(account?.id);
});

test("a guest who signs up keeps their account; the mailed link confirms it", async () => {
  const visitor = await guest("Visitor");
  const { mail } = await register("visitor@example.org", "correct horse battery", visitor, "mail");
  expect(mail?.to).toBe("visitor@example.org");
  expect(await problemOf(signIn("visitor@example.org", "correct horse battery"))).toBe("sign_in.failed");
  const confirmed = await t.desk.transact((work) => useSignInLink(work, { token: mail?.token ?? "" }));
  expect(confirmed.accountId).toBe(visitor.accountId);
  expect((await signIn("visitor@example.org", "correct horse battery")).accountId).toBe(visitor.accountId);
  expect((await register("visitor@example.org", "correct horse battery", null, "mail")).mail).toBeNull();
});

test("weak passwords and things that are no address are refused before anything is stored", async () => {
  for (const weak of ["", "short", "aaaaaaaaaaaaaaaa", "x".repeat(100_000)]) {
    expect(await problemOf(register("weak@example.org", weak)), weak.slice(0, 8)).toBe("password.weak");
  }
  for (const address of [
    "nobody",
    "a@b",
    "a b@example.org",
    "<a@example.org>",
    "a@example.org\nBcc: x@y.zz",
    `${"a".repeat(300)}@example.org`,
  ]) {
    expect(await problemOf(register(address, "correct horse battery")), address).toBe("request.invalid");
  }
});

test("guessing is slowed the same for addresses that exist and that do not", async () => {
  const outcomes = async (email: string) => {
    const own = makeSlowDown({ freeTries: 3 });
    const found: (ProblemCode | null)[] = [];
    for (let attempt = 0; attempt < 6; attempt++)
      found.push(await problemOf(signIn(email, `guess number ${attempt}`, own)));
    return found;
  };
  const known = await outcomes("rita@example.org");
  expect(known).toEqual([
    "sign_in.failed",
    "sign_in.failed",
    "sign_in.failed",
    "sign_in.slow_down",
    "sign_in.slow_down",
    "sign_in.slow_down",
  ]);
  expect(await outcomes("nobody@example.org")).toEqual(known);
});

test("a try for an unknown address takes as long as one for a known one", async () => {
  const times = { known: [] as number[], unknown: [] as number[] };
  // In turns, so that a machine that slows down slows both.
  for (let run = 0; run < 15; run++) {
    for (const [which, email] of [
      ["known", "rita@example.org"],
      ["unknown", "nobody@example.org"],
    ] as const) {
      const began = performance.now();
      await problemOf(signIn(email, "a wrong password"));
      times[which].push(performance.now() - began);
    }
  }
  const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[7] ?? 0;
  const ratio = median(times.unknown) / median(times.known);
  // Without the hash the answer comes several times as quickly.
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

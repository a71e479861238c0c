import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { isProblem } from "../../src/core/domain/problem.ts";
import { closeSession } from "../../src/core/usecases/close-session.ts";
import { createApiKey } from "../../src/core/usecases/create-api-key.ts";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { createSetupLink } from "../../src/core/usecases/create-setup-link.ts";
import { createSignInLink } from "../../src/core/usecases/create-sign-in-link.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { findApiKey } from "../../src/core/usecases/find-api-key.ts";
import { findSession } from "../../src/core/usecases/find-session.ts";
import { openSession } from "../../src/core/usecases/open-session.ts";
import { revokeApiKey } from "../../src/core/usecases/revoke-api-key.ts";
import { signInLinkWorks, useSignInLink } from "../../src/core/usecases/use-sign-in-link.ts";
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

test("of twenty who use a sign-in link at once, one gets in; looking at it uses nothing up", async () => {
  const accountId = people.technician.accountId;
  const { token, expiresAt } = await t.desk.transact((work) =>
    createSignInLink(work, { kind: "clock" }, { accountId }),
  );
  expect(expiresAt.getTime() - t.clock.now.getTime()).toBe(10 * 60_000);
  for (let look = 0; look < 3; look++) expect(await t.desk.atOnce((work) => signInLinkWorks(work, token))).toBe(true);
  const uses = await Promise.allSettled(
    Array.from({ length: 20 }, () => t.desk.transact((work) => useSignInLink(work, { token }))),
  );
  const used = uses.filter((use) => use.status === "fulfilled");
  expect(used.map((use) => use.value.accountId)).toEqual([accountId]);
  for (const use of uses) if (use.status === "rejected") expect(isProblem(use.reason, "link.invalid")).toBe(true);
  expect(await t.desk.atOnce((work) => signInLinkWorks(work, token))).toBe(false);
});

test("a link ends after its minutes, and its token is stored nowhere", async () => {
  const accountId = people.technician.accountId;
  const { token } = await t.desk.transact((work) => createSignInLink(work, people.admin, { accountId }));
  const [row] = await t.db.sql`select count(*) as found from one_time_links l where l::text like ${`%${token}%`}`;
  expect(row?.found).toBe(0);
  t.clock.forward(10);
  expect(await problemOf(t.desk.transact((work) => useSignInLink(work, { token })))).toBe("link.invalid");
  expect(await problemOf(t.desk.transact((work) => useSignInLink(work, { token: "" })))).toBe("link.invalid");
});

test("nobody makes a link into somebody else's account but admins", async () => {
  const { customer, technician } = people;
  const forOther = t.desk.transact((work) => createSignInLink(work, technician, { accountId: customer.accountId }));
  expect(await problemOf(forOther)).toBe("action.forbidden");
  const own = t.desk.transact((work) => createSignInLink(work, customer, { accountId: customer.accountId }));
  expect(await problemOf(own)).toBeNull();
});

test("the setup link makes the first admin, once, and there is none after that", async () => {
  await using empty = await testDesk();
  const make = () => empty.desk.transact((work) => createSetupLink(work));
  const first = await make();
  const second = await make();
  const use = (token: string) => empty.desk.transact((work) => useSignInLink(work, { token, name: "Olga" }));
  expect(await problemOf(use(first?.token ?? ""))).toBe("link.invalid");
  const uses = await Promise.allSettled(Array.from({ length: 5 }, () => use(second?.token ?? "")));
  const admins = uses.filter((one) => one.status === "fulfilled").map((one) => one.value);
  expect(admins).toMatchObject([{ role: "admin", name: "Olga" }]);
  expect(await make()).toBeNull();
  expect(await empty.db.sql`select count(*) as n from accounts`).toEqual([{ n: 1 }]);
});

test("a session is its token's, lives by use, and ends with sign-out, time or the account", async () => {
  const person = await guest("Session");
  const open = () => t.desk.transact((work) => openSession(work, { accountId: person.accountId }));
  const find = (token: string) => t.desk.atOnce((work) => findSession(work, token));
  const { token } = await open();
  expect(await find(token)).toEqual(person);
  for (const wrong of ["", token.slice(1), `${token}A`, "x".repeat(43), `${token.slice(0, 42)}\u0000`]) {
    expect(await find(wrong)).toBeNull();
  }
  t.clock.forward(29 * 24 * 60);
  expect(await find(token)).not.toBeNull();
  t.clock.forward(29 * 24 * 60);
  expect(await find(token)).not.toBeNull();
  t.clock.forward(30 * 24 * 60);
  expect(await find(token)).toBeNull();
  const other = await open();
  await t.desk.transact((work) => closeSession(work, { token: other.token }));
  expect(await find(other.token)).toBeNull();
  const third = await open();
  await t.desk.transact((work) => deactivateAccount(work, people.admin, { accountId: person.accountId }));
  expect(await find(third.token)).toBeNull();
});

test("a key is shown once, does what its scopes say, and ends when revoked or over", async () => {
  const make = (by: Person, scopes: readonly string[], expiresAt: Date | null = null) =>
    t.desk.transact((work) =>
      createApiKey(work, by, { accountId: people.technician.accountId, name: "import", scopes, expiresAt }),
    );
  expect(await problemOf(make(people.technician, ["read"]))).toBe("action.forbidden");
  expect(await problemOf(make(people.admin, []))).toBe("field.not_a_choice");
  expect(await problemOf(make(people.admin, ["read", "root"]))).toBe("field.not_a_choice");
  expect(await problemOf(make(people.admin, ["read"], t.clock.now))).toBe("request.invalid");
  const { key, keyId, prefix } = await make(people.admin, ["read"], new Date(t.clock.now.getTime() + 60_000));
  expect(key).toMatch(/^fxk_[\w-]{43}$/);
  expect(key.startsWith(prefix)).toBe(true);
  const [row] = await t.db.sql`select count(*) as found from api_keys k where k::text like ${`%${key.slice(12)}%`}`;
  expect(row?.found).toBe(0);
  const find = (secret: string, needed: "read" | "write" = "read") =>
    t.desk.atOnce((work) => findApiKey(work, secret, needed));
  expect(await find(key)).toMatchObject({
    keyId,
    person: { accountId: people.technician.accountId, identityId: null },
  });
  expect(await problemOf(find(key, "write"))).toBe("key.scope");
  for (const wrong of ["", "fxk_", key.slice(0, -1), `${key.slice(0, -1)}!`])
    expect(await problemOf(find(wrong))).toBe("key.invalid");
  t.clock.forward(1);
  expect(await problemOf(find(key))).toBe("key.invalid");
  const lasting = await make(people.admin, ["write", "read"]);
  expect((await find(lasting.key, "write")).scopes).toEqual(["read", "write"]);
  await t.desk.transact((work) => revokeApiKey(work, people.admin, { keyId: lasting.keyId }));
  expect(await problemOf(find(lasting.key))).toBe("key.invalid");
  const again = t.desk.transact((work) => revokeApiKey(work, people.admin, { keyId: lasting.keyId }));
  expect(await problemOf(again)).toBe("key.unknown");
});

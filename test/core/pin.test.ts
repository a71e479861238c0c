import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { checkPin } from "../../src/core/usecases/check-pin.ts";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { resetPin } from "../../src/core/usecases/reset-pin.ts";
import { setPin } from "../../src/core/usecases/set-pin.ts";
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

const choose = (person: Person, pin: string, current: string | null = null) =>
  t.desk.transact((work) => setPin(work, person, { pin, again: pin, current }));
const check = (person: Person, pin: string) => t.desk.transact((work) => checkPin(work, person, pin));

test("five wrong tries lock the PIN for a while, however they come, and right ones too", async () => {
  const person = await guest("Pin");
  expect(await check(person, "274918")).toMatchObject({ problem: { code: "pin.unset" } });
  expect(await choose(person, "274918")).toEqual({ kind: "set" });
  expect(await check(person, "274918")).toEqual({ kind: "right", setAt: t.clock.now });
  // Not a PIN at all is no try.
  expect(await check(person, "27491")).toMatchObject({ problem: { code: "pin.not_six_digits" } });
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, at) => check(person, String(500_001 + at * 13))));
  const codes = guesses.map((guess) => (guess.kind === "refused" ? guess.problem.code : guess.kind));
  expect(codes.filter((code) => code === "pin.wrong")).toHaveLength(4);
  expect(codes.filter((code) => code === "pin.locked")).toHaveLength(16);
  expect(await check(person, "274918")).toMatchObject({ problem: { code: "pin.locked", data: { minutes: 15 } } });
  t.clock.forward(14);
  expect(await check(person, "274918")).toMatchObject({ problem: { code: "pin.locked", data: { minutes: 1 } } });
  t.clock.forward(1);
  expect(await check(person, "111111")).toMatchObject({ problem: { code: "pin.wrong", data: { triesLeft: 4 } } });
  expect(await check(person, "274918")).toMatchObject({ kind: "right" });
  expect(await check(person, "111111")).toMatchObject({ problem: { code: "pin.wrong", data: { triesLeft: 4 } } });
  const events = await t.db.sql`select kind from events where subject_id = ${person.accountId} order by position`;
  expect(events.map((event) => event.kind)).toEqual(["account.created", "account.pin_set", "account.pin_locked"]);
});

test("a wrong try stays counted when it is the answer of a whole unit of work", async () => {
  const person = await guest("Counted");
  await choose(person, "274918");
  // The shape every caller has: the refusal is handed back out of the transaction, and made an exception after it.
  const sign = async (pin: string) => {
    const verdict = await check(person, pin);
    if (verdict.kind === "refused") throw verdict.problem;
  };
  for (let attempt = 0; attempt < 4; attempt++) expect(await problemOf(sign("909091"))).toBe("pin.wrong");
  expect(await problemOf(sign("909091"))).toBe("pin.locked");
  const [row] = await t.db.sql`select pin_locked_until from accounts where id = ${person.accountId}`;
  expect(row?.pin_locked_until).toEqual(new Date(t.clock.now.getTime() + 15 * 60_000));
});

test("changing a PIN asks for the current one, a reset for none, and both say when the new one was set", async () => {
  const person = await guest("Changer");
  await choose(person, "274918");
  expect(await problemOf(choose(person, "385029"))).toBe("field.missing");
  expect(await choose(person, "385029", "111111")).toMatchObject({
    problem: { code: "pin.wrong", data: { triesLeft: 4 } },
  });
  expect(await problemOf(choose(person, "123456", "274918"))).toBe("pin.too_simple");
  t.clock.forward(5);
  expect(await choose(person, "385029", "274918")).toEqual({ kind: "set" });
  expect(await check(person, "274918")).toMatchObject({ kind: "refused" });
  expect(await check(person, "385029")).toEqual({ kind: "right", setAt: t.clock.now });
  const reset = (by: Person) => t.desk.transact((work) => resetPin(work, by, { accountId: person.accountId }));
  expect(await problemOf(reset(people.technician))).toBe("action.forbidden");
  expect(await problemOf(reset(person))).toBe("action.forbidden");
  await reset(people.admin);
  expect(await check(person, "385029")).toMatchObject({ problem: { code: "pin.unset" } });
  t.clock.forward(5);
  await choose(person, "496130");
  expect(await check(person, "496130")).toEqual({ kind: "right", setAt: t.clock.now });
  const [row] = await t.db.sql`select a::text as stored from accounts a where id = ${person.accountId}`;
  expect(row?.stored).not.toContain("496130");
  expect(row?.stored).toContain("$argon2id$");
});

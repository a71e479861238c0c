import { afterAll, beforeAll, expect, test } from "vitest";
import { completeArgument, type Typing } from "../../src/bots/dialog/complete-argument.ts";
import { homeCard } from "../../src/bots/dialog/home-card.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { type Chat, openChat } from "./dialog-harness.ts";

let chat: Chat;
let theirs: TicketView;
let strangers: TicketView;
beforeAll(async () => {
  chat = await openChat("strict");
  const { customer, stranger } = chat.people;
  theirs = await chat.open(customer, chat.private(customer, "c-1"));
  strangers = await chat.open(stranger, chat.private(stranger, "c-2"));
});
afterAll(() => chat[Symbol.asyncDispose]());

const login = (user: string) => ({ platform: "strict", workspace: "", user, name: user, language: "en" });
const complete = (person: Person | null, kind: Typing["kind"], typed = "") =>
  chat.t.desk.read((work) =>
    completeArgument(work, { from: login(person === null ? "nobody" : `user-${person.name}`), kind, typed }),
  );
const values = async (...asked: Parameters<typeof complete>) => (await complete(...asked)).map(({ value }) => value);

test("tickets: a customer's own, all of them for staff, found by number and words", async () => {
  const { customer, technician, stranger } = chat.people;
  expect(await values(customer, "ticket")).toEqual([String(theirs.number)]);
  expect(await values(stranger, "ticket")).toEqual([String(strangers.number)]);
  expect((await values(technician, "ticket")).sort()).toEqual([theirs.number, strangers.number].map(String).sort());
  expect(await values(technician, "ticket", String(theirs.number))).toEqual([String(theirs.number)]);
  expect(await values(technician, "ticket", "no such words")).toEqual([]);
  const [shown] = await complete(customer, "ticket");
  expect(shown?.label).toContain(`#${theirs.number} `);
});

test("people, vehicles and fixes are for staff", async () => {
  const { customer, technician, admin } = chat.people;
  expect(await values(admin, "person", "ki")).toEqual(["Kim"]);
  expect(await values(technician, "vehicle", "van")).toEqual(["Van 1"]);
  await chat.t.db
    .sql`insert into fixes (id, title, folded, created_at) values (gen_random_uuid(), 'replace inlet valve', 'replace inlet valve', now())`;
  expect(await values(technician, "fix", "valve")).toEqual(["replace inlet valve"]);
  for (const kind of ["person", "vehicle", "fix"] as const) expect(await values(customer, kind)).toEqual([]);
});

test("a stranger to the desk sees nothing, typing makes no account, and what is long is cut", async () => {
  const count = async () => (await chat.t.db.sql`select count(*)::int as n from accounts`)[0]?.n;
  const before = await count();
  for (const kind of ["ticket", "person", "vehicle", "fix", "text", "choice", "number"] as const) {
    expect(await values(null, kind)).toEqual([]);
  }
  expect(await count()).toBe(before);
  await chat.t.db.sql`update tickets set title = ${"🔥".repeat(150)} where id = ${theirs.id}`;
  const [cut] = await complete(chat.people.customer, "ticket");
  expect([...(cut?.label ?? "")].length).toBe(100);
  expect(await values(chat.people.technician, "ticket", "'; drop table tickets; --".repeat(50))).toEqual([]);
});

test("a person's own page: customers see their tickets, staff what is theirs to do", async () => {
  const home = (user: string) => chat.t.desk.transact((work) => homeCard(work, login(user), []));
  const labels = async (user: string) => (await home(user)).buttons.flat().map(({ label }) => label);
  expect(await labels("user-Marta")).toEqual([`#${theirs.number}`, "New ticket", "What you can do"]);
  expect(await labels("user-Jo")).toEqual(["Tickets that wait", "What you can do"]);
  await chat.command(chat.people.admin, chat.private(chat.people.admin), `desk assign ${theirs.number} Jo`);
  expect(await labels("user-Jo")).toEqual([`#${theirs.number}`, "Tickets that wait", "What you can do"]);
  // Somebody new is welcome; somebody who was shut out is told so.
  expect(await labels("first-contact")).toEqual(["New ticket", "What you can do"]);
  await chat.t.db.sql`update accounts set active = false where name = 'Sten'`;
  expect((await home("user-Sten")).buttons).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { findTicketFor } from "../../src/core/store/tickets.ts";
import { confirmLink, previewLink } from "../../src/core/usecases/confirm-link.ts";
import { createGuest } from "../../src/core/usecases/create-guest.ts";
import { ensurePerson } from "../../src/core/usecases/ensure-person.ts";
import { findSession } from "../../src/core/usecases/find-session.ts";
import { openSession } from "../../src/core/usecases/open-session.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { startLink } from "../../src/core/usecases/start-link.ts";
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

const onChat = (user: string) => ({ platform: "telegram", workspace: "", user, name: "Ana on chat", language: null });
const chatter = () => t.desk.transact((work) => ensurePerson(work, onChat(`${++nth}`)));
const guest = () => t.desk.transact((work) => createGuest(work, { name: "Ana on the web", language: null }));
const start = (person: Person) => t.desk.transact((work) => startLink(work, person));
const confirm = (person: Person, code: string) => t.desk.transact((work) => confirmLink(work, person, { code }));

test("two logins of one customer become one account, with tickets, talk and sessions", async () => {
  const chat = await chatter();
  t.clock.forward(1);
  const web = await guest();
  const session = await t.desk.transact((work) => openSession(work, { accountId: web.accountId }));
  const opened = await t.desk.transact((work) =>
    openTicket(work, web, {
      openerId: web.accountId,
      description: "The oven trips the breaker",
      title: null,
      equipmentId: null,
      siteId: null,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );
  const { code, minutes } = await start(web);
  expect(minutes).toBe(10);
  const preview = await t.desk.atOnce((work) => previewLink(work, chat, { code: ` ${code.toLowerCase()} ` }));
  expect(preview).toEqual({
    mine: { name: "Ana on chat", role: "customer", platforms: ["telegram"] },
    theirs: { name: "Ana on the web", role: "customer", platforms: ["web"] },
  });
  const outcome = await confirm(chat, code);
  expect(outcome).toMatchObject({ kind: "joined", person: { accountId: chat.accountId }, absorbedId: web.accountId });
  // Both logins now are the same person, and the ticket is theirs from either.
  const byChat = await t.desk.transact((work) => ensurePerson(work, onChat(`${nth}`)));
  const byWeb = await t.desk.transact((work) =>
    ensurePerson(work, { platform: "web", workspace: "", user: web.accountId, name: "x", language: null }),
  );
  expect(byWeb.accountId).toBe(byChat.accountId);
  const view = await t.desk.atOnce((work) => findTicketFor(work, byChat, opened.number));
  expect(view.opener).toEqual({ id: chat.accountId, name: "Ana on chat" });
  expect((await t.desk.atOnce((work) => findSession(work, session.token)))?.accountId).toBe(chat.accountId);
  const left = await t.db.sql`
    select (select count(*) from places where account_id = ${web.accountId} and state <> 'gone') as places,
      (select count(*) from web_posts where channel = ${`account:${web.accountId}`}) as posts,
      (select count(*) from messages where author_id = ${web.accountId}) as messages`;
  expect(left).toEqual([{ places: 0, posts: 0, messages: 0 }]);
  const events = await t.db
    .sql`select kind from events where kind in ('account.joined', 'account.absorbed') order by kind`;
  expect(events.map((event) => event.kind)).toEqual(["account.absorbed", "account.joined"]);
});

test("posts of the web chat move along, numbered after those that are there", async () => {
  const one = await guest();
  const two = await guest();
  for (const [accountId, words] of [
    [one.accountId, ["a", "b"]],
    [two.accountId, ["c", "d", "e"]],
  ] as const) {
    const channel = `account:${accountId}`;
    await t.db.sql`insert into web_channels (channel, next_change) values (${channel}, ${words.length + 1})`;
    for (const [at, word] of words.entries()) {
      await t.db.sql`insert into web_posts (channel, thread, nonce, author_id, content, change_seq, created_at)
        values (${channel}, 'c-1', ${`${accountId}${word}`}, ${accountId}, ${JSON.stringify(word)}, ${at + 1}, now())`;
    }
  }
  await confirm(two, (await start(one)).code);
  const [survivor] = await t.db.sql`select account_id from identities where user_id = ${two.accountId}`;
  const posts = await t.db.sql`select content #>> '{}' as word, change_seq as change from web_posts
    where channel = ${`account:${survivor?.account_id}`} order by change_seq`;
  expect(posts).toHaveLength(5);
  expect(posts.map((post) => post.change)).toEqual([1, 2, 3, 4, 5]);
  const [channel] = await t.db
    .sql`select next_change from web_channels where channel = ${`account:${survivor?.account_id}`}`;
  expect(channel?.next_change).toBe(6);
});

test("of twenty who type a code at once, one joins", async () => {
  const maker = await guest();
  const { code } = await start(maker);
  const takers = await Promise.all(Array.from({ length: 20 }, () => chatter()));
  const outcomes = await Promise.all(takers.map((taker) => problemOf(confirm(taker, code))));
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "link.invalid")).toHaveLength(19);
});

test("a code is for somebody else, for some minutes, and the newest alone", async () => {
  const person = await guest();
  const other = await chatter();
  const { code } = await start(person);
  expect(await problemOf(t.desk.atOnce((work) => previewLink(work, person, { code })))).toBe("link.invalid");
  const newer = await start(person);
  expect(await problemOf(confirm(other, code))).toBe("link.invalid");
  t.clock.forward(10);
  expect(await problemOf(confirm(other, newer.code))).toBe("link.invalid");
  for (const wrong of ["", "AAAAA-AAAAA", "'; --", "x".repeat(10_000)]) {
    expect(await problemOf(confirm(other, wrong))).toBe("link.invalid");
  }
});

test("a staff role never moves silently: the staff side is the one that confirms, and survives", async () => {
  const { technician } = people;
  const chat = await chatter();
  // The technician's code in a customer's hands joins nothing yet; it gives a code for the technician to type.
  const asked = await confirm(chat, (await start(technician)).code);
  expect(asked).toMatchObject({ kind: "staff_must_confirm", staffName: "Jo" });
  const unchanged = await t.desk.transact((work) => ensurePerson(work, onChat(`${nth}`)));
  expect(unchanged).toMatchObject({ accountId: chat.accountId, role: "customer" });
  const session = await t.desk.transact((work) => openSession(work, { accountId: chat.accountId }));
  const joined = await confirm(technician, asked.kind === "staff_must_confirm" ? asked.code : "");
  expect(joined).toMatchObject({ kind: "joined", person: { accountId: technician.accountId, role: "technician" } });
  const after = await t.desk.transact((work) => ensurePerson(work, onChat(`${nth}`)));
  expect(after).toMatchObject({ accountId: technician.accountId, role: "technician" });
  // A browser that was signed in as the customer does not wake up as staff.
  expect(await t.desk.atOnce((work) => findSession(work, session.token))).toBeNull();
});

test("two staff accounts are not joined", async () => {
  const { code } = await start(people.engineer);
  expect(await problemOf(confirm(people.admin, code))).toBe("action.forbidden");
});

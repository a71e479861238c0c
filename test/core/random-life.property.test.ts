import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { isProblem } from "../../src/core/domain/problem.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { setPin } from "../../src/core/usecases/set-pin.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { type MoveName, moveCommands, type OtherName, otherCommands } from "./random-commands.ts";

const pin = "583920";
let t: TestDesk;
let people: TestPeople;
beforeAll(async () => {
  t = await testDesk();
  t.settings.openTicketsPerPerson = 100_000;
  people = await testPeople(t.desk, "strict");
  for (const person of [people.customer, people.stranger]) {
    await t.desk.transact((work) => setPin(work, person, { pin, again: pin, current: null }));
  }
});
afterAll(() => t[Symbol.asyncDispose]());

/** The matrix that a person has read: status and party to moves. Read from the text and not from the table it was drawn from. */
const matrix = new Map(
  readFileSync(new URL("matrices/lifecycle.txt", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [status, party, ...moves] = line.split(/\s+/);
      return [`${status} ${party}`, new Set(moves)] as const;
    }),
);

/** Who somebody is to a ticket of Marta's, told anew in the simplest words. */
const partiesOf = (person: Person, assigneeId: string | null): readonly string[] => {
  if (person.accountId === people.customer.accountId) return ["opener", "member", "signer"];
  if (person.accountId === people.colleague.accountId) return ["member"];
  if (person.role === "customer") return [];
  const staff =
    person.role === "admin"
      ? ["technician", "engineer", "admin"]
      : person.role === "engineer"
        ? ["technician", "engineer"]
        : ["technician"];
  return person.accountId === assigneeId ? [...staff, "assignee"] : staff;
};

const names = [
  "customer",
  "colleague",
  "stranger",
  "technician",
  "otherTechnician",
  "engineer",
  "admin",
  "otherAdmin",
] as const;
const step = fc.record({
  who: fc.constantFrom(...names),
  what: fc.constantFrom<MoveName | OtherName>(
    ...(Object.keys(moveCommands) as MoveName[]),
    ...(Object.keys(otherCommands) as OtherName[]),
  ),
  // Chance alone hardly ever reaches the far end of a ticket's life: a part of the steps is what would come next.
  natural: fc.boolean(),
  helpful: fc.boolean(),
  to: fc.constantFrom("technician" as const, "otherTechnician" as const),
});

/** What would usually come next. */
const nextMove = (ticket: TicketView): MoveName => {
  if (ticket.status === "in_progress") {
    const state = ticket.report?.state ?? "none";
    return state === "submitted" ? "sign" : state === "signed" || state === "waived" ? "complete" : "report";
  }
  const next: { readonly [status: string]: MoveName } = {
    new: "assign",
    opened: "start",
    on_hold: "resume",
    resolved: "close",
  };
  return next[ticket.status] ?? "reopen";
};

/** Somebody who usually can: half of the steps are theirs, so that most runs get somewhere. */
const helper = (what: string, assigneeId: string | null): Person => {
  if (["sign", "dispute", "reopen", "rate", "say", "edit"].includes(what)) return people.customer;
  if (["assign", "close", "waive", "priority", "tag"].includes(what)) return people.admin;
  return [people.technician, people.otherTechnician].find(({ accountId }) => accountId === assigneeId) ?? people.admin;
};

test("whatever people do, the table is kept, nothing leaks, every event is chained, every word goes where it should once", async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const open = () =>
        t.desk.transact((work) =>
          openTicket(work, people.customer, {
            openerId: people.customer.accountId,
            description: "It does not heat",
            title: null,
            equipmentId: people.equipmentId,
            siteId: null,
            urgency: null,
            category: null,
            surfacePlaceId: null,
            said: [],
          }),
        );
      const ticket = await open();
      const other = await open();
      let said = 0;
      for (const [at, { who, what: drawn, natural, helpful, to }] of steps.entries()) {
        const before = await t.desk.atOnce((work) => readTicketView(work, ticket.ticketId));
        const assigneeId = before?.assignee?.id ?? null;
        const what = natural && before !== null ? nextMove(before) : drawn;
        const person = helpful || natural ? helper(what, assigneeId) : people[who];
        const target = {
          ...ticket,
          otherNumber: other.number,
          technicianId: people[to].accountId,
          words: `words ${at} of ${ticket.number}`,
          pin,
        };
        const command = { ...moveCommands, ...otherCommands }[what];
        let outcome = "done";
        try {
          await t.desk.transact((work) => command(work, person, target));
        } catch (error) {
          if (!isProblem(error)) throw error;
          outcome = error.code;
        }
        t.clock.forward(1);
        if (what === "say" && outcome === "done") said++;
        if (!(what in moveCommands) || before === null) continue;
        const allowed = partiesOf(person, assigneeId).some((party) =>
          matrix.get(`${before.status} ${party}`)?.has(what),
        );
        if (outcome === "done") {
          moved++;
          expect(allowed, `${person.name} did ${what} from ${before.status}`).toBe(true);
        } else if (["move.forbidden", "move.wrong_state"].includes(outcome)) {
          expect(allowed, `${person.name} was refused ${what} from ${before.status}`).toBe(false);
        }
      }
      await checkTicket(ticket.ticketId, said);
    }),
    { numRuns: 40, seed: 20_260_302, endOnFailure: true },
  );
  expect(moved).toBeGreaterThan(150);
}, 180_000);

async function checkTicket(ticketId: string, saidToCustomer: number): Promise<void> {
  const [chain] = await t.db.sql`
    with chain as (select e, lag(e.hash, 1, ''::bytea) over (order by e.position) as previous from events e where e.subject_id = ${ticketId})
    select bool_and((chain.e).hash = event_digest(previous, chain.e)) as whole, max((chain.e).position) = count(*) as gapless from chain`;
  expect(chain).toEqual({ whole: true, gapless: true });
  const [leaks] = await t.db.sql`
    select count(*)::int as n from copies c join messages m on m.id = c.message_id join places p on p.id = c.place_id
    where p.conversation_id = ${ticketId} and m.visibility = 'staff' and p.kind <> 'desk'`;
  expect(leaks?.n).toBe(0);
  const [twice] = await t.db.sql`
    select count(*)::int as n from (select d.message_id, d.place_id from deliveries d join places p on p.id = d.place_id
      where p.conversation_id = ${ticketId} and d.kind = 'post' group by 1, 2 having count(*) > 1) doubled`;
  expect(twice?.n).toBe(0);
  // The customer's place and the desk's thread are there from the beginning: each must show every word said to both sides.
  const shown = await t.db.sql<{ kind: string; n: number }[]>`
    select p.kind, count(*)::int as n from deliveries d join places p on p.id = d.place_id join messages m on m.id = d.message_id
    where p.conversation_id = ${ticketId} and d.kind = 'post' and m.visibility = 'customer' and p.kind in ('customer', 'desk') group by p.kind`;
  expect(Object.fromEntries(shown.map(({ kind, n }) => [kind, n]))).toEqual(
    saidToCustomer === 0 ? {} : { customer: saidToCustomer, desk: saidToCustomer },
  );
}

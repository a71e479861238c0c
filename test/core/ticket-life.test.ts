import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { isProblem } from "../../src/core/domain/problem.ts";
import { stretchBooking } from "../../src/core/store/bookings.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { extendBooking } from "../../src/core/usecases/book-job.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";

let t: TestDesk;
let people: TestPeople;
beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk, "strict");
});
afterAll(() => t[Symbol.asyncDispose]());

const open = (customer: Person = people.customer) =>
  t.desk.transact((work) =>
    openTicket(work, customer, {
      openerId: customer.accountId,
      description: "The oven in line 2 trips the breaker when it heats. It began on Monday.",
      title: null,
      equipmentId: customer.organisationId === people.organisationId ? people.equipmentId : null,
      siteId: null,
      urgency: "high",
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );

const view = (ticketId: string) => t.desk.atOnce((work) => readTicketView(work, ticketId));

const problemOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    if (isProblem(error)) return error.code;
    throw error;
  }
  return "no problem";
};

test("a ticket opens with number, title, priority and a proposal", async () => {
  const { ticketId, number } = await open();
  const ticket = await view(ticketId);
  expect(number).toBeGreaterThan(1000);
  expect(ticket).toMatchObject({
    status: "new",
    title: "The oven in line 2 trips the breaker when it heats",
    priority: "p2",
    category: "oven",
    site: { name: "Main street" },
  });
  expect(ticket?.proposal?.candidates.map(({ name }) => name)).toEqual(["Eva", "Jo", "Kim"]);
  expect(ticket?.proposal?.vehicleName).toBe("Van 1");
});

test("of two admins who approve different technicians at once, one is told that it moved", async () => {
  const { ticketId } = await open();
  const approve = (admin: Person, technician: Person) =>
    problemOf(
      t.desk.transact((work) =>
        assignTicket(work, admin, {
          ticketId,
          assigneeId: technician.accountId,
          vehicleId: null,
          reason: null,
          drawnAt: 1,
        }),
      ),
    );
  const outcomes = await Promise.all([
    approve(people.admin, people.technician),
    approve(people.otherAdmin, people.otherTechnician),
  ]);
  expect(outcomes.sort()).toEqual(["move.stale", "no problem"]);
});

/** Pairs of bookings that hold one technician, or one vehicle, at the same time. */
const overlaps = async () => {
  const [found] = await t.db.sql`
    select count(*)::int as n from bookings a join bookings b on a.id < b.id and a.during && b.during
      and (a.technician_id = b.technician_id or a.vehicle_id = b.vehicle_id)
    where a.released_at is null and b.released_at is null`;
  return found?.n;
};

test("fifty approvals at once, of technicians and vehicles in common, never book anybody or anything twice", async () => {
  t.settings.openTicketsPerPerson = 1000;
  const secondVan = v7();
  await t.db.sql`insert into vehicles (id, name, created_at) values (${secondVan}, 'Van 2', now())`;
  const technicians = [people.technician, people.otherTechnician, people.engineer];
  const vans = [people.vehicleId, secondVan];
  const tickets = await Promise.all(Array.from({ length: 50 }, () => open(people.stranger)));
  const outcomes = await Promise.all(
    tickets.map(({ ticketId }, n) =>
      problemOf(
        t.desk.transact((work) =>
          assignTicket(work, people.admin, {
            ticketId,
            assigneeId: technicians[n % 3]?.accountId ?? "",
            vehicleId: vans[n % 2] ?? null,
            reason: null,
          }),
        ),
      ),
    ),
  );
  expect(outcomes).toEqual(Array.from({ length: 50 }, () => "no problem"));
  expect(await overlaps()).toBe(0);
  // All start and are extended at once: what was planned next moves, and nothing meets.
  const jobs = await t.db.sql<
    { ticket_id: string }[]
  >`select ticket_id from bookings where released_at is null order by id limit 20`;
  await Promise.all(
    jobs.map(({ ticket_id: ticketId }, n) =>
      t.desk.transact((work) =>
        n % 2 === 0
          ? extendBooking(work, ticketId).then(() => [])
          : stretchBooking(work, ticketId, { startsAt: work.now, endsAt: new Date(work.now.getTime() + 5_400_000) }),
      ),
    ),
  );
  expect(await overlaps()).toBe(0);
  const [held] = await t.db.sql`select count(*)::int as n from bookings where released_at is null`;
  expect(held?.n).toBeGreaterThanOrEqual(50);
});

test("accepting opens the line with all that was said; a note never reaches it", async () => {
  const { ticketId } = await open();
  const { customer, admin, technician } = people;
  const say = (person: Person, visibility: "customer" | "staff", text: string) =>
    t.desk.transact((work) =>
      postMessage(work, person, {
        ticketId,
        visibility,
        body: [{ kind: "paragraph", runs: [{ text }] }],
        fileIds: [],
        replyToId: null,
        placeId: null,
        platformMessageId: null,
      }),
    );
  await say(customer, "customer", "It smells burnt too");
  await say(admin, "staff", "They have not paid");
  await t.desk.transact((work) =>
    assignTicket(work, admin, { ticketId, assigneeId: technician.accountId, vehicleId: null, reason: null }),
  );
  await t.desk.transact((work) => acceptTicket(work, technician, { ticketId }));
  expect(await problemOf(t.desk.transact((work) => acceptTicket(work, technician, { ticketId })))).toBe("move.stale");
  await t.desk.transact((work) => startTicket(work, technician, { ticketId }));
  const rows = await t.db.sql<{ kind: string; plain: string }[]>`
    select p.kind, m.plain from deliveries d join places p on p.id = d.place_id join messages m on m.id = d.message_id
    where p.conversation_id = ${ticketId} order by p.kind, d.seq`;
  expect(rows.map((row) => `${row.kind}: ${row.plain}`)).toEqual([
    "customer: It smells burnt too",
    "line: It smells burnt too",
    "desk: It smells burnt too",
    "desk: They have not paid",
  ]);
});

test("somebody of another organisation learns nothing of a ticket", async () => {
  const { ticketId } = await open();
  expect(await problemOf(t.desk.transact((work) => startTicket(work, people.stranger, { ticketId })))).toBe(
    "ticket.unknown",
  );
});

test("every event of a ticket is chained to the one before it", async () => {
  const { ticketId } = await open();
  await t.desk.transact((work) =>
    assignTicket(work, people.admin, {
      ticketId,
      assigneeId: people.technician.accountId,
      vehicleId: null,
      reason: null,
    }),
  );
  const [check] = await t.db.sql`
    with chain as (select e, lag(e.hash, 1, ''::bytea) over (order by e.position) as previous from events e where e.subject_id = ${ticketId})
    select count(*)::int as events, bool_and(((chain.e).hash) = event_digest(previous, chain.e)) as whole from chain`;
  expect(check).toEqual({ events: 2, whole: true });
  await expect(t.db.sql`update events set kind = 'ticket.closed' where subject_id = ${ticketId}`).rejects.toThrow(
    "append-only",
  );
});

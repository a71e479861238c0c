import { expect, test } from "vitest";
import { byProposal, byTurns } from "../../bench/dispatch/dispatch-ways.ts";
import { faultsOf, figuresOf } from "../../bench/dispatch/judge-month.ts";
import { runMonth } from "../../bench/dispatch/run-month.ts";
import { makeTown } from "../../bench/dispatch/town.ts";
import { testDesk } from "../harness/desk.ts";

/** A week's beginning of a small town, nights included: what `npm run bench:dispatch` does for a month. */
const town = makeTown({ technicians: 8, tickets: 30, days: 2, seed: 11 });

async function lived(way: typeof byProposal) {
  const world = await testDesk();
  world.settings.openTicketsPerPerson = 1_000;
  const month = await runMonth(world.desk, world.clock, town, way);
  return { ...world, month, figures: await figuresOf(world.desk, town, month) };
}

test("days of a desk: every job is done, nobody is booked twice or paged off shift, and proposals travel less than turns", async () => {
  const [one, other] = await Promise.all([lived(byProposal), lived(byTurns)]);
  await using ours = one;
  await using turns = other;
  expect(await faultsOf(ours.desk, ours.month)).toEqual([]);
  expect(ours.month.trips.length).toBe(30);
  expect(ours.figures.travelHours).toBeLessThan(turns.figures.travelHours);
  expect(ours.figures.breaches).toBeLessThanOrEqual(turns.figures.breaches);

  // The judge sees it when somebody is booked twice, or called at night.
  const { sql } = ours.db;
  const [trip] = ours.month.trips;
  await sql`alter table bookings drop constraint bookings_technician_once`;
  await sql`insert into bookings (id, ticket_id, technician_id, during, released_at, created_at)
    select gen_random_uuid(), (select id from tickets where id <> b.ticket_id limit 1), b.technician_id, b.during, b.released_at, b.created_at
    from bookings b where b.ticket_id = ${trip?.ticketId ?? ""} and b.released_at is not null`;
  await sql`update deliveries set created_at = '2026-03-03T02:00:00Z' where id = (
    select d.id from deliveries d join places p on p.id = d.place_id where d.notice = 'assignment.offered' and p.kind = 'direct' limit 1)`;
  const faults = await faultsOf(ours.desk, ours.month);
  expect(faults.filter((fault) => fault.includes("held somebody at once"))).not.toEqual([]);
  expect(faults.filter((fault) => fault.includes("off shift"))).toHaveLength(1);
}, 60_000);

import fc from "fast-check";
import { expect, test } from "vitest";
import { isProblem } from "../../src/core/domain/problem.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { beginBooking, bookJob, extendBooking, releaseJob } from "../../src/core/usecases/book-job.ts";
import { timeWorld } from "../core/time/time-world.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;

/** Something that happens to one of the tickets, some minutes after what happened before. */
const happening = fc.record({
  what: fc.constantFrom("assign", "begin", "extend", "release", "rebook", "let timers run"),
  ticket: fc.nat(4),
  who: fc.nat(2),
  vehicle: fc.nat(2),
  after: fc.integer({ min: 0, max: 200 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

type Row = {
  ticket_id: string;
  technician_id: string;
  vehicle_id: string | null;
  starts: Date;
  ends: Date;
  first: Date;
};
const held = (world: World) => world.db.sql<Row[]>`
  select ticket_id, technician_id, vehicle_id, lower(during) as starts, upper(during) as ends, first_start as first
  from bookings where released_at is null order by lower(during)`;

async function play(world: World, tickets: readonly string[], one: Happening): Promise<void> {
  const { technician, otherTechnician, engineer, admin, vehicleId } = world.people;
  const [second] = await world.db.sql<{ id: string }[]>`select id from vehicles where name = 'Van 2'`;
  const ticketId = tickets[one.ticket] ?? "";
  const technicianId = ([technician, otherTechnician, engineer][one.who] ?? technician).accountId;
  const vehicle = [vehicleId, second?.id ?? null, null][one.vehicle] ?? null;
  const job = { ticketId, technicianId, vehicleId: vehicle };
  world.clock.forward(one.after);
  if (one.what === "let timers run") return void (await world.runDue());
  await world.act(async (work) => {
    if (one.what === "begin") await beginBooking(work, job);
    else if (one.what === "extend") await extendBooking(work, ticketId);
    else if (one.what === "release") await releaseJob(work, ticketId);
    else if (one.what === "rebook") await bookJob(work, job);
    else await assignTicket(work, admin, { ticketId, assigneeId: technicianId, vehicleId: vehicle, reason: "Anew" });
  });
}

test("whatever happens to jobs, nobody and nothing is held twice, and a job is held once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 20 }), async (happenings) => {
      await using world = await timeWorld();
      await world.db.sql`insert into vehicles (id, name, created_at) values (gen_random_uuid(), 'Van 2', now())`;
      const tickets: string[] = [];
      for (let n = 0; n < 5; n += 1) tickets.push((await world.open()).ticketId);
      for (const one of happenings) {
        try {
          await play(world, tickets, one);
        } catch (error) {
          // Giving a job to whoever has it is refused; that is no matter here.
          if (!isProblem(error)) throw error;
        }
        const rows = await held(world);
        expect(new Set(rows.map(({ ticket_id }) => ticket_id)).size).toBe(rows.length);
        for (const key of ["technician_id", "vehicle_id"] as const) {
          for (const own of Map.groupBy(
            rows.filter((row) => row[key] !== null),
            (row) => row[key],
          ).values()) {
            for (const [n, row] of own.entries()) {
              const next = own[n + 1];
              if (next !== undefined) expect(next.starts.getTime()).toBeGreaterThanOrEqual(row.ends.getTime());
            }
          }
        }
        for (const { starts, ends, first } of rows) {
          expect(ends.getTime()).toBeGreaterThan(starts.getTime());
          expect(first).not.toBeNull();
        }
      }
    }),
    { numRuns: 8, seed: 20260302, endOnFailure: true },
  );
}, 60_000);

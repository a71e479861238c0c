import { expect, test } from "vitest";
import { heldBooking } from "../../src/core/store/bookings.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { proposeAssignment } from "../../src/core/usecases/propose-assignment.ts";
import { setPresence } from "../../src/core/usecases/set-presence.ts";
import { offerWaiting } from "../../src/core/usecases/watch-bookings.ts";
import { endShift, startShift } from "../../src/core/usecases/work-shift.ts";
import { timeWorld } from "../core/time/time-world.ts";
import { problemOf } from "../harness/problem-of.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;

const view = (world: World, ticketId: string) => world.desk.read((work) => readTicketView(work, ticketId));
const booking = (world: World, ticketId: string) => world.desk.read((work) => heldBooking(work, ticketId));
const minutesOf = (from: Date | undefined, to: Date | undefined) =>
  from === undefined || to === undefined ? null : (to.getTime() - from.getTime()) / 60_000;

test("a team that wishes it has its tickets assigned by themselves, with the vehicle of whoever goes; others wait", async () => {
  await using world = await timeWorld();
  const { technician, otherTechnician, vehicleId } = world.people;
  await world.db.sql`insert into teams (id, name, skills, categories, auto_assign, created_at)
    values (gen_random_uuid(), 'Ovens', '{ovens}', '{oven}', true, now())`;
  await world.db.sql`update accounts set skills = '{lifts}' where id <> ${otherTechnician.accountId}`;
  await world.db.sql`update vehicles set driver_id = ${otherTechnician.accountId}`;
  const { ticketId } = await world.open();
  expect((await view(world, ticketId))?.status).toBe("new");
  await world.runDue(3);
  expect(await view(world, ticketId)).toMatchObject({
    status: "opened",
    assignee: { name: "Kim" },
    vehicle: { id: vehicleId },
  });
  const [event] = await world.db
    .sql`select actor_id from events where ticket_id = ${ticketId} and kind = 'ticket.assigned'`;
  expect(event).toEqual({ actor_id: null });
  // Nobody of the trade is there: it waits for an admin, and for whoever comes.
  await world.db.sql`update accounts set presence = 'offline' where id = ${otherTechnician.accountId}`;
  const waiting = await world.open();
  await world.runDue();
  const seen = await view(world, waiting.ticketId);
  expect(seen?.status).toBe("new");
  expect(seen?.proposal?.candidates).toEqual([]);
  expect(seen?.proposal?.leftOut).toContainEqual({ name: "Kim", because: "offline" });
  await world.act((work) => setPresence(work, otherTechnician, { presence: "online" }));
  await world.runDue();
  expect((await view(world, waiting.ticketId))?.assignee?.name).toBe("Kim");
  expect(technician.name).toBe("Jo");
});

test("what waited overnight is proposed as soon as a planned shift has begun", async () => {
  await using world = await timeWorld();
  await world.db.sql`update accounts set presence = 'offline' where role in ('technician', 'engineer')`;
  const { ticketId } = await world.open();
  await world.db.sql`update accounts set presence = 'online' where id = ${world.people.technician.accountId}`;
  expect(await world.act(offerWaiting)).toBe(1);
  await world.runDue();
  expect((await view(world, ticketId))?.proposal?.candidates.map(({ name }) => name)).toEqual(["Jo"]);
  expect(await world.act(offerWaiting)).toBe(0);
});

test("whoever goes with jobs not begun has them offered to somebody else, once; whoever is back at once, and begun work, not", async () => {
  await using world = await timeWorld();
  const { technician, otherTechnician } = world.people;
  const unbegun = await world.open();
  const begun = await world.open();
  await world.assign(unbegun.ticketId);
  await world.assign(begun.ticketId);
  await world.accept(begun.ticketId);
  await world.start(begun.ticketId);
  await world.told();
  await world.act((work) => setPresence(work, technician, { presence: "offline" }));
  await world.act((work) => setPresence(work, technician, { presence: "online" }));
  world.clock.forward(1);
  await world.runDue();
  expect(await world.told()).toEqual([]);
  await world.act((work) => startShift(work, technician));
  await world.act((work) => endShift(work, technician));
  world.clock.forward(1);
  await world.runDue(3);
  expect(await world.told()).toEqual(["assignment.doubtful in desk"]);
  const proposal = (await view(world, unbegun.ticketId))?.proposal;
  expect(proposal?.candidates.map(({ name }) => name)).toEqual(["Eva", "Kim"]);
  expect(proposal?.leftOut).toEqual([{ name: "Jo", because: "gave_back" }]);
  expect(await world.events(begun.ticketId, "ticket.assignment_doubted")).toEqual([]);
  expect(otherTechnician.name).toBe("Kim");
});

test("a job holds its people from when it is begun, longer while it goes on, not on hold, and not once it is done", async () => {
  await using world = await timeWorld();
  const first = await world.open();
  const second = await world.open();
  await world.assign(first.ticketId);
  await world.assign(second.ticketId);
  const planned = await booking(world, second.ticketId);
  expect(minutesOf(world.clock.now, planned?.startsAt)).toBe(120);
  world.clock.forward(30);
  await world.accept(first.ticketId);
  await world.start(first.ticketId);
  // Two hours from now: what was next moves behind it.
  expect(minutesOf(world.clock.now, (await booking(world, first.ticketId))?.endsAt)).toBe(120);
  expect(minutesOf(planned?.startsAt, (await booking(world, second.ticketId))?.startsAt)).toBe(30);
  await world.told();
  // It takes two hours longer than it should: half an hour is added again and again.
  for (let hour = 0; hour < 8; hour++) {
    world.clock.forward(30);
    await world.runDue(3);
  }
  const late = await booking(world, second.ticketId);
  expect((await booking(world, first.ticketId))?.endsAt.getTime()).toBeGreaterThan(world.clock.now.getTime());
  expect(minutesOf(late?.firstStart, late?.startsAt)).toBeGreaterThanOrEqual(120);
  expect(await world.told()).toEqual(["assignment.doubtful in desk"]);
  const { sql } = world.db;
  await sql`update tickets set status = 'on_hold' where id = ${first.ticketId}`;
  await sql`update tickets set status = 'in_progress' where id = ${first.ticketId}`;
  const held =
    await sql`select count(*)::int as n from bookings where ticket_id = ${first.ticketId} and released_at is null`;
  expect(held[0]?.n).toBe(1);
});

test("the same job in the same state is proposed the same; what somebody has done before counts", async () => {
  await using world = await timeWorld();
  const { otherTechnician, organisationId } = world.people;
  const { ticketId } = await world.open();
  const propose = () => world.act((work) => proposeAssignment(work, ticketId));
  expect(await propose()).toEqual(await propose());
  await world.db.sql`insert into experience (account_id, about_id, jobs, last_at)
    values (${otherTechnician.accountId}, ${organisationId}, 2, now()), (${otherTechnician.accountId}, (select id from models), 5, now())`;
  const proposal = await propose();
  expect(proposal?.candidates[0]?.name).toBe("Kim");
  const measured = Object.fromEntries(
    (proposal?.candidates[0]?.factors ?? []).map((one) => [one.factor, one.measured]),
  );
  expect(measured).toMatchObject({ customer: 2, model: 5, load: 0, travel: null });
});

test("parts of the likely fix in the vehicle, and the way to the site, count once they are known", async () => {
  await using world = await timeWorld();
  const { technician, otherTechnician, siteId } = world.people;
  const { sql } = world.db;
  const { ticketId } = await world.open();
  await sql`update sites set latitude = 41.15, longitude = -8.61 where id = ${siteId}`;
  await sql`update vehicles set driver_id = ${technician.accountId}, latitude = 41.15, longitude = -8.71`;
  await sql`insert into vehicles (id, name, driver_id, latitude, longitude, created_at)
    values (gen_random_uuid(), 'Van 2', ${otherTechnician.accountId}, 41.15, -8.62, now())`;
  await sql`insert into parts (id, name, number) values (gen_random_uuid(), 'Inlet valve', 'IV-7')`;
  await sql`insert into vehicle_stock (vehicle_id, part_id, quantity) select v.id, p.id, 2 from vehicles v, parts p where v.name = 'Van 2'`;
  await sql`insert into ticket_suggestions (ticket_id, fixes) values (${ticketId}, ${sql.json({ fixes: [{ parts: ["inlet valve", "Fuse"] }], abstained: null })})
    on conflict (ticket_id) do update set fixes = excluded.fixes`;
  const proposal = await world.act((work) => proposeAssignment(work, ticketId));
  const of = (name: string, factor: string) =>
    proposal?.candidates.find((one) => one.name === name)?.factors.find((one) => one.factor === factor)?.measured;
  expect(proposal?.candidates[0]).toMatchObject({ name: "Kim", vehicle: { name: "Van 2" } });
  expect([of("Kim", "parts"), of("Jo", "parts"), of("Eva", "parts")]).toEqual([50, 0, 0]);
  expect([of("Kim", "travel"), of("Jo", "travel"), of("Eva", "travel")]).toEqual([1, 13, null]);
});

test("a vehicle in repair is neither proposed nor taken; without technicians nobody is proposed", async () => {
  await using world = await timeWorld();
  const { technician, admin, vehicleId } = world.people;
  await world.db.sql`update vehicles set state = 'repair'`;
  const { ticketId } = await world.open();
  expect((await view(world, ticketId))?.proposal).toMatchObject({ vehicleId: null });
  const taking = world.act((work) =>
    assignTicket(work, admin, { ticketId, assigneeId: technician.accountId, vehicleId, reason: null }),
  );
  expect(await problemOf(taking)).toBe("vehicle.unavailable");
  await world.db.sql`update accounts set active = false where role in ('technician', 'engineer')`;
  const alone = await world.open();
  expect((await view(world, alone.ticketId))?.proposal).toBeNull();
});

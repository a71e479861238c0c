import { expect, test } from "vitest";
import type { Coordinates } from "../../src/core/domain/dispatch/travel.ts";
import { forgetGeocoded, takeTravelWishes } from "../../src/core/store/ticket-travel.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import { estimatedTravel } from "../../src/core/travel/google-travel.ts";
import type { TravelService } from "../../src/core/travel/travel-service.ts";
import { storeTravel } from "../../src/core/usecases/store-travel.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { keepTravel } from "../../src/wiring/keep-travel.ts";
import { timeWorld } from "../core/time/time-world.ts";
import { silentLog } from "../harness/silent-log.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;

/** A map on which everything is so many minutes away, and that counts what it was asked. */
function mapOf(minutes: number, geocoded: Coordinates | null = null) {
  const asked: string[] = [];
  const way = { travel: { metres: minutes * 1000, minutes, source: "google" as const }, note: null };
  const maps: TravelService = {
    geocode: async (address) => {
      asked.push(`geocode ${address}`);
      return geocoded;
    },
    waysTo: async (from) => {
      asked.push(`ways of ${from.length}`);
      return from.map((_, n) => ({ ...way, travel: { ...way.travel, minutes: minutes + n } }));
    },
    route: async () => {
      asked.push("route");
      return way;
    },
  };
  return { maps, asked };
}
const answer = async (world: World, maps: TravelService, asksMaps: boolean): Promise<void> => {
  const kept = keepTravel({ desk: world.desk, wakes: { on: () => () => undefined }, maps, asksMaps, log: silentLog });
  await kept.idle();
  await kept.stop();
};
const view = (world: World, ticketId: string) => world.desk.read((work) => readTicketView(work, ticketId));
const site = { latitude: 41.15, longitude: -8.61 };
const place = (world: World) =>
  world.db
    .sql`update sites set latitude = ${site.latitude}, longitude = ${site.longitude} where id = ${world.people.siteId}`;

test("the way of whoever goes is asked for after the commit, shown to staff, and stands in the report", async () => {
  await using world = await timeWorld();
  const { technician, vehicleId } = world.people;
  const { sql } = world.db;
  await place(world);
  await sql`update vehicles set latitude = 41.25, longitude = -8.61, driver_id = ${technician.accountId} where id = ${vehicleId}`;
  const { ticketId } = await world.open();
  const { maps, asked } = mapOf(23);
  await answer(world, maps, false);
  expect(asked).toEqual([]);
  await world.assign(ticketId);
  expect((await view(world, ticketId))?.travel).toBeNull();
  // Assigned without a vehicle: nobody knows where they set out.
  await answer(world, maps, false);
  expect((await view(world, ticketId))?.travel).toBeNull();
  await sql`update tickets set vehicle_id = ${vehicleId} where id = ${ticketId}`;
  await sql`update ticket_travel set ask_at = now() - interval '1 year'`;
  await answer(world, maps, false);
  expect((await view(world, ticketId))?.travel).toEqual({
    metres: 23_000,
    minutes: 23,
    source: "google",
    link: "https://www.google.com/maps/dir/?api=1&destination=41.15%2C-8.61&travelmode=driving",
  });
  expect(asked).toEqual(["route"]);
  await world.accept(ticketId);
  await world.start(ticketId);
  world.clock.forward(50);
  await world.act((work) =>
    submitReport(work, technician, {
      ticketId,
      malfunction: "Cold",
      cause: "Fuse",
      solution: "New fuse",
      fix: "Replace fuse",
      parts: "",
      labourMinutes: 45,
      travelMinutes: 30,
    }),
  );
  const [report] =
    await sql`select labour_minutes, labour_minutes_computed, travel_minutes, travel_minutes_computed, distance_metres,
    frozen::jsonb -> 'distanceMetres' as frozen from reports`;
  expect(report).toEqual({
    labour_minutes: 45,
    labour_minutes_computed: 50,
    travel_minutes: 30,
    travel_minutes_computed: 23,
    distance_metres: 23_000,
    frozen: 23_000,
  });
});

test("with a map the proposal for a new ticket is worked out again with the ways it says; without one the estimate stays", async () => {
  await using world = await timeWorld();
  const { technician, otherTechnician, vehicleId } = world.people;
  const { sql } = world.db;
  await place(world);
  await sql`update vehicles set latitude = 41.25, longitude = -8.61, driver_id = ${technician.accountId} where id = ${vehicleId}`;
  await sql`insert into vehicles (id, name, latitude, longitude, driver_id, created_at)
    values (gen_random_uuid(), 'Van 2', 41.35, -8.61, ${otherTechnician.accountId}, now())`;
  const { ticketId } = await world.open();
  const travelOf = async () =>
    Object.fromEntries(
      ((await view(world, ticketId))?.proposal?.candidates ?? []).map(({ name, travel }) => [
        name,
        travel?.source ?? null,
      ]),
    );
  expect(await travelOf()).toEqual({ Jo: "estimate", Kim: "estimate", Eva: null });
  await answer(world, estimatedTravel, false);
  expect(await travelOf()).toEqual({ Jo: "estimate", Kim: "estimate", Eva: null });
  const { maps, asked } = mapOf(23);
  await answer(world, maps, true);
  expect(asked).toEqual(["ways of 2"]);
  expect(await travelOf()).toEqual({ Jo: "google", Kim: "google", Eva: null });
  await answer(world, maps, true);
  expect(asked).toEqual(["ways of 2"]);
});

test("a site without coordinates is looked up by its address, once; what a geocoder said is forgotten after thirty days", async () => {
  await using world = await timeWorld();
  const { vehicleId, siteId } = world.people;
  await world.db.sql`update vehicles set latitude = 41.25, longitude = -8.61`;
  const { ticketId } = await world.open();
  const { maps, asked } = mapOf(23, site);
  await world.assign(ticketId);
  await world.db.sql`update tickets set vehicle_id = ${vehicleId}`;
  await answer(world, maps, false);
  expect(asked).toEqual(["geocode 1 Main street", "route"]);
  const kept = async () => (await world.db.sql`select latitude, geocoded_at from sites where id = ${siteId}`)[0];
  expect((await kept())?.latitude).toBe(41.15);
  world.clock.forward(29 * 24 * 60);
  expect(await world.act(forgetGeocoded)).toBe(0);
  world.clock.forward(2 * 24 * 60);
  expect(await world.act(forgetGeocoded)).toBe(1);
  expect(await kept()).toEqual({ latitude: null, geocoded_at: null });
  await place(world);
  expect(await world.act(forgetGeocoded)).toBe(0);
});

test("an answer that comes after the ticket changed hands is dropped; a map that fails is asked again", async () => {
  await using world = await timeWorld();
  const { otherTechnician } = world.people;
  await place(world);
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  const [wish] = await world.desk.read((work) => takeTravelWishes(work, 8));
  await world.db.sql`update tickets set status = 'new', assignee_id = null where id = ${ticketId}`;
  await world.assign(ticketId, otherTechnician);
  const late = { travel: { metres: 1, minutes: 1, source: "google" as const }, note: null, ofCandidates: new Map() };
  expect(await world.act((work) => storeTravel(work, { ticketId, asked: wish?.asked ?? 0, ...late }))).toBe(false);
  await world.db.sql`update vehicles set latitude = 41.25, longitude = -8.61`;
  await world.db.sql`update tickets set vehicle_id = (select id from vehicles limit 1)`;
  const broken: TravelService = { ...estimatedTravel, route: () => Promise.reject(new Error("broken")) };
  await answer(world, broken, false);
  expect((await view(world, ticketId))?.travel).toBeNull();
  world.clock.forward(10);
  await answer(world, estimatedTravel, false);
  expect((await view(world, ticketId))?.travel).toMatchObject({ metres: 14_455, minutes: 17, source: "estimate" });
});

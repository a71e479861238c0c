import { expect, test } from "vitest";
import { usedOf } from "../../src/core/domain/stock.ts";
import { readStock } from "../../src/core/store/vehicle-stock.ts";
import { disputeReport } from "../../src/core/usecases/dispute-report.ts";
import { showVehicles } from "../../src/core/usecases/keep-vehicles.ts";
import { changeStock } from "../../src/core/usecases/move-stock.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { timeWorld } from "../core/time/time-world.ts";
import { problemOf } from "../harness/problem-of.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;

const carry = (world: World, number: string, quantity: number, more: { lowAt?: number; name?: string } = {}) =>
  world.act((work) =>
    changeStock(work, world.people.admin, {
      vehicleId: world.people.vehicleId,
      number,
      name: more.name ?? null,
      quantity,
      add: null,
      lowAt: more.lowAt ?? 1,
    }),
  );
const carried = async (world: World) =>
  Object.fromEntries(
    (await world.desk.read((work) => readStock(work, world.people.vehicleId))).map(({ number, quantity }) => [
      number,
      quantity,
    ]),
  );
/** A ticket that is being worked on, with the vehicle. */
async function job(world: World): Promise<string> {
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.db.sql`update tickets set vehicle_id = ${world.people.vehicleId} where id = ${ticketId}`;
  await world.start(ticketId);
  return ticketId;
}
const report = (world: World, ticketId: string, parts: string) =>
  world.act((work) =>
    submitReport(work, world.people.technician, {
      ticketId,
      malfunction: "Cold",
      cause: "Fuse",
      solution: "New fuse",
      fix: "Replace fuse",
      parts,
      labourMinutes: 45,
      travelMinutes: 30,
    }),
  );

test("parts of a report leave the stock with it; a correction gives back the difference; the admins hear once of what is low", async () => {
  await using world = await timeWorld();
  await carry(world, "F-10", 5, { name: "Fuse", lowAt: 2 });
  await carry(world, "V-7", 3, { name: "Inlet valve" });
  const ticketId = await job(world);
  await world.told();
  await report(world, ticketId, "3 x fuse F-10, inlet valve, something odd");
  expect(await carried(world)).toEqual({ "F-10": 2, "V-7": 2 });
  expect((await world.told()).filter((one) => one.startsWith("stock"))).toEqual([
    "stock.low to Ada (direct)",
    "stock.low to Bo (direct)",
  ]);
  await world.act((work) => disputeReport(work, world.people.customer, { ticketId, reason: "One fuse only" }));
  await report(world, ticketId, "1 x fuse F-10");
  expect(await carried(world)).toEqual({ "F-10": 4, "V-7": 3 });
  await report(world, ticketId, "4 x fuse F-10");
  expect(await carried(world)).toEqual({ "F-10": 1, "V-7": 3 });
  // It was filled in between by what was given back: low again, told again; the same again is not.
  expect((await world.told()).filter((one) => one.startsWith("stock"))).toHaveLength(2);
  await report(world, ticketId, "5 x fuse F-10");
  expect(await carried(world)).toEqual({ "F-10": 0, "V-7": 3 });
  expect((await world.told()).filter((one) => one.startsWith("stock"))).toEqual([]);
  const [ledger] = await world.db.sql`select sum(change)::int as sum from stock_moves where ticket_id is not null`;
  expect(ledger?.sum).toBe(-5);
});

test("more than there is takes what there is, and gives back no more than it took", async () => {
  await using world = await timeWorld();
  await carry(world, "F-10", 2, { name: "Fuse" });
  const ticketId = await job(world);
  await report(world, ticketId, "9 x fuse");
  expect(await carried(world)).toEqual({ "F-10": 0 });
  await report(world, ticketId, "none");
  expect(await carried(world)).toEqual({ "F-10": 2 });
});

test("a ticket that goes on in another vehicle gives back what it took from the first", async () => {
  await using world = await timeWorld();
  await carry(world, "F-10", 2, { name: "Fuse" });
  const ticketId = await job(world);
  await report(world, ticketId, "fuse");
  await world.db.sql`update tickets set vehicle_id = null where id = ${ticketId}`;
  await report(world, ticketId, "fuse");
  expect(await carried(world)).toEqual({ "F-10": 2 });
});

test("reports of many tickets at once never take more than there is, nor wait for each other for ever", async () => {
  await using world = await timeWorld();
  await carry(world, "F-10", 6, { name: "Fuse" });
  await carry(world, "V-7", 6, { name: "Valve" });
  world.settings.openTicketsPerPerson = 100;
  const tickets: string[] = [];
  for (let n = 0; n < 8; n++) tickets.push(await job(world));
  await Promise.all(tickets.map((id, n) => report(world, id, n % 2 === 0 ? "fuse, valve" : "valve, fuse")));
  expect(await carried(world)).toEqual({ "F-10": 0, "V-7": 0 });
  const [ledger] = await world.db.sql`select sum(change)::int as sum from stock_moves where ticket_id is not null`;
  expect(ledger?.sum).toBe(-12);
});

test("a refused report takes nothing; stock is changed by staff, and never below nothing", async () => {
  await using world = await timeWorld();
  await carry(world, "F-10", 2, { name: "Fuse" });
  const ticketId = await job(world);
  const refused = world.act((work) =>
    submitReport(work, world.people.technician, {
      ticketId,
      malfunction: "",
      cause: "",
      solution: "",
      fix: "",
      parts: "fuse",
      labourMinutes: 1,
      travelMinutes: 1,
    }),
  );
  expect(await problemOf(refused)).toBe("field.missing");
  expect(await carried(world)).toEqual({ "F-10": 2 });
  const change = (by: typeof world.people.admin, add: number) =>
    world.act((work) =>
      changeStock(work, by, {
        vehicleId: world.people.vehicleId,
        number: "F-10",
        name: null,
        quantity: null,
        add,
        lowAt: null,
      }),
    );
  expect(await change(world.people.technician, 3)).toEqual({ quantity: 5 });
  expect(await problemOf(change(world.people.technician, -6))).toBe("field.not_a_number");
  expect(await problemOf(change(world.people.customer, 1))).toBe("action.forbidden");
  const [shown] = await world.desk.read((work) => showVehicles(work, world.people.technician));
  expect(shown).toMatchObject({ name: "Van 1", state: "ready", stock: [{ number: "F-10", quantity: 5, lowAt: 1 }] });
});

test("what somebody typed finds the part by its number, else by its name", () => {
  const carriedParts = [
    { partId: "a", name: "Door seal", number: "4711-B" },
    { partId: "b", name: "Fuse 10A", number: "F10" },
  ];
  const used = (name: string, number: string | null, quantity = 1) => [
    ...usedOf(carriedParts, [{ name, number, quantity }]),
  ];
  expect(used("seal", "4711-b", 2)).toEqual([["a", 2]]);
  expect(used("door  SEAL", null)).toEqual([["a", 1]]);
  expect(used("Fuse", "10A")).toEqual([["b", 1]]);
  expect(used("f10", null)).toEqual([["b", 1]]);
  expect(used("pump", "P1")).toEqual([]);
});

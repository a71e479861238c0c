import { expect, test } from "vitest";
import { addPlan, changePlan, endPlan, showPlans } from "../../src/core/usecases/keep-maintenance-plans.ts";
import { timeWorld } from "../core/time/time-world.ts";
import { problemOf } from "../harness/problem-of.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;

const filters = { title: "Change the filters", description: "Both of them", everyDays: 30, nextOn: "2026-03-10" };
const plan = (world: World, more: Partial<Parameters<typeof addPlan>[2]> = {}) =>
  world.act((work) =>
    addPlan(work, world.people.technician, { equipmentId: world.people.equipmentId, ...filters, ...more }),
  );
const opened = (world: World) =>
  world.db
    .sql`select title, status, urgency::text, opener_id, equipment_id, created_at as at from tickets order by number`;
const plans = (world: World) => world.act((work) => showPlans(work, world.people.admin, null));
const live = (world: World, status: string) => world.db.sql`update tickets set status = ${status}::ticket_status`;

test("a plan opens a ticket by itself on its day, for the member who may sign, and again every so many days", async () => {
  await using world = await timeWorld();
  const { customer, equipmentId } = world.people;
  const { opensAt } = await plan(world);
  expect(opensAt.toISOString()).toBe("2026-03-10T06:00:00.000Z");
  world.at("2026-03-10T05:59:59Z");
  await world.runDue();
  expect(await opened(world)).toEqual([]);
  world.at("2026-03-10T06:00:00Z");
  await world.runDue(3);
  expect(await opened(world)).toMatchObject([
    {
      title: "Change the filters",
      status: "new",
      urgency: "low",
      opener_id: customer.accountId,
      equipment_id: equipmentId,
    },
  ]);
  expect(await world.told()).toContain("ticket.opened to Marta (customer)");
  expect(await plans(world)).toMatchObject([{ nextOn: "2026-04-09", lastTicketNumber: 1001 }]);
  await live(world, "rejected");
  world.at("2026-04-09T06:00:00Z");
  await world.runDue();
  expect(await opened(world)).toHaveLength(2);
});

test("while the last one is live no second opens; what was missed while the desk was down is due once", async () => {
  await using world = await timeWorld();
  await plan(world, { everyDays: 7 });
  world.at("2026-03-10T06:00:00Z");
  await world.runDue();
  world.at("2026-03-17T06:00:00Z");
  await world.runDue();
  expect(await opened(world)).toHaveLength(1);
  await live(world, "rejected");
  // Four weeks without a desk.
  world.at("2026-04-15T12:00:00Z");
  await world.runDue();
  expect(await opened(world)).toHaveLength(2);
  expect(await plans(world)).toMatchObject([{ nextOn: "2026-04-21" }]);
});

test("a plan at a date opens one ticket and ends; a plan that is ended, or whose machine was retired, opens none", async () => {
  await using world = await timeWorld();
  const once = await plan(world, { everyDays: null });
  const taken = await plan(world, { title: "Never" });
  await world.act((work) => endPlan(work, world.people.technician, taken.planId));
  world.at("2026-03-10T06:00:00Z");
  await world.runDue();
  expect((await opened(world)).map(({ title }) => title)).toEqual(["Change the filters"]);
  expect(await plans(world)).toEqual([]);
  expect(await problemOf(world.act((work) => endPlan(work, world.people.admin, once.planId)))).toBe("record.unknown");
  await plan(world, { nextOn: "2026-03-11" });
  await world.db.sql`update equipment set retired_at = now()`;
  world.at("2026-03-11T06:00:00Z");
  await world.runDue();
  expect(await opened(world)).toHaveLength(1);
  expect(await plans(world)).toEqual([]);
});

test("an organisation without people waits, and the limit of open tickets holds for people alone", async () => {
  await using world = await timeWorld();
  world.settings.openTicketsPerPerson = 1;
  await world.open();
  await plan(world);
  await world.db.sql`update accounts set active = false where role = 'customer'`;
  world.at("2026-03-10T06:00:00Z");
  await world.runDue();
  expect(await opened(world)).toHaveLength(1);
  await world.db.sql`update accounts set active = true`;
  world.at("2026-03-11T06:00:00Z");
  await world.runDue();
  expect(await opened(world)).toHaveLength(2);
});

test("a plan is moved, and refused in words: dates that are over or do not exist, days, machines, rights", async () => {
  await using world = await timeWorld();
  const { planId } = await plan(world);
  await world.act((work) => changePlan(work, world.people.engineer, { planId, nextOn: "2026-05-01", everyDays: null }));
  expect(await plans(world)).toMatchObject([{ nextOn: "2026-05-01", everyDays: null, title: "Change the filters" }]);
  world.at("2026-03-10T06:00:00Z");
  await world.runDue();
  expect(await opened(world)).toEqual([]);
  expect(await problemOf(plan(world, { nextOn: "2026-03-09" }))).toBe("field.not_a_date");
  expect(await problemOf(plan(world, { nextOn: "2026-02-30" }))).toBe("field.not_a_date");
  expect(await problemOf(plan(world, { nextOn: "tomorrow" }))).toBe("field.not_a_date");
  expect(await problemOf(plan(world, { everyDays: 0 }))).toBe("field.not_a_number");
  expect(await problemOf(plan(world, { title: " " }))).toBe("field.missing");
  expect(await problemOf(plan(world, { equipmentId: world.people.siteId }))).toBe("equipment.unknown");
  const asCustomer = world.act((work) =>
    addPlan(work, world.people.customer, { equipmentId: world.people.equipmentId, ...filters }),
  );
  expect(await problemOf(asCustomer)).toBe("action.forbidden");
  expect(
    await problemOf(world.act((work) => changePlan(work, world.people.admin, { planId: world.people.siteId }))),
  ).toBe("record.unknown");
});

import { expect, test } from "vitest";
import type { Person } from "../../../src/core/domain/actor.ts";
import { reachableNow } from "../../../src/core/store/on-shift.ts";
import { knowsHolidays, publicHolidays } from "../../../src/core/store/public-holidays.ts";
import { listShifts } from "../../../src/core/store/shifts.ts";
import { readTicketView } from "../../../src/core/store/ticket-views.ts";
import { planShift, removeShift, setShiftPlan } from "../../../src/core/usecases/plan-shifts.ts";
import { proposeAssignment } from "../../../src/core/usecases/propose-assignment.ts";
import { endBreak, endShift, startBreak, startShift } from "../../../src/core/usecases/work-shift.ts";
import { problemOf } from "../../harness/problem-of.ts";
import { timeWorld } from "./time-world.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;
const weekdays = (from: string, to: string) => ({
  weekly: (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => ({
    day,
    from,
    to,
    breaks: [{ from: "12:00", to: "12:30" }],
  })),
});
const plan = (world: World, person: Person, rules: unknown = weekdays("08:00", "16:00"), timeZone = "UTC") =>
  world.act((work) =>
    setShiftPlan(work, world.people.admin, { accountId: person.accountId, plan: { timeZone, rules } }),
  );
const isReachable = async (world: World, person: Person) =>
  (await world.desk.read((work) => reachableNow(work, { accountIds: [person.accountId] }))).length === 1;
const spans = async (world: World, kind: "planned" | "actual", to = "2027-01-01T00:00:00Z") =>
  (
    await world.desk.read((work) =>
      listShifts(work, { from: new Date("2026-01-01T00:00:00Z"), to: new Date(to), accountId: null }),
    )
  )
    .filter((shift) => shift.kind === kind)
    .map(
      ({ startsAt, endsAt }) => `${startsAt.toISOString().slice(5, 16)}/${endsAt?.toISOString().slice(5, 16) ?? ""}`,
    );
const hand = (from: string, to: string) => ({
  startsAt: new Date(`${from}:00Z`),
  endsAt: new Date(`${to}:00Z`),
  breaks: [],
});

test("start, break, back, end: who is asked for work follows, and pressing twice is told", async () => {
  await using world = await timeWorld();
  const { technician } = world.people;
  const refused = (fn: Parameters<World["act"]>[0]) => problemOf(world.act(fn));
  expect(await isReachable(world, technician)).toBe(true);
  expect(await refused((work) => endShift(work, technician))).toBe("shift.not_under_way");
  await world.act((work) => startShift(work, technician));
  expect(await refused((work) => startShift(work, technician))).toBe("shift.under_way");
  expect(await refused((work) => endBreak(work, technician))).toBe("shift.not_on_break");
  world.clock.forward(60);
  await world.act((work) => startBreak(work, technician));
  expect(await isReachable(world, technician)).toBe(false);
  expect(await refused((work) => startBreak(work, technician))).toBe("shift.on_break");
  world.clock.forward(30);
  await world.act((work) => endBreak(work, technician));
  expect(await isReachable(world, technician)).toBe(true);
  world.clock.forward(400);
  await world.act((work) => startBreak(work, technician));
  expect(await world.act((work) => endShift(work, technician))).toEqual({ workedMinutes: 490 });
  expect(await isReachable(world, technician)).toBe(false);
  expect(await spans(world, "actual")).toEqual(["03-02T09:00/03-02T17:10"]);
  expect(await world.db.sql`select from breaks where ends_at is null`).toHaveLength(0);
  expect(await refused((work) => startShift(work, world.people.customer))).toBe("action.forbidden");
  const events = await world.db
    .sql`select kind from events where subject_id = ${technician.accountId} order by position`;
  expect(events.map(({ kind }) => kind)).toEqual([
    "shift.started",
    "shift.break_started",
    "shift.break_ended",
    "shift.break_started",
    "shift.ended",
    "account.presence_changed",
  ]);
});

test("fifty presses at once begin one shift", async () => {
  await using world = await timeWorld();
  const results = await Promise.all(
    Array.from({ length: 50 }, () => problemOf(world.act((work) => startShift(work, world.people.technician)))),
  );
  expect(results.filter((code) => code === null)).toHaveLength(1);
  expect(new Set(results)).toEqual(new Set([null, "shift.under_way"]));
});

test("nobody off shift or on a planned break is proposed; without any plan all is as it was", async () => {
  await using world = await timeWorld();
  const { technician, otherTechnician, engineer } = world.people;
  const { ticketId } = await world.open();
  const proposed = async () => {
    await world.act((work) => proposeAssignment(work, ticketId));
    const view = await world.desk.read((work) => readTicketView(work, ticketId));
    return view?.proposal?.candidates.map(({ name }) => name).sort();
  };
  expect(await proposed()).toEqual(["Eva", "Jo", "Kim"]);
  await plan(world, technician);
  await plan(world, otherTechnician, weekdays("10:00", "18:00"));
  expect(await proposed()).toEqual(["Eva", "Jo"]);
  world.at("2026-03-02T12:15:00Z");
  expect(await proposed()).toEqual(["Eva"]);
  world.at("2026-03-02T15:00:00Z");
  expect(await proposed()).toEqual(["Eva", "Jo", "Kim"]);
  // Gone home early; then called in outside of the plan.
  await world.act((work) => startShift(work, technician));
  world.clock.forward(1);
  await world.act((work) => endShift(work, technician));
  await world.db.sql`update accounts set presence = 'online'`;
  expect(await proposed()).toEqual(["Eva", "Kim"]);
  world.at("2026-03-02T20:00:00Z");
  await world.act((work) => startShift(work, technician));
  expect(await proposed()).toEqual(["Eva", "Jo"]);
  expect((await world.open()).number).toBe(1002);
  expect(engineer.name).toBe("Eva");
  // An admin who insists names them.
  await world.assign(ticketId, otherTechnician);
});

test("whoever forgets to end is reminded at the planned end, and an hour later it is ended for them", async () => {
  await using world = await timeWorld();
  const { technician } = world.people;
  await plan(world, technician);
  const { expectedEnd } = await world.act((work) => startShift(work, technician));
  expect(expectedEnd).toEqual(new Date("2026-03-02T16:00:00Z"));
  world.at("2026-03-02T16:00:00Z");
  await world.runDue(3);
  expect(await world.told()).toEqual(["shift.overrun to Jo (direct)"]);
  world.at("2026-03-02T16:59:00Z");
  await world.runDue();
  expect(await world.told()).toEqual([]);
  world.at("2026-03-02T17:00:00Z");
  await world.runDue(3);
  expect(await world.told()).toEqual(["shift.ended to Jo (direct)"]);
  expect(await spans(world, "actual")).toEqual(["03-02T09:00/03-02T17:00"]);
  expect(await isReachable(world, technician)).toBe(false);
  // Without a plan the setting's hours count; whoever ends in time hears nothing.
  world.at("2026-03-03T09:00:00Z");
  const alone = world.people.otherTechnician;
  const unplanned = await world.act((work) => startShift(work, alone));
  expect(unplanned.expectedEnd).toEqual(new Date("2026-03-03T19:00:00Z"));
  world.at("2026-03-03T18:00:00Z");
  await world.act((work) => endShift(work, alone));
  world.at("2026-03-03T21:00:00Z");
  await world.runDue();
  expect(await world.told()).toEqual([]);
});

test("a weekly plan makes shifts for eight weeks, goes on by itself, and gives way to what is planned by hand", async () => {
  await using world = await timeWorld();
  const { technician, admin } = world.people;
  const nights = { weekly: [{ day: "sat", from: "22:00", to: "06:00", breaks: [] }] };
  expect(await plan(world, technician, nights, "Europe/Lisbon")).toEqual({ shiftsAhead: 8 });
  const march = ["03-07T22:00/03-08T06:00", "03-14T22:00/03-15T06:00", "03-21T22:00/03-22T06:00"];
  // The last Saturday's night is an hour shorter.
  expect(await spans(world, "planned", "2026-04-01T00:00:00Z")).toEqual([...march, "03-28T22:00/03-29T05:00"]);
  await world.act((work) =>
    planShift(work, admin, { accountId: technician.accountId, ...hand("2026-03-15T02:00", "2026-03-15T08:00") }),
  );
  const byHand = [march[0], "03-15T02:00/03-15T08:00", march[2], "03-28T22:00/03-29T05:00"];
  expect(await spans(world, "planned", "2026-04-01T00:00:00Z")).toEqual(byHand);
  world.at("2026-03-09T09:00:00Z");
  await world.runDue(2);
  expect(await spans(world, "planned", "2026-04-01T00:00:00Z")).toEqual(byHand);
  expect((await spans(world, "planned")).at(-1)).toBe("05-02T21:00/05-03T05:00");
  const again = { accountId: technician.accountId, ...hand("2026-03-15T07:00", "2026-03-15T09:00") };
  expect(await problemOf(world.act((work) => planShift(work, admin, again)))).toBe("shift.overlaps");
  await world.act((work) => setShiftPlan(work, admin, { accountId: technician.accountId, plan: null }));
  expect(await spans(world, "planned")).toEqual([march[0], "03-15T02:00/03-15T08:00"]);
});

test("planning is refused in words: times, people, rights, what is not there", async () => {
  await using world = await timeWorld();
  const { technician, customer, admin } = world.people;
  const refused = (by: Person, person: Person, from: string, to: string) =>
    problemOf(world.act((work) => planShift(work, by, { accountId: person.accountId, ...hand(from, to) })));
  expect(await refused(technician, technician, "2026-03-03T08:00", "2026-03-03T16:00")).toBe("action.forbidden");
  expect(await refused(admin, customer, "2026-03-03T08:00", "2026-03-03T16:00")).toBe("assignment.not_staff");
  expect(await refused(admin, technician, "2026-03-03T08:00", "2026-03-03T08:00")).toBe("request.invalid");
  expect(await refused(admin, technician, "2026-03-03T08:00", "2026-03-04T08:01")).toBe("request.invalid");
  const nobody = "00000000-0000-7000-8000-000000000009";
  expect(await problemOf(world.act((work) => removeShift(work, admin, { shiftId: nobody })))).toBe("shift.unknown");
  expect(await problemOf(plan(world, technician, { weekly: [], holidays: { country: "ES", state: "ZZ" } }))).toBe(
    "calendar.invalid",
  );
});

test("a clock that is moved back ends nothing before it began", async () => {
  await using world = await timeWorld();
  const { technician } = world.people;
  await world.act((work) => startShift(work, technician));
  world.clock.forward(-30);
  await world.act((work) => startBreak(work, technician));
  await world.act((work) => endShift(work, technician));
  await world.act((work) => startShift(work, technician));
  world.clock.forward(90);
  await world.act((work) => endShift(work, technician));
  expect(await spans(world, "actual")).toEqual(["03-02T09:00/03-02T09:00", "03-02T09:00/03-02T10:00"]);
});

test("public holidays come from the library by country and state, whole days and half ones", () => {
  const valencia = publicHolidays({ country: "ES", state: "VC" })(2026);
  expect([valencia.get("2026-10-12"), valencia.get("2026-03-19"), valencia.get("2026-10-13")]).toEqual([
    0,
    0,
    undefined,
  ]);
  expect(publicHolidays({ country: "ES", state: "MD" })(2026).get("2026-06-24")).toBeUndefined();
  expect(knowsHolidays({ country: "PT", state: null })).toBe(true);
  expect(knowsHolidays({ country: "PT", state: "VC" })).toBe(false);
  expect(knowsHolidays({ country: "XX", state: null })).toBe(false);
});

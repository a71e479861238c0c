import { expect, test } from "vitest";
import { slaCompliance } from "../../../src/core/store/sla-compliance.ts";
import { cancelTicket } from "../../../src/core/usecases/cancel-ticket.ts";
import { holdTicket } from "../../../src/core/usecases/hold-ticket.ts";
import { addCalendar, changeCalendar, removeCalendar } from "../../../src/core/usecases/keep-calendars.ts";
import { addPolicy, changePolicy, removePolicy } from "../../../src/core/usecases/keep-sla-policies.ts";
import { resumeTicket } from "../../../src/core/usecases/resume-ticket.ts";
import { setPriority } from "../../../src/core/usecases/set-priority.ts";
import { problemOf } from "../../harness/problem-of.ts";
import { dues, office, officeHours, promise, terms, type World } from "./promises.ts";
import { timeWorld } from "./time-world.ts";

test("priority, policy and calendar changes reckon open clocks anew and say so", async () => {
  await using world = await timeWorld();
  const { people } = world;
  const { calendarId } = await officeHours(world);
  const { policyId } = await promise(world, { calendarId });
  const urgent = { ...terms, name: "Urgent", priority: "p1" as const, responseMinutes: 15, resolutionMinutes: 120 };
  await world.act((work) => addPolicy(work, people.admin, urgent));
  const { ticketId } = await world.open();
  expect(await dues(world, ticketId)).toEqual(["2026-03-02T10:00", "2026-03-02T17:00"]);
  world.clock.forward(5);
  await world.act((work) => setPriority(work, people.admin, { ticketId, priority: "p1" }));
  expect(await dues(world, ticketId)).toEqual(["2026-03-02T09:15", "2026-03-02T11:00"]);
  await world.act((work) => setPriority(work, people.admin, { ticketId, priority: null }));
  // The policy changes, then its calendar: the timers carry it out, in whatever process.
  const changed = await world.act((work) =>
    changePolicy(work, people.admin, { ...terms, policyId, calendarId, responseMinutes: 120, resolutionMinutes: 600 }),
  );
  expect(changed.reckoned).toBe(1);
  await world.runDue(2);
  expect(await dues(world, ticketId)).toEqual(["2026-03-02T11:00", "2026-03-03T11:00"]);
  const closedToday = { ...office, exceptions: [{ date: "2026-03-02", spans: [] }] };
  await world.act((work) =>
    changeCalendar(work, people.admin, {
      calendarId,
      name: "Office",
      timeZone: "UTC",
      rules: closedToday,
      teamId: null,
      organisationId: null,
    }),
  );
  await world.runDue();
  expect(await dues(world, ticketId)).toEqual(["2026-03-03T11:00", "2026-03-04T11:00"]);
  expect(await world.events(ticketId, "sla.%")).toEqual(Array(4).fill("sla.reckoned"));
  expect(await problemOf(world.act((work) => removeCalendar(work, people.admin, { calendarId })))).toBe(
    "calendar.in_use",
  );
  await world.act((work) => removePolicy(work, people.admin, { policyId }));
  await world.runDue();
  expect(await world.clocks(ticketId)).toEqual([]);
  await world.act((work) => removeCalendar(work, people.admin, { calendarId }));
});

test("a policy that comes later holds for tickets that are open already, hold and all, and may be late at once", async () => {
  await using world = await timeWorld();
  const { people } = world;
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  world.clock.forward(10);
  await world.accept(ticketId);
  await world.start(ticketId);
  await world.act((work) => holdTicket(work, people.technician, { ticketId, reason: "parts", words: "" }));
  world.clock.forward(1_000);
  await world.act((work) => resumeTicket(work, people.technician, { ticketId }));
  world.clock.forward(20);
  await promise(world, { resolutionMinutes: 25 });
  await world.told();
  await world.runDue();
  // The answer was given before anybody promised one.
  expect(await world.clocks(ticketId)).toMatchObject([{ target: "resolution", state: "running", left_minutes: -5 }]);
  expect(await world.told()).toEqual(["sla.breached in desk", "sla.breached to Jo (direct)"]);
});

test("the organisation's own calendar counts where the policy names none", async () => {
  await using world = await timeWorld();
  const { people } = world;
  await promise(world);
  const owned = {
    name: "Bakery",
    timeZone: "UTC",
    rules: { weekly: [] },
    teamId: null,
    organisationId: people.organisationId,
  };
  await world.act((work) => addCalendar(work, people.admin, owned));
  const { ticketId } = await world.open();
  // Never open: nothing is ever due, and no timer waits for it.
  expect(await dues(world, ticketId)).toEqual([null, null]);
  expect(await world.db.sql`select from timers where kind like 'sla_re%on' or kind = 'sla_response'`).toHaveLength(0);
  expect(await problemOf(world.act((work) => addCalendar(work, people.admin, owned)))).toBe("calendar.invalid");
});

test("who may, and what is refused", async () => {
  await using world = await timeWorld();
  const { people } = world;
  const refused = (fn: Parameters<World["act"]>[0]) => problemOf(world.act(fn));
  expect(await refused((work) => addPolicy(work, people.technician, terms))).toBe("action.forbidden");
  await promise(world);
  expect(await refused((work) => addPolicy(work, people.admin, { ...terms, name: "Again" }))).toBe("sla.policy_twice");
  expect(
    await refused((work) =>
      addPolicy(work, people.admin, { ...terms, responseMinutes: null, resolutionMinutes: null }),
    ),
  ).toBe("request.invalid");
  const elsewhere = "00000000-0000-7000-8000-000000000009";
  expect(await refused((work) => addPolicy(work, people.admin, { ...terms, organisationId: elsewhere }))).toBe(
    "request.invalid",
  );
  const nowhere = { name: "X", timeZone: "UTC", teamId: null, organisationId: null };
  const holidays = { country: "XX", state: null };
  expect(
    await refused((work) => addCalendar(work, people.admin, { ...nowhere, rules: { weekly: [], holidays } })),
  ).toBe("calendar.invalid");
});

test("compliance counts what was kept, missed and is late, by organisation and team; what was cancelled counts nowhere", async () => {
  await using world = await timeWorld();
  const { people } = world;
  await promise(world, { resolutionMinutes: null });
  const [kept, missed, late, cancelled] = [
    await world.open(),
    await world.open(),
    await world.open(),
    await world.open(),
  ];
  for (const { ticketId } of [kept, missed]) await world.assign(ticketId);
  await world.accept(kept.ticketId);
  world.clock.forward(90);
  await world.runDue();
  await world.accept(missed.ticketId);
  await world.act((work) => cancelTicket(work, people.customer, { ticketId: cancelled.ticketId, reason: "a mistake" }));
  expect(late.number).toBe(1003);
  const count = (by: "team" | "organisation", from: string, to: string) =>
    world.desk.read((work) => slaCompliance(work, { from: new Date(from), to: new Date(to), by }));
  const figures = { target: "response", met: 1, missed: 1, overdue: 1, keptShare: 1 / 3 };
  expect(await count("organisation", "2026-03-01T00:00Z", "2026-04-01T00:00Z")).toEqual([
    { id: people.organisationId, name: "Bakery Rossi", ...figures },
  ]);
  expect(await count("team", "2026-03-01T00:00Z", "2026-04-01T00:00Z")).toEqual([{ id: null, name: "", ...figures }]);
  expect(await count("team", "2026-04-01T00:00Z", "2026-05-01T00:00Z")).toEqual([]);
});

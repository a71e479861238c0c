import { expect, test } from "vitest";
import { fromPlain } from "../../../src/core/domain/rich-text.ts";
import { slaCompliance } from "../../../src/core/store/sla-compliance.ts";
import type { PolicyTerms } from "../../../src/core/store/sla-policies.ts";
import { findTicketFor } from "../../../src/core/store/tickets.ts";
import { acknowledgeSla } from "../../../src/core/usecases/acknowledge-sla.ts";
import { cancelTicket } from "../../../src/core/usecases/cancel-ticket.ts";
import { holdTicket } from "../../../src/core/usecases/hold-ticket.ts";
import { addCalendar, changeCalendar, removeCalendar } from "../../../src/core/usecases/keep-calendars.ts";
import { addPolicy, changePolicy, removePolicy } from "../../../src/core/usecases/keep-sla-policies.ts";
import { postMessage } from "../../../src/core/usecases/post-message.ts";
import { resumeTicket } from "../../../src/core/usecases/resume-ticket.ts";
import { setPriority } from "../../../src/core/usecases/set-priority.ts";
import { startBreak, startShift } from "../../../src/core/usecases/work-shift.ts";
import { problemOf } from "../../harness/problem-of.ts";
import { timeWorld } from "./time-world.ts";

type World = Awaited<ReturnType<typeof timeWorld>>;
const office = {
  weekly: (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => ({ day, from: "09:00", to: "17:00" })),
};
const terms: PolicyTerms = {
  name: "Everybody",
  priority: null,
  category: null,
  organisationId: null,
  calendarId: null,
  responseMinutes: 60,
  resolutionMinutes: 480,
  warnPercent: 75,
  escalateMinutes: 30,
};
const promise = (world: World, more: Partial<PolicyTerms> = {}) =>
  world.act((work) => addPolicy(work, world.people.admin, { ...terms, ...more }));
const officeHours = (world: World) =>
  world.act((work) =>
    addCalendar(work, world.people.admin, {
      name: "Office",
      timeZone: "UTC",
      rules: office,
      teamId: null,
      organisationId: null,
    }),
  );
const iso = (at: Date | null | undefined) => at?.toISOString().slice(0, 16) ?? null;
const dues = async (world: World, ticketId: string) => (await world.clocks(ticketId)).map((one) => iso(one.due_at));

test("a ticket opens with its clocks; warned before, alerted at the breach, up the ladder until somebody acknowledges", async () => {
  await using world = await timeWorld();
  const { people } = world;
  const { calendarId } = await officeHours(world);
  await promise(world, { calendarId, resolutionMinutes: null });
  world.at("2026-03-06T16:30:00Z");
  const { ticketId } = await world.open();
  expect(await dues(world, ticketId)).toEqual(["2026-03-09T09:30"]);
  await world.assign(ticketId);
  await world.told();
  // All weekend nothing happens, whatever process looks.
  world.at("2026-03-09T09:14:59Z");
  await world.runDue();
  expect(await world.told()).toEqual(expect.not.arrayContaining([expect.stringContaining("sla.")]));
  world.at("2026-03-09T09:15:00Z");
  await world.runDue(3);
  expect(await world.told()).toEqual(["sla.warned in desk", "sla.warned to Jo (direct)"]);
  await world.runDue();
  expect(await world.told()).toEqual([]);
  await world.db.sql`update deliveries set state = 'sent' where lane = 'card'`;
  world.at("2026-03-09T09:30:01Z");
  await world.runDue(3);
  expect(await world.told()).toEqual(["sla.breached in desk", "sla.breached to Jo (direct)"]);
  // The card is drawn anew: it says late now, and can be acknowledged.
  expect(await world.db.sql`select from deliveries where lane = 'card' and state = 'queued'`).not.toHaveLength(0);
  world.clock.forward(30);
  await world.runDue(2);
  expect(await world.told()).toEqual(["sla.breached in desk", "sla.breached to Eva (direct)"]);
  world.clock.forward(30);
  await world.runDue();
  const admins = ["sla.breached in desk", "sla.breached to Ada (direct)", "sla.breached to Bo (direct)"];
  expect(await world.told()).toEqual(admins);
  world.clock.forward(30);
  await world.runDue();
  expect(await world.told()).toEqual(admins);
  await world.act((work) => acknowledgeSla(work, people.engineer, { ticketId }));
  expect(await world.told()).toEqual(["sla.acknowledged in desk"]);
  world.clock.forward(600);
  // Reckoned anew for whatever reason, it is still being seen to.
  await world.act((work) => setPriority(work, people.admin, { ticketId, priority: "p2" }));
  await world.runDue();
  expect(await world.told()).toEqual([]);
  expect(await world.events(ticketId, "sla.%")).toEqual(["sla.warned", "sla.breached", "sla.acknowledged"]);
  expect(await problemOf(world.act((work) => acknowledgeSla(work, people.admin, { ticketId })))).toBe(
    "sla.nothing_to_acknowledge",
  );
  expect(await problemOf(world.act((work) => acknowledgeSla(work, people.customer, { ticketId })))).toBe(
    "action.forbidden",
  );
  const view = await world.desk.read((work) => findTicketFor(work, people.admin, 1001));
  expect(view.sla).toMatchObject([{ target: "response", state: "running", isAcknowledged: true }]);
});

test("nobody off shift or on a break is called: the ladder passes them over", async () => {
  await using world = await timeWorld();
  const { people } = world;
  await promise(world, { resolutionMinutes: null });
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.act((work) => startShift(work, people.technician));
  await world.act((work) => startBreak(work, people.technician));
  await world.db.sql`update accounts set presence = 'offline' where id = ${people.engineer.accountId}`;
  await world.told();
  world.clock.forward(46);
  await world.runDue();
  expect(await world.told()).toEqual(["sla.warned in desk"]);
  world.clock.forward(20);
  await world.runDue();
  expect(await world.told()).toEqual([
    // The break has lasted an hour by now.
    "break.overrun to Jo (direct)",
    "sla.breached in desk",
    "sla.breached to Ada (direct)",
    "sla.breached to Bo (direct)",
  ]);
});

test("the first word to the customer keeps the response; a note, the customer's own word or a colleague's does not", async () => {
  await using world = await timeWorld();
  const { people } = world;
  await promise(world);
  const { ticketId } = await world.open();
  const say = (by: typeof people.admin, visibility: "customer" | "staff") =>
    world.desk.atOnce((work) =>
      postMessage(work, by, {
        ticketId,
        visibility,
        body: fromPlain("We are looking into it"),
        fileIds: [],
        replyToId: null,
        placeId: null,
        platformMessageId: null,
      }),
    );
  const response = async () => (await world.clocks(ticketId))[0];
  await say(people.admin, "staff");
  await say(people.customer, "customer");
  expect(await response()).toMatchObject({ state: "running", stopped_at: null });
  world.clock.forward(59);
  await say(people.admin, "customer");
  expect(await response()).toMatchObject({ state: "met", stopped_at: world.clock.now });
  const stopped = world.clock.now;
  world.clock.forward(400);
  await say(people.admin, "customer");
  await world.runDue();
  expect(await response()).toMatchObject({ state: "met", stopped_at: stopped });
  expect(await world.events(ticketId, "sla.%")).toEqual(["sla.warned"]);
});

test("an answer after a downtime is missed though nobody looked in time, and that is said when somebody does", async () => {
  await using world = await timeWorld();
  const { people } = world;
  await promise(world, { resolutionMinutes: null });
  const { ticketId } = await world.open();
  world.clock.forward(200);
  await world.desk.atOnce((work) =>
    postMessage(work, people.admin, {
      ticketId,
      visibility: "customer",
      body: fromPlain("Sorry, the power was off"),
      fileIds: [],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    }),
  );
  expect((await world.clocks(ticketId))[0]).toMatchObject({ state: "missed", breached_at: null });
  await world.runDue(2);
  await world.runDue();
  expect((await world.clocks(ticketId))[0]?.breached_at).not.toBeNull();
  expect(await world.events(ticketId, "sla.%")).toEqual(["sla.breached"]);
  expect((await world.told()).filter((one) => one.includes("sla."))).toEqual([]);
});

test("accepting answers too; late is missed, and says so once", async () => {
  await using world = await timeWorld();
  await promise(world);
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  world.clock.forward(61);
  await world.accept(ticketId);
  expect((await world.clocks(ticketId))[0]).toMatchObject({ state: "missed", stopped_at: world.clock.now });
  await world.runDue();
  expect(await world.events(ticketId, "sla.%")).toEqual(["sla.breached"]);
  expect((await world.told()).filter((one) => one.includes("sla."))).toEqual([]);
});

test("on hold the clock stands still and nobody is called; the due time moves on with the work", async () => {
  await using world = await timeWorld();
  const { people } = world;
  await promise(world);
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.accept(ticketId);
  await world.start(ticketId);
  world.clock.forward(100);
  await world.act((work) => holdTicket(work, people.technician, { ticketId, reason: "parts", words: "" }));
  expect((await world.clocks(ticketId))[1]).toMatchObject({ state: "paused", due_at: null, left_minutes: 380 });
  world.clock.forward(3_000);
  await world.runDue();
  expect(await world.events(ticketId, "sla.warned")).toEqual([]);
  await world.act((work) => resumeTicket(work, people.technician, { ticketId }));
  const due = new Date(world.clock.now.getTime() + 380 * 60_000);
  expect((await world.clocks(ticketId))[1]).toMatchObject({ state: "running", due_at: due });
  world.clock.forward(380);
  await world.runDue();
  expect(await world.events(ticketId, "sla.%")).toEqual(["sla.reckoned", "sla.reckoned", "sla.warned"]);
});

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

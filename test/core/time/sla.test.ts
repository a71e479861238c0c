import { expect, test } from "vitest";
import { fromPlain } from "../../../src/core/domain/rich-text.ts";
import { findTicketFor } from "../../../src/core/store/tickets.ts";
import { acknowledgeSla } from "../../../src/core/usecases/acknowledge-sla.ts";
import { holdTicket } from "../../../src/core/usecases/hold-ticket.ts";
import { postMessage } from "../../../src/core/usecases/post-message.ts";
import { resumeTicket } from "../../../src/core/usecases/resume-ticket.ts";
import { setPriority } from "../../../src/core/usecases/set-priority.ts";
import { startBreak, startShift } from "../../../src/core/usecases/work-shift.ts";
import { problemOf } from "../../harness/problem-of.ts";
import { dues, officeHours, promise } from "./promises.ts";
import { timeWorld } from "./time-world.ts";

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

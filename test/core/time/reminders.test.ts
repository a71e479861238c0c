import { expect, test } from "vitest";
import { fromPlain } from "../../../src/core/domain/rich-text.ts";
import { cancelTicket } from "../../../src/core/usecases/cancel-ticket.ts";
import { completeTicket } from "../../../src/core/usecases/complete-ticket.ts";
import { holdTicket } from "../../../src/core/usecases/hold-ticket.ts";
import { postMessage } from "../../../src/core/usecases/post-message.ts";
import { rateTicket } from "../../../src/core/usecases/rate-ticket.ts";
import { reopenTicket } from "../../../src/core/usecases/reopen-ticket.ts";
import { submitReport } from "../../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../../src/core/usecases/waive-report.ts";
import { problemOf } from "../../harness/problem-of.ts";
import { timeWorld } from "./time-world.ts";

const report = {
  malfunction: "Stays cold",
  cause: "Fuse",
  solution: "Replaced the fuse",
  fix: "Replace fuse",
  parts: "",
  labourMinutes: 20,
  travelMinutes: 10,
};
const hours = (count: number) => count * 60;

test("a report that nobody signs is asked for once more after a day, and then no more", async () => {
  await using world = await timeWorld();
  const { technician } = world.people;
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.accept(ticketId);
  await world.start(ticketId);
  await world.act((work) => submitReport(work, technician, { ticketId, ...report }));
  await world.told();
  world.clock.forward(hours(24) - 1);
  await world.runDue();
  expect(await world.told()).toEqual([]);
  world.clock.forward(1);
  await world.runDue(3);
  expect(await world.told()).toEqual(["reminder.unsigned_report to Marta (customer)"]);
  world.clock.forward(hours(23));
  await world.runDue();
  expect(await world.told()).toEqual([]);
});

test("a report that is settled, or taken back by a newer one, is not asked for", async () => {
  await using world = await timeWorld();
  const { technician, admin } = world.people;
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.accept(ticketId);
  await world.start(ticketId);
  await world.act((work) => submitReport(work, technician, { ticketId, ...report }));
  world.clock.forward(hours(20));
  await world.act((work) => submitReport(work, technician, { ticketId, ...report, cause: "Two fuses" }));
  world.clock.forward(hours(20));
  await world.runDue();
  await world.act((work) => waiveReport(work, admin, { ticketId, reason: "Customer is away" }));
  await world.told();
  world.clock.forward(hours(5));
  await world.runDue();
  expect(await world.told()).toEqual([]);
});

test("a customer who has not rated the work is asked once more, with the stars; one who has, or whose ticket was reopened, is not", async () => {
  await using world = await timeWorld();
  const { technician, admin, customer } = world.people;
  const resolved = async () => {
    const { ticketId } = await world.open();
    await world.assign(ticketId);
    await world.accept(ticketId);
    await world.start(ticketId);
    await finish(ticketId);
    return ticketId;
  };
  const finish = (ticketId: string) =>
    world.act(async (work) => {
      await submitReport(work, technician, { ticketId, ...report });
      await waiveReport(work, admin, { ticketId, reason: "Customer is away" });
      await completeTicket(work, technician, { ticketId });
    });
  await resolved();
  const rated = await resolved();
  const reopened = await resolved();
  await world.act((work) => rateTicket(work, customer, { ticketId: rated, stars: 5, comment: "" }));
  await world.act((work) => reopenTicket(work, customer, { ticketId: reopened, reason: "Still cold" }));
  await world.told();
  world.clock.forward(hours(24) - 1);
  await world.runDue();
  expect(await world.told()).toEqual([]);
  world.clock.forward(1);
  await world.runDue(3);
  expect(await world.told()).toEqual(["reminder.unrated to Marta (customer)"]);
  world.clock.forward(hours(24));
  await world.runDue();
  expect((await world.told()).filter((told) => told.startsWith("reminder.unrated"))).toEqual([]);
});

test("a resolved ticket closes by itself after the set days, and no earlier; a customer who never signs keeps none open for ever", async () => {
  await using world = await timeWorld();
  const { technician, admin } = world.people;
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.accept(ticketId);
  await world.start(ticketId);
  await world.act((work) => submitReport(work, technician, { ticketId, ...report }));
  world.clock.forward(hours(24 * 10));
  await world.runDue();
  // Nobody signs: it waits, until an admin lets it stand without a signature.
  const complete = () => world.act((work) => completeTicket(work, technician, { ticketId }));
  expect(await problemOf(complete())).toBe("report.unsettled");
  await world.act((work) => waiveReport(work, admin, { ticketId, reason: "They do not answer" }));
  await complete();
  const status = async () => (await world.db.sql`select status from tickets where id = ${ticketId}`)[0]?.status;
  world.clock.forward(hours(24 * 7) - 1);
  await world.runDue();
  expect(await status()).toBe("resolved");
  world.clock.forward(1);
  await world.runDue();
  expect(await status()).toBe("closed");
});

test("the desk hears of a ticket that has been silent for two days, each two days; talk begins the count anew", async () => {
  await using world = await timeWorld();
  const { customer } = world.people;
  const { ticketId } = await world.open();
  await world.told();
  world.clock.forward(hours(40));
  await world.desk.atOnce((work) =>
    postMessage(work, customer, {
      ticketId,
      visibility: "customer",
      body: fromPlain("Any news?"),
      fileIds: [],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    }),
  );
  world.clock.forward(hours(8));
  await world.runDue();
  expect(await world.told()).toEqual([]);
  world.clock.forward(hours(40));
  await world.runDue(2);
  expect(await world.told()).toEqual(["reminder.silent_ticket in desk"]);
  world.clock.forward(hours(48));
  await world.runDue();
  expect(await world.told()).toEqual(["reminder.silent_ticket in desk"]);
  await world.act((work) => cancelTicket(work, customer, { ticketId, reason: "mended itself" }));
  await world.told();
  world.clock.forward(hours(100));
  await world.runDue();
  expect(await world.told()).toEqual([]);
  expect(await world.db.sql`select kind from timers`).toEqual([]);
});

test("a technician who is off shift is not reminded at night; on hold nobody is", async () => {
  await using world = await timeWorld();
  const { technician } = world.people;
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.accept(ticketId);
  await world.db.sql`update accounts set presence = 'offline' where id = ${technician.accountId}`;
  await world.told();
  world.clock.forward(hours(48));
  await world.runDue();
  // The job has not begun two days after it was booked: the desk is asked about that as well.
  expect(await world.told()).toEqual(["assignment.doubtful in desk", "reminder.silent_ticket in desk"]);
  await world.db.sql`update accounts set presence = 'online' where id = ${technician.accountId}`;
  world.clock.forward(hours(48));
  await world.runDue();
  expect(await world.told()).toEqual(["reminder.silent_ticket in desk", "reminder.silent_ticket to Jo (line)"]);
  await world.start(ticketId);
  await world.act((work) => holdTicket(work, technician, { ticketId, reason: "parts", words: "" }));
  await world.told();
  world.clock.forward(hours(96));
  await world.runDue();
  expect(await world.told()).toEqual([]);
});

test("a timer whose ticket is held by somebody waits for them instead of stopping both", async () => {
  await using world = await timeWorld();
  const { ticketId } = await world.open();
  await world.told();
  world.clock.forward(hours(48));
  await world.act(async (work) => {
    await work.sql`select from tickets where id = ${ticketId} for update`;
    await world.runDue();
    expect(await world.told()).toEqual([]);
  });
  world.clock.forward(1);
  await world.runDue();
  expect(await world.told()).toEqual(["reminder.silent_ticket in desk"]);
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { proposeRoutes } from "../../src/core/store/route-proposals.ts";
import { teamMembers, teams } from "../../src/core/store/schema/people.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { completeTicket } from "../../src/core/usecases/complete-ticket.ts";
import { rateTicket } from "../../src/core/usecases/rate-ticket.ts";
import { reopenTicket } from "../../src/core/usecases/reopen-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { storeEmergingFaults } from "../../src/core/usecases/store-emerging-faults.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { buttonOf, type Chat, openChat, textOf } from "../dialog/dialog-harness.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";
import { likely, suggestNow } from "./learning-world.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});
afterEach(() => chat[Symbol.asyncDispose]());

const stats = (words = "") => chat.command(chat.people.admin, chat.private(chat.people.admin), `desk stats ${words}`);
const fieldsOf = (reply: Awaited<ReturnType<typeof stats>>) =>
  reply.kind === "card" ? Object.fromEntries(reply.card.fields.map(({ label, value }) => [label, value])) : {};

/** A ticket that is answered after `answer` minutes and resolved `repair` minutes later. */
async function resolved(answer: number, repair: number, fix = "Replace door seal"): Promise<string> {
  const { customer, technician, admin } = chat.people;
  const { id: ticketId } = await chat.open(customer, chat.private(customer, `c-${chat.t.desk.newId()}`));
  const run = chat.t.desk.transact;
  const seal = await likely(chat.t, "Replace door seal");
  await suggestNow(chat.t, ticketId, [seal]);
  await run((work) =>
    assignTicket(work, admin, {
      ticketId,
      assigneeId: technician.accountId,
      vehicleId: null,
      reason: null,
      drawnAt: null,
    }),
  );
  chat.t.clock.forward(answer);
  await run((work) => acceptTicket(work, technician, { ticketId }));
  await run((work) => startTicket(work, technician, { ticketId }));
  chat.t.clock.forward(repair);
  const words = { malfunction: "m", cause: "c", solution: "s", fix, parts: "", labourMinutes: 5, travelMinutes: 0 };
  await run((work) => submitReport(work, technician, { ticketId, ...words }));
  await run((work) => waiveReport(work, admin, { ticketId, reason: "by phone" }));
  await run((work) => completeTicket(work, technician, { ticketId }));
  return ticketId;
}

test("an empty desk has no figures, and says so", async () => {
  const fields = fieldsOf(await stats());
  expect(fields).toMatchObject({
    Opened: "0",
    "First response (median)": "none yet",
    Rating: "none yet",
    "Opened again": "none yet",
  });
});

test("medians, what came back, ratings and suggestions are counted over the period that was asked for", async () => {
  const { customer } = chat.people;
  const [first] = [await resolved(10, 50), await resolved(20, 100), await resolved(60, 240, "Weld the frame")];
  await chat.t.desk.transact((work) => rateTicket(work, customer, { ticketId: first, stars: 4, comment: "" }));
  await chat.t.desk.transact((work) => reopenTicket(work, customer, { ticketId: first, reason: "again" }));
  const reply = await stats("week");
  expect(textOf(reply)).toContain("the last 7 days");
  expect(fieldsOf(reply)).toMatchObject({
    Opened: "3",
    "Of these, still open": "1",
    "First response (median)": "20 min",
    "Opened again": "1 of 3, 33 %",
    Rating: "4 of 5, one rating",
    "Repaired by a suggested fix": "2 of 3, 67 %",
    "By the first suggestion": "2 of 3, 67 %",
    "Of these, came back within 30 days": "1 of 2, 50 %",
  });
  chat.t.clock.forward(60 * 24 * 8);
  expect(fieldsOf(await stats("week"))).toMatchObject({ Opened: "0" });
  expect(fieldsOf(await stats("month organisation"))).toMatchObject({ Opened: "3" });
  expect(textOf(await stats("month organisation"))).toContain("Bakery Rossi: 3 opened");
});

test("statistics are the admins'; a period that there is not is refused with those there are", async () => {
  const { engineer, customer } = chat.people;
  for (const person of [engineer, customer]) {
    expect(textOf(await chat.command(person, chat.private(person), "desk stats"))).not.toContain("Statistics");
  }
  expect(textOf(await stats("century"))).toContain("week, month, quarter, year");
});

test("a fault on the rise is told to every admin once, with the test that found it", async () => {
  const fault = {
    key: "f X200",
    label: "Replace seal",
    on: "X200",
    seen: 9,
    expected: 1.4,
    days: 28,
    test: "conditional binomial",
    q: 0.012,
  };
  const told = () => chat.t.desk.transact((work) => storeEmergingFaults(work, [fault]));
  expect(await told()).toBe(1);
  chat.t.clock.forward(60);
  expect(await told()).toBe(0);
  const notices = (await takeDeliveries(chat.t)).filter(({ job }) => job.notice === "fault.emerging");
  expect(notices).toHaveLength(2);
  const line = "Replace seal on X200: 9 in 28 days, 1.4 expected (conditional binomial, false alarms held below 2 %)";
  expect(JSON.stringify(notices[0]?.content)).toContain(line);
  expect(textOf(await stats())).toContain(line);
  chat.t.clock.forward(60 * 24 * 10);
  expect(textOf(await stats())).not.toContain("Replace seal");
  expect(await told()).toBe(1);
});

test("a category goes to the team that past assignments teach, once an admin approves, and never silently", async () => {
  const { technician, admin } = chat.people;
  const teamId = chat.t.desk.newId();
  await chat.t.desk.transact(async (work) => {
    await work.tx.insert(teams).values({ id: teamId, name: "Ovens", createdAt: work.now });
    await work.tx.insert(teamMembers).values({ teamId, accountId: technician.accountId });
  });
  for (let at = 0; at < 8; at += 1) {
    await resolved(1, 1);
    if (at === 6) expect(await chat.t.desk.transact(proposeRoutes)).toBe(0);
  }
  expect(await chat.t.desk.transact(proposeRoutes)).toBe(1);
  const routed = async () => (await chat.t.db.sql`select categories from teams where id = ${teamId}`)[0]?.categories;
  expect(await routed()).toEqual([]);
  const reply = await stats();
  expect(textOf(reply)).toContain("oven → Ovens (8 of 8 went there)");
  const here = chat.private(admin);
  expect(textOf(await chat.press(admin, here, buttonOf(reply, "1 · Approve")))).toContain("go to Ovens from now on");
  expect(await routed()).toEqual(["oven"]);
  expect(textOf(await chat.press(admin, here, buttonOf(reply, "1 · Decline")))).toContain("has decided that already");
  expect(await chat.t.desk.transact(proposeRoutes)).toBe(0);
  expect(textOf(await stats())).not.toContain("routes");
});

import { afterEach, beforeEach, expect, test } from "vitest";
import type { LikelyFix } from "../../src/core/domain/likely-fixes.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { readSuggestionSums } from "../../src/core/store/fix-feedback.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "../dialog/dialog-harness.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";
import { likely, suggestNow } from "./learning-world.ts";

let chat: Chat;
let seal: LikelyFix;
let fan: LikelyFix;
beforeEach(async () => {
  chat = await openChat("strict");
  seal = await likely(chat.t, "Replace door seal");
  fan = await likely(chat.t, "Replace fan motor", {
    probability: 0.2,
    seen: { of: 9, times: 0, level: "any" },
    parts: [],
  });
});
afterEach(() => chat[Symbol.asyncDispose]());

const open = () => chat.open(chat.people.customer, chat.private(chat.people.customer, `c-${chat.t.desk.newId()}`));
const staff = () => chat.private(chat.people.technician);

async function started(ticket: TicketView): Promise<void> {
  const { technician, admin } = chat.people;
  const ticketId = ticket.id;
  await chat.t.desk.transact(async (work) => {
    const assignee = { ticketId, assigneeId: technician.accountId, vehicleId: null, reason: null, drawnAt: null };
    await assignTicket(work, admin, assignee);
    await acceptTicket(work, technician, { ticketId });
    await startTicket(work, technician, { ticketId });
  });
}

async function repaired(ticket: TicketView, fix: string): Promise<void> {
  const { technician, admin } = chat.people;
  await started(ticket);
  await chat.t.desk.transact(async (work) => {
    const words = { malfunction: "m", cause: "c", solution: "s", fix, parts: "", labourMinutes: 5, travelMinutes: 0 };
    await submitReport(work, technician, { ticketId: ticket.id, ...words });
    await waiveReport(work, admin, { ticketId: ticket.id, reason: "by phone" });
  });
}

test("the card goes out first and is completed when the fixes are known", async () => {
  const ticket = await open();
  const first = await takeDeliveries(chat.t);
  expect(JSON.stringify(first)).not.toContain("Replace door seal");
  await suggestNow(chat.t, ticket.id, [seal, fan]);
  const second = await takeDeliveries(chat.t);
  expect(second.map(({ job }) => job.place.kind)).toEqual(["desk"]);
  expect(JSON.stringify(second[0]?.content)).toContain("Replace door seal");
});

test("/ticket fixes explains each fix and shows the nearest past repairs in words alone", async () => {
  const past = await open();
  await repaired(past, "Replace door seal");
  const [report] = await chat.t.db.sql<{ id: string }[]>`select id from reports`;
  const ticket = await open();
  await suggestNow(chat.t, ticket.id, [{ ...seal, nearest: [report?.id ?? ""] }, fan]);
  const reply = await chat.command(chat.people.technician, staff(), `ticket fixes ${ticket.number}`);
  const text = textOf(reply);
  expect(text).toContain("1. Replace door seal · 70 %");
  expect(text).toContain("7 of 9 similar faults on this family were closed by this; none came back within 30 days.");
  expect(text).toContain("The oven in line 2 trips the breaker when it heats → s");
  expect(text).not.toContain("Marta");
  expect(text).not.toContain(`#${past.number}`);
  expect(
    textOf(
      await chat.command(chat.people.customer, chat.private(chat.people.customer), `ticket fixes ${ticket.number}`),
    ),
  ).not.toContain("seal");
});

test("before there is an answer, and where there is none, it says so", async () => {
  const ticket = await open();
  const ask = () => chat.command(chat.people.technician, staff(), `ticket fixes ${ticket.number}`);
  expect(textOf(await ask())).toContain("not ready yet");
  await suggestNow(chat.t, ticket.id, []);
  expect(textOf(await ask())).toContain("too few similar repairs");
});

test("used and worked, or not: one word a fix and ticket, the last one counts", async () => {
  const ticket = await open();
  await suggestNow(chat.t, ticket.id, [seal, fan]);
  const list = await chat.command(chat.people.technician, staff(), `ticket fixes ${ticket.number}`);
  expect(textOf(await chat.press(chat.people.technician, staff(), buttonOf(list, "1 · Used, worked")))).toContain(
    "worked",
  );
  await chat.press(chat.people.technician, staff(), buttonOf(list, "1 · Used, did not help"));
  await chat.press(chat.people.technician, staff(), buttonOf(list, "2 · Used, worked"));
  const span = { from: new Date("2026-01-01"), until: new Date("2027-01-01") };
  const sums = () => chat.t.desk.read((work) => readSuggestionSums(work, span));
  expect(await sums()).toMatchObject({ suggested: 1, repaired: 0, saidWorked: 1, saidFailed: 1 });
  const refused = await chat.press(
    chat.people.customer,
    chat.private(chat.people.customer),
    buttonOf(list, "1 · Used, worked"),
  );
  expect(textOf(refused)).not.toContain("Noted");
  expect(await sums()).toMatchObject({ saidWorked: 1, saidFailed: 1 });
});

test("a report that names a suggested fix counts by itself, and so does what comes back within 30 days", async () => {
  const ticket = await open();
  await suggestNow(chat.t, ticket.id, [seal, fan]);
  await repaired(ticket, "replace DOOR-seal!");
  const span = { from: new Date("2026-01-01"), until: new Date("2027-01-01") };
  const sums = () => chat.t.desk.read((work) => readSuggestionSums(work, span));
  expect(await sums()).toMatchObject({ suggested: 1, repaired: 1, byAny: 1, byFirst: 1, cameBack: 0 });
  chat.t.clock.forward(60 * 24 * 10);
  await repaired(await open(), "Replace door seal");
  expect(await sums()).toMatchObject({ suggested: 1, repaired: 1, byAny: 1, cameBack: 1 });
});

test("the report form offers the likely fixes: the surest stands in it, a number names one", async () => {
  const ticket = await open();
  await started(ticket);
  await suggestNow(chat.t, ticket.id, [seal, fan]);
  const form = formOf(await chat.command(chat.people.technician, staff(), `ticket report ${ticket.number}`));
  expect(form.intro).toContain("1 Replace door seal, 2 Replace fan motor");
  expect(form.fields.find(({ name }) => name === "fix")).toMatchObject({ value: "Replace door seal" });
  const words = {
    malfunction: "m",
    cause: "c",
    solution: "s",
    fix: "2",
    parts: "",
    labourMinutes: "5",
    travelMinutes: "0",
  };
  await chat.submit(chat.people.technician, staff(), form, words);
  expect((await chat.view(ticket.id)).report?.fix).toBe("Replace fan motor");
});

test("step by step, a likely fix is one tap", async () => {
  await using plain = await openChat("strict", { modal: false });
  const fix = await likely(plain.t, "Replace door seal", { probability: 0.3 });
  const { technician, admin, customer } = plain.people;
  const ticket = await plain.open(customer, plain.private(customer, "c-1"));
  await plain.t.desk.transact(async (work) => {
    await assignTicket(work, admin, {
      ticketId: ticket.id,
      assigneeId: technician.accountId,
      vehicleId: null,
      reason: null,
      drawnAt: null,
    });
    await acceptTicket(work, technician, { ticketId: ticket.id });
    await startTicket(work, technician, { ticketId: ticket.id });
  });
  await suggestNow(plain.t, ticket.id, [fix]);
  const here = plain.private(technician);
  await plain.command(technician, here, `ticket report ${ticket.number}`);
  for (const answer of ["It trips", "A leak", "Mended it"]) await plain.say(technician, here, answer);
  const asked = await plain.command(technician, here, `ticket report ${ticket.number}`);
  for (const answer of ["It trips", "A leak"]) await plain.say(technician, here, answer);
  const question = await plain.say(technician, here, "Mended it");
  expect(textOf(asked)).not.toContain("Replace door seal");
  const next = await plain.press(technician, here, buttonOf(question, "Replace door seal"));
  expect(textOf(next)).toContain("Parts");
});

test("hostile words and 50 kB of them change nothing but the words", async () => {
  const nasty = await likely(chat.t, `<!channel> @everyone ${"x".repeat(50_000)}`.slice(0, 190), {
    parts: ["p".repeat(50_000)],
  });
  const ticket = await open();
  await suggestNow(chat.t, ticket.id, [{ ...nasty, label: `<!channel> @everyone ${"x".repeat(50_000)}` }]);
  const reply = await chat.command(chat.people.technician, staff(), `ticket fixes ${ticket.number}`);
  expect(reply.kind === "card" && toPlain(reply.card.body).length).toBeLessThan(2_000);
});

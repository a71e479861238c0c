import { afterAll, beforeAll, expect, test } from "vitest";
import { plainCommand } from "../../src/bots/dialog/recognise-command.ts";
import { startTimers } from "../../src/core/delivery/timers.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { addPolicy } from "../../src/core/usecases/keep-sla-policies.ts";
import { setShiftPlan } from "../../src/core/usecases/plan-shifts.ts";
import { proposeAssignment } from "../../src/core/usecases/propose-assignment.ts";
import { timerRuns } from "../../src/core/usecases/timer-runs.ts";
import { silentLog } from "../harness/silent-log.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "./dialog-harness.ts";
import { takeDeliveries } from "./take-deliveries.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

const run = async (person: Person, words: string): Promise<string> =>
  textOf(await chat.command(person, chat.private(person), words));
/** The fields of the ticket's card, as this person is shown it. */
const shownTo = async (person: Person, number: number): Promise<string> => {
  const reply = await chat.command(person, chat.private(person), `ticket show ${number}`);
  return reply.kind === "card" ? reply.card.fields.map(({ label, value }) => `${label}: ${value}`).join("\n") : "";
};
const runDue = async (): Promise<void> => {
  const timers = startTimers({
    desk: chat.t.desk,
    run: timerRuns,
    log: silentLog,
    random: () => 1,
    pollMs: 3_600_000,
  });
  await timers.runDue();
  await timers.stop();
};

test("a shift is begun, paused and ended by words; the lone words stay what they were", async () => {
  const { technician, customer } = chat.people;
  expect(await run(technician, "shift start")).toContain("Your shift has begun");
  expect(await run(technician, "shift start")).toContain("under way already");
  expect(await run(technician, "shift break")).toContain("/shift back");
  expect(await run(technician, "shift back")).toBe("You are back at work.");
  chat.t.clock.forward(95);
  expect(await run(technician, "shift end")).toContain("1 h 35 min");
  expect(await run(technician, "shift end")).toContain("no shift under way");
  expect(await run(technician, "shift")).toContain("/shift break");
  expect(await run(customer, "shift start")).toContain("Only");
  expect(plainCommand("start 1042", "technician")?.row).toMatchObject({ command: "ticket", verb: "start" });
  expect(plainCommand("shift end", "technician")?.row).toMatchObject({ command: "shift", verb: "end" });
  expect([plainCommand("back", "technician"), plainCommand("break", "technician")]).toEqual([null, null]);
  await run(technician, "presence online");
});

test("the card and /ticket show say until when; a late ticket has Acknowledge, on the alert and by words", async () => {
  const { admin, customer, technician, engineer } = chat.people;
  const terms = { name: "All", priority: null, category: null, organisationId: null, calendarId: null };
  const minutes = { responseMinutes: 60, resolutionMinutes: 240, warnPercent: 75, escalateMinutes: 30 };
  await chat.t.desk.transact((work) => addPolicy(work, admin, { ...terms, ...minutes }));
  const ticket = await chat.open(customer, chat.private(customer, "c-late"));
  const shown = await shownTo(technician, ticket.number);
  expect(shown).toContain("Answer by");
  expect(shown).toContain("1 h left");
  expect(shown).toContain("4 h left");
  expect(await shownTo(customer, ticket.number)).not.toContain("left");
  expect(await run(engineer, `ticket ack ${ticket.number}`)).toContain("waits to be acknowledged");
  chat.t.clock.forward(61);
  await runDue();
  const taken = await takeDeliveries(chat.t);
  const alert = taken.find(({ job }) => job.notice === "sla.breached" && job.place.accountId === engineer.accountId);
  const card = alert?.content?.kind === "card" ? alert.content.card : null;
  expect(card?.title).toContain(`#${ticket.number} is late: the first answer was due`);
  expect(card?.buttons.flat().map(({ label }) => label)).toEqual(["Acknowledge"]);
  const pressed = await chat.press(engineer, chat.private(engineer), card?.buttons.flat()[0]?.action ?? "");
  expect(textOf(pressed)).toContain(`You see to #${ticket.number}`);
  expect(await shownTo(admin, ticket.number)).toContain("somebody sees to it");
  expect(await run(admin, `ticket ack ${ticket.number}`)).toContain("waits to be acknowledged");
  expect(await run(customer, `ticket ack ${ticket.number}`)).toContain("Only");
});

test("Approve is refused for somebody who has gone off shift since; an admin who insists names them", async () => {
  const { admin, customer, technician, otherTechnician, engineer } = chat.people;
  await chat.t.db
    .sql`update accounts set presence = 'offline' where id in (${otherTechnician.accountId}, ${engineer.accountId})`;
  const ticket = await chat.open(customer, chat.private(customer, "c-gone"));
  await chat.t.desk.transact((work) => proposeAssignment(work, ticket.id));
  const card = await chat.command(admin, chat.desk("desk", ticket.id), `ticket show ${ticket.number}`);
  await chat.t.desk.transact((work) =>
    setShiftPlan(work, admin, {
      accountId: technician.accountId,
      plan: { timeZone: "UTC", rules: { weekly: [{ day: "sun", from: "08:00", to: "09:00" }] } },
    }),
  );
  const refused = await chat.press(admin, chat.desk("desk", ticket.id), buttonOf(card, "Approve"));
  expect(textOf(refused)).toContain("not at work");
  expect(await run(admin, `desk assign ${ticket.number} Jo`)).toContain("is assigned to Jo");
});

test("maintenance is planned by a form, listed with what ends it, and ended by a press", async () => {
  await using chat = await openChat();
  const { technician, customer } = chat.people;
  const spot = chat.private(technician);
  const run = async (words: string) => textOf(await chat.command(technician, spot, words));
  const send = async (words: string, answers: Readonly<Record<string, string>>) => {
    const form = formOf(await chat.command(technician, spot, words));
    const known = Object.fromEntries(form.fields.map((field) => [field.name, "value" in field ? field.value : ""]));
    return textOf(await chat.submit(technician, spot, form, { ...known, ...answers }));
  };
  expect(await run("desk plans")).toContain("No maintenance is planned");
  const filters = { everyDays: "90", date: "2026-05-01", title: "Change the filters" };
  expect(await send("desk plan SN-1", filters)).toContain("opens by itself on 2026-05-01");
  expect(await send("desk plan SN-1", { ...filters, date: "2026-01-01" })).not.toContain("opens by itself");
  expect(await send("desk plan SN-77", filters)).toContain("SN-77");
  const belt = { unit: "oven line 2", everyDays: "0", date: "2026-06-01", title: "Look at the belt" };
  expect(await send("desk plan", belt)).toContain("Look at the belt");
  const list = await chat.command(technician, spot, "desk plans");
  const shown = list.kind === "card" ? list.card.fields.map(({ value }) => value) : [];
  expect(shown).toEqual(["Change the filters: every 90 days, next on 2026-05-01", "Look at the belt: on 2026-06-01"]);
  const pressed = await chat.press(technician, spot, buttonOf(list, "End: Look at the belt"));
  expect(textOf(pressed)).toContain("no longer planned");
  const left = await chat.command(technician, spot, "desk plans");
  expect(left.kind === "card" ? left.card.fields.length : null).toBe(1);
  const refused = await chat.command(customer, chat.private(customer), "desk plans");
  expect(refused.kind === "card" ? refused.card.fields : null).toEqual([]);
});

test("weeks and days are planned by forms and seen in a list; what cannot be read is shown again with how to write it", async () => {
  await using chat = await openChat();
  const { admin, technician } = chat.people;
  const spot = chat.private(admin);
  const send = async (words: string, answers: Readonly<Record<string, string>>) => {
    const form = formOf(await chat.command(admin, spot, words));
    const known = Object.fromEntries(form.fields.map((field) => [field.name, "value" in field ? field.value : ""]));
    return chat.submit(admin, spot, form, { ...known, ...answers });
  };
  const week = async () => {
    const reply = await chat.command(technician, chat.private(technician), "shift week");
    return reply.kind === "card"
      ? reply.card.fields.map(({ label, value }) => [label, value.split("\n").length])
      : null;
  };
  expect(await week()).toEqual([]);
  expect(textOf(await send("shift day Jo", { day: "2026-03-04", times: "off" }))).toContain("no weekly plan");
  const planned = await send("shift plan Jo", { week: "mon-fri 08:00-17:00 break 12:00-13:00; sat 9-13" });
  expect(textOf(planned)).toMatch(/^Jo has \d+ shifts in the weeks ahead/);
  // Monday 09:00 to Monday 09:00: the one that is going on, four more days, Saturday, and the next Monday's.
  expect(await week()).toEqual([["Jo", 7]]);
  expect(textOf(await send("shift day Jo", { day: "2026-03-04", times: "off" }))).toBe("Jo is off on 2026-03-04.");
  expect(textOf(await send("shift day Jo", { day: "2026-03-08", times: "9-11, 15-17" }))).toBe(
    "On 2026-03-08 Jo works 09:00–11:00 and 15:00–17:00.",
  );
  expect(await week()).toEqual([["Jo", 8]]);
  // A new week keeps the days that differ, and the shift that is going on.
  await send("shift plan Jo", { week: "mon-fri 10:00-12:00" });
  expect(await week()).toEqual([["Jo", 6]]);
  expect(textOf(await send("shift plan Jo", { week: "mondays" }))).toContain("mon-fri 08:00-17:00");
  const over = await send("shift day Jo", { day: "2026-03-01", times: "9-11" });
  expect(JSON.stringify(formOf(over))).toContain("from that day on");
  expect(textOf(await send("shift plan Jo", { week: "off" }))).toBe("Jo has no weekly plan any more.");
  const refused = textOf(await chat.command(technician, chat.private(technician), "shift plan Kim"));
  expect(refused).not.toContain("form");
});

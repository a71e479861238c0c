import { afterAll, beforeAll, expect, test } from "vitest";
import { startTimers } from "../../src/core/delivery/timers.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { proposeAssignment } from "../../src/core/usecases/propose-assignment.ts";
import { setPresence } from "../../src/core/usecases/set-presence.ts";
import { timerRuns } from "../../src/core/usecases/timer-runs.ts";
import { buttonOf, type Chat, openChat, textOf } from "../dialog/dialog-harness.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";
import { silentLog } from "../harness/silent-log.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat("strict");
});
afterAll(() => chat[Symbol.asyncDispose]());

const runDue = async (): Promise<void> => {
  const timers = startTimers({ desk: chat.t.desk, run: timerRuns, log: silentLog, random: () => 1, pollMs: 3_600_000 });
  await timers.runDue();
  await timers.stop();
};

test("/desk why says what was found for each candidate, with points and weights that add up, and who was left out", async () => {
  const { admin, customer, technician, engineer } = chat.people;
  await chat.t.db.sql`update accounts set presence = 'offline' where id = ${engineer.accountId}`;
  const ticket = await chat.open(customer, chat.private(customer, "c-why"));
  const reply = await chat.command(admin, chat.private(admin), `desk why ${ticket.number}`);
  expect(textOf(reply)).toBe(`Who could go to #${ticket.number}, and why`);
  const fields = reply.kind === "card" ? reply.card.fields : [];
  expect(fields.map(({ label }) => label)).toEqual([
    expect.stringMatching(/^Jo · [\d.]+ of 100$/),
    expect.stringMatching(/^Kim · [\d.]+ of 100$/),
    "Left out",
  ]);
  expect(fields[0]?.value).toContain("right trade: 100 % (15 of 15)");
  expect(fields[0]?.value).toContain("on the road: not known (11 of 22)");
  expect(fields[0]?.value).toContain("open tickets: 0 (15 of 15)");
  expect(fields[0]?.value).toContain("takes Van 1");
  expect(fields[2]?.value).toBe("Eva is offline");
  const points = [...(fields[0]?.value ?? "").matchAll(/\(([\d.]+) of/g)].reduce(
    (sum, [, one]) => sum + Number(one),
    0,
  );
  expect(`Jo · ${Math.round(points * 10) / 10} of 100`).toBe(fields[0]?.label);
  expect(textOf(await chat.command(technician, chat.private(technician), `desk why ${ticket.number}`))).toContain(
    "Only",
  );
  await chat.t.db.sql`update accounts set presence = 'online'`;
});

test("Approve gives it to whom the card named, whatever the proposal is by then", async () => {
  const { admin, customer, otherTechnician } = chat.people;
  const ticket = await chat.open(customer, chat.private(customer, "c-drawn"));
  const card = await chat.command(admin, chat.desk("desk", ticket.id), `ticket show ${ticket.number}`);
  const named = ticket.proposal?.candidates[0];
  await chat.t.db.sql`insert into experience (account_id, about_id, jobs, last_at)
    values (${otherTechnician.accountId}, ${chat.people.organisationId}, 50, now())`;
  await chat.t.desk.transact((work) => proposeAssignment(work, ticket.id));
  expect((await chat.view(ticket.id)).proposal?.candidates[0]?.name).toBe("Kim");
  await chat.press(admin, chat.desk("desk", ticket.id), buttonOf(card, "Approve"));
  expect((await chat.view(ticket.id)).assignee?.id).toBe(named?.accountId);
});

test("the desk is offered somebody else for a job whose assignee has gone; one press gives it to them, with the reason", async () => {
  const { admin, customer, technician } = chat.people;
  const ticket = await chat.open(customer, chat.private(customer, "c-gone"));
  await chat.t.desk.transact((work) =>
    assignTicket(work, admin, { ticketId: ticket.id, assigneeId: technician.accountId, vehicleId: null, reason: null }),
  );
  await chat.openSurfaces(ticket.id);
  await takeDeliveries(chat.t);
  await chat.t.desk.transact((work) => setPresence(work, technician, { presence: "offline" }));
  chat.t.clock.forward(1);
  await runDue();
  const taken = await takeDeliveries(chat.t);
  const told = taken.find(({ job }) => job.notice === "assignment.doubtful");
  const card = told?.content?.kind === "card" ? told.content.card : null;
  expect(card?.title).toBe(`Jo has not begun #${ticket.number} and is not at work any more.`);
  expect(card?.buttons.flat().map(({ label }) => label)).toEqual(["Approve", "Choose another"]);
  const approve = card?.buttons.flat()[0]?.action ?? "";
  const pressed = await chat.press(admin, chat.desk("desk", ticket.id), approve);
  expect(textOf(pressed)).toContain(`#${ticket.number} is assigned to`);
  const after = await chat.view(ticket.id);
  expect(after.assignee?.id).not.toBe(technician.accountId);
  const [words] = await chat.t.db.sql`select w.words from events e join event_words w on w.event_id = e.id
    where e.ticket_id = ${ticket.id} and e.kind = 'ticket.assigned' order by e.position desc limit 1`;
  expect(words?.words).toEqual({ reason: "Jo is not at work any more." });
  // Pressed once more, on a card that is still there: nobody loses the job again.
  expect(textOf(await chat.press(admin, chat.desk("desk", ticket.id), approve))).not.toContain("is assigned to");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reply } from "../../src/bots/platform.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { buttonOf, type Chat, openChat, textOf } from "./dialog-harness.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat("strict", { modal: false });
});
afterAll(() => chat[Symbol.asyncDispose]());

/** A ticket on which Jo works, in flat chats. */
const started = async (): Promise<TicketView> => {
  const { admin, technician, customer } = chat.people;
  const ticket = await chat.open(customer, chat.private(customer, `c-${chat.t.desk.newId()}`));
  await chat.command(admin, chat.private(admin), `desk assign ${ticket.number} Jo`);
  await chat.command(technician, chat.private(technician), `ticket accept ${ticket.number}`);
  await chat.command(technician, chat.private(technician), `ticket start ${ticket.number}`);
  return chat.view(ticket.id);
};

const answers = ["Trips the breaker", "Element to earth", "Element replaced", "replace heating element"];
const labels = (reply: Reply) => (reply.kind === "card" ? reply.card.buttons.flat().map((one) => one.label) : []);

test("a report is asked question by question, with Back, Skip and a last look", async () => {
  const { technician, customer } = chat.people;
  const ticket = await started();
  const own = chat.private(technician);
  let reply = await chat.press(technician, own, chat.button("report", ticket));
  expect(labels(reply)).toEqual(["Cancel"]);
  for (const text of answers) reply = await chat.say(technician, own, text);
  expect(textOf(reply)).toContain("Parts");
  reply = await chat.press(technician, own, buttonOf(reply, "Skip"));
  expect(textOf(reply)).toContain("Labour minutes");
  const stale = reply;
  reply = await chat.press(technician, own, buttonOf(reply, "Back"));
  expect(textOf(reply)).toContain("Parts");
  expect(textOf(await chat.press(technician, own, buttonOf(stale, "Back")))).toContain("already answered");
  reply = await chat.say(technician, own, "2 x element HE-7");
  reply = await chat.say(technician, own, "about an hour");
  expect(textOf(reply)).toContain("whole number");
  reply = await chat.say(technician, own, "６０");
  // The minutes so far are known: they can be kept.
  reply = await chat.press(technician, own, buttonOf(reply, "Keep it"));
  expect(JSON.stringify(reply)).toContain("replace heating element");
  expect((await chat.view(ticket.id)).report).toBeNull();
  const send = buttonOf(reply, "Send report");
  await chat.press(technician, own, send);
  expect(textOf(await chat.press(technician, own, send))).toContain("already answered");
  expect((await chat.view(ticket.id)).report).toMatchObject({ version: 1, labourMinutes: 60, fix: answers[3] });
  // What is written now is no answer any more.
  expect(await chat.talk(ticket.id)).toEqual([]);
  await chat.command(customer, chat.private(customer), `ticket dispute ${ticket.number} no`);
});

test("choices are pressed or written, and Cancel changes nothing", async () => {
  const { technician } = chat.people;
  const ticket = await started();
  const own = chat.private(technician);
  let reply = await chat.command(technician, own, `ticket hold ${ticket.number}`);
  reply = await chat.press(technician, own, buttonOf(reply, "Parts"));
  reply = await chat.press(technician, own, buttonOf(reply, "Cancel"));
  expect(textOf(reply)).toContain("changed");
  reply = await chat.command(technician, own, `ticket hold ${ticket.number}`);
  reply = await chat.say(technician, own, "Customer");
  reply = await chat.say(technician, own, "nobody opens");
  await chat.press(technician, own, buttonOf(reply, "Hold"));
  expect(await chat.view(ticket.id)).toMatchObject({ status: "on_hold", holdReason: "customer: nobody opens" });
});

test("a dialogue survives the process, and is left aside after an hour", async () => {
  const { technician } = chat.people;
  const ticket = await started();
  const own = chat.private(technician);
  await chat.command(technician, own, `ticket decline ${ticket.number}`);
  await chat.command(technician, own, `ticket hold ${ticket.number}`);
  chat.t.clock.forward(61);
  await chat.say(technician, own, "parts");
  expect((await chat.view(ticket.id)).status).toBe("in_progress");
  const [row] = await chat.t.db.sql`select count(*)::int as live from dialogues where kind = 'form' and ended_at is null
    and account_id = ${technician.accountId}`;
  expect(row?.live).toBe(0);
});

test("a PIN is typed in private alone, is kept nowhere, and its message is asked to go", async () => {
  const { technician, customer } = chat.people;
  const ticket = await started();
  const own = chat.private(technician);
  let reply = await chat.press(technician, own, chat.button("report", ticket));
  for (const text of [...answers, "none", "60", "0"]) reply = await chat.say(technician, own, text);
  await chat.press(technician, own, buttonOf(reply, "Send report"));
  const channel = { ...chat.private(customer), surface: "channel" as const };
  expect(textOf(await chat.command(customer, channel, `ticket sign ${ticket.number}`))).toContain("private");
  const mine = chat.private(customer);
  await chat.command(customer, mine, `ticket sign ${ticket.number}`);
  reply = await chat.say(customer, mine, "582041 582042", { message: "pin-1" });
  expect(textOf(reply)).toContain("not the same");
  reply = await chat.say(customer, mine, "582041 582041", { message: "pin-2" });
  expect(textOf(reply)).toContain("signed");
  expect(chat.forgotten).toEqual(["pin-1", "pin-2"]);
  expect((await chat.view(ticket.id)).report?.state).toBe("signed");
  const rows = await chat.t.db.sql`select state from dialogues`;
  expect(JSON.stringify(rows)).not.toContain("58204");
});

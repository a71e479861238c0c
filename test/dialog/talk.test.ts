import { afterAll, beforeAll, expect, test } from "vitest";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { buttonOf, type Chat, formOf, openChat, type Spot, textOf } from "./dialog-harness.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat("strict");
  chat.t.settings.openTicketsPerPerson = 100;
});
afterAll(() => chat[Symbol.asyncDispose]());

let threads = 0;
type Opened = { readonly ticket: TicketView; readonly customer: Spot; readonly line: Spot; readonly desk: Spot };

/** A ticket in a thread of the customer's, accepted by Jo: with line and desk thread. */
const accepted = async (): Promise<Opened> => {
  const { people } = chat;
  threads += 1;
  const customer = chat.private(people.customer, `c-${threads}`);
  const ticket = await chat.open(people.customer, customer);
  const desk = chat.desk("desk", `t-${ticket.id}`);
  await chat.press(people.admin, desk, chat.button("assign-to", ticket, shortOf(people.technician.accountId)));
  await chat.command(people.technician, chat.private(people.technician), `ticket accept ${ticket.number}`);
  await chat.openSurfaces(ticket.id);
  const line = { ...chat.private(people.technician, `line-${ticket.id}`), surface: "thread" as const };
  return { ticket: await chat.view(ticket.id), customer, line, desk };
};

const shortOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");
const words = async (ticket: TicketView) =>
  (await chat.talk(ticket.id)).map((one) => `${one.visibility}: ${one.plain}`);

/** What the live opening of a ticket holds, as text. */
const intakeOf = async (accountId: string) => {
  const rows = await chat.t.db
    .sql`select state from dialogues where account_id = ${accountId} and kind = 'intake' and ended_at is null`;
  return JSON.stringify(rows);
};

test("what is typed in a place is for whom the place is", async () => {
  const { customer, technician, admin } = chat.people;
  const { ticket, customer: theirs, line, desk } = await accepted();
  await chat.say(customer, theirs, "It smells burnt");
  await chat.say(technician, line, "Switch it off please");
  await chat.say(admin, desk, "Take the spare element along");
  await chat.say(admin, desk, "@fixline reply We are on the way");
  await chat.say(technician, desk, "/ticket reply Nearly there");
  expect(await words(ticket)).toEqual([
    "customer: It smells burnt",
    "customer: Switch it off please",
    "staff: Take the spare element along",
    "customer: We are on the way",
    "customer: Nearly there",
  ]);
});

test("a line takes no plain word for a command, and no slash command for talk", async () => {
  const { technician } = chat.people;
  const { ticket, line } = await accepted();
  for (const talk of ["start", "start button broken", "hold parts", "5"]) await chat.say(technician, line, talk);
  expect((await chat.view(ticket.id)).status).toBe("opened");
  expect(await words(ticket)).toEqual(
    ["start", "start button broken", "hold parts", "5"].map((text) => `customer: ${text}`),
  );
  await chat.say(technician, line, "/ticket start");
  expect((await chat.view(ticket.id)).status).toBe("in_progress");
  await chat.say(technician, line, "@fixline hold parts");
  expect((await chat.view(ticket.id)).status).toBe("on_hold");
  expect(await words(ticket)).toHaveLength(4);
});

test("a line in a flat private chat is a line all the same", async () => {
  const { technician } = chat.people;
  const { ticket } = await accepted();
  await chat.t.db
    .sql`update places set thread = null, channel = 'flat' where conversation_id = ${ticket.id} and kind = 'line'`;
  const place = { ...chat.private(technician).place, channel: "flat" };
  await chat.say(technician, { place, surface: "private" }, "start");
  expect((await chat.view(ticket.id)).status).toBe("opened");
  expect(await words(ticket)).toEqual(["customer: start"]);
});

test("in a private chat a lone verb is a command, and a sentence is talk", async () => {
  const { technician, customer } = chat.people;
  const { ticket, customer: theirs } = await accepted();
  const own = chat.private(technician);
  await chat.say(technician, own, `start ${ticket.number}`);
  expect((await chat.view(ticket.id)).status).toBe("in_progress");
  await chat.say(technician, own, `hold ${ticket.number} parts`);
  expect((await chat.view(ticket.id)).status).toBe("on_hold");
  expect(textOf(await chat.say(customer, theirs, "show"))).toContain(`#${ticket.number}`);
  await chat.say(customer, theirs, "show me the bill please");
  expect(await words(ticket)).toEqual(["customer: show me the bill please"]);
});

test("edits, deletions and reactions follow the message that they are about", async () => {
  const { customer, technician, admin } = chat.people;
  const { ticket, customer: theirs, line, desk } = await accepted();
  await chat.say(customer, theirs, "Oven 2", { message: "m-1" });
  await chat.act(customer, theirs, { kind: "edit", message: "m-1", text: fromPlain("Oven 3") });
  expect(await words(ticket)).toEqual(["customer: Oven 3"]);
  const [message] = await chat.t.db.sql`select id, version from messages where conversation_id = ${ticket.id}`;
  expect(message?.version).toBe(2);
  // The copy in the line is the desk's post: nobody edits or deletes the customer's words there.
  await chat.t.db
    .sql`update copies set platform_message_id = 'copy-0+copy-1+F77' where message_id = ${message?.id} and not source and
    place_id = (select id from places where conversation_id = ${ticket.id} and kind = 'line')`;
  await chat.t.db
    .sql`update copies set platform_message_id = 'copy-2' where message_id = ${message?.id} and not source and
    place_id = (select id from places where conversation_id = ${ticket.id} and kind = 'desk')`;
  // Not even an admin, who may delete what others said, does so by clearing up a copy.
  await chat.act(admin, desk, { kind: "delete", message: "copy-2" });
  await chat.act(technician, line, { kind: "delete", message: "copy-1" });
  // It is a long one, in two posts and a file: each of them is it, also after a restart of the platform.
  await chat.act(technician, line, { kind: "react", message: "copy-1", emoji: "👍", added: true });
  expect(await chat.t.db.sql`select emoji from reactions where message_id = ${message?.id}`).toEqual([{ emoji: "👍" }]);
  await chat.say(technician, line, "Thanks", { replyTo: "copy-0" });
  const [answer] = await chat.t.db
    .sql`select reply_to_id from messages where conversation_id = ${ticket.id} and plain = 'Thanks'`;
  expect(answer?.reply_to_id).toBe(message?.id);
  const [kept] = await chat.t.db.sql`select deleted_at from messages where id = ${message?.id}`;
  expect(kept?.deleted_at).toBeNull();
  await chat.act(customer, theirs, { kind: "delete", message: "m-1" });
  const [gone] = await chat.t.db.sql`select deleted_at from messages where id = ${message?.id}`;
  expect(gone?.deleted_at).not.toBeNull();
  // What we never saw is nobody's.
  expect(await chat.act(customer, theirs, { kind: "delete", message: "m-2" })).toEqual({ kind: "nothing" });
});

test("what is written into a closed ticket waits, and is the first word of the reopened one", async () => {
  const { customer, admin } = chat.people;
  const { ticket, customer: theirs, desk } = await accepted();
  await chat.say(admin, desk, `/ticket cancel ${ticket.number} not needed`);
  expect((await chat.view(ticket.id)).status).toBe("cancelled");
  await chat.t.db
    .sql`update tickets set status = 'closed', closed_at = now(), resolved_at = ${chat.t.clock.now} where id = ${ticket.id}`;
  await chat.say(customer, theirs, "It trips again", { message: "late-1" });
  await chat.say(customer, theirs, "and it smels", { message: "late-2" });
  await chat.act(customer, theirs, { kind: "edit", message: "late-2", text: fromPlain("and it smells") });
  expect(await words(ticket)).toEqual([]);
  const notices = await chat.t.db.sql`select d.id from deliveries d join places p on p.id = d.place_id
    where p.conversation_id = ${ticket.id} and d.notice = 'chat.closed'`;
  expect(notices).toHaveLength(1);
  const reply = await chat.press(customer, theirs, chat.button("reopen", await chat.view(ticket.id)));
  expect(textOf(reply)).toContain(`#${ticket.number}`);
  expect((await chat.view(ticket.id)).status).toBe("in_progress");
  expect(await words(ticket)).toEqual(["customer: It trips again", "customer: and it smells"]);
});

test("what is written into a closed ticket can begin a new one", async () => {
  const { customer, admin } = chat.people;
  const { ticket, customer: theirs, desk } = await accepted();
  await chat.say(admin, desk, `/ticket cancel ${ticket.number} not needed`);
  await chat.say(customer, theirs, "The chiller leaks");
  await chat.press(customer, theirs, chat.button("new-ticket", await chat.view(ticket.id)));
  expect(await intakeOf(customer.accountId)).toContain("The chiller leaks");
  expect(await words(ticket)).toEqual([]);
});

test("in a flat chat with several tickets the message waits for its ticket, and what follows goes there too", async () => {
  const { colleague } = chat.people;
  const flat = chat.private(colleague);
  const [one, two] = [await chat.open(colleague, flat), await chat.open(colleague, flat)];
  const asked = await chat.say(colleague, flat, "It is worse now", { message: "flat-1" });
  expect(textOf(asked)).toContain("Which ticket is this about?");
  expect([...(await words(one)), ...(await words(two))]).toEqual([]);
  await chat.press(colleague, flat, buttonOf(asked, new RegExp(`^#${two.number} `)));
  await chat.say(colleague, flat, "And it smells");
  expect(await words(two)).toEqual(["customer: It is worse now", "customer: And it smells"]);
  // A reply decides against the pinned ticket.
  await chat.t.db
    .sql`update places set card_message_id = 'card-one' where conversation_id = ${one.id} and kind = 'customer'`;
  await chat.say(colleague, flat, "This one is fine", { replyTo: "card-one" });
  expect(await words(one)).toEqual(["customer: This one is fine"]);
  await chat.press(colleague, flat, chat.button("switch", one));
  await chat.say(colleague, flat, "Please come on Monday");
  expect(await words(one)).toEqual(["customer: This one is fine", "customer: Please come on Monday"]);
});

test("where nothing is known, a ticket begins; a desk channel is left alone", async () => {
  const { stranger, admin } = chat.people;
  await chat.say(stranger, chat.private(stranger), "The mill is stuck");
  expect(await intakeOf(stranger.accountId)).toContain("The mill is stuck");
  expect(await chat.say(admin, chat.desk("desk", null), "Good morning")).toEqual({ kind: "nothing" });
  const ask = await chat.command(stranger, chat.private(stranger), "ticket new");
  expect(textOf(ask)).toContain("next message begins a new ticket");
});

test("the console writes notes, and its author may change them", async () => {
  const { admin, technician } = chat.people;
  const { ticket } = await accepted();
  const console_ = chat.desk("console", ticket.id);
  await chat.say(admin, console_, "Check the contactor");
  const [message] = await chat.t.db.sql<{ id: string }[]>`select id from messages where conversation_id = ${ticket.id}`;
  const id = message?.id ?? "";
  await chat.act(technician, console_, { kind: "edit", message: id, text: fromPlain("Do not") });
  await chat.act(admin, console_, { kind: "edit", message: id, text: fromPlain("Check the contactor first") });
  expect(await words(ticket)).toEqual(["staff: Check the contactor first"]);
  const form = formOf(await chat.press(admin, console_, chat.button("reply", ticket)));
  await chat.submit(admin, console_, form, { text: "Hello" });
  expect(await words(ticket)).toContain("customer: Hello");
});

test("somebody else's places are not theirs to speak in", async () => {
  const { stranger } = chat.people;
  const { ticket, customer: theirs, desk } = await accepted();
  await chat.say(stranger, theirs, "Let me in");
  await chat.say(stranger, desk, "Let me in");
  await chat.say(stranger, chat.desk("console", ticket.id), "Let me in");
  expect(await words(ticket)).toEqual([]);
});

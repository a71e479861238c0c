import { afterEach, beforeEach, expect, test } from "vitest";
import { actionId } from "../../src/bots/dialog/action-id.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { chat, deskOf, type HostileDesk, lineOf, openHostileDesk } from "./hostile-desk.ts";

let desk: HostileDesk;
beforeEach(async () => {
  desk = await openHostileDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const held = () => desk.story.app.desk.database.sql<{ state: unknown }[]>`
  select state from dialogues where kind = 'held-talk' and ended_at is null`;

/** As many open tickets as one person may have. */
const fill = async () => {
  const { customer, equipmentId } = desk.story.people;
  const open = {
    openerId: customer.accountId,
    description: "It does not heat",
    title: null,
    equipmentId,
    siteId: null,
    urgency: null,
    category: null,
    surfacePlaceId: null,
    said: [],
  };
  await desk.story.app.desk.transact(async (work) => {
    for (let at = 0; at < 10; at++) await openTicket(work, customer, open);
  });
};

test("what waits in a closed chat is kept when New ticket is refused, and goes on when it is possible", async () => {
  const { customer, admin } = desk.story.people;
  const ticket = await desk.openTicket(customer, "c-kept");
  await desk.command(admin, deskOf(ticket), `desk reject ${ticket.number} nothing for us`);
  await desk.say(customer, chat("c-kept"), "but it still smells of gas");
  expect(JSON.stringify(await held())).toContain("but it still smells of gas");
  await fill();
  const refused = await desk.press(customer, chat("c-kept"), "new-ticket", ticket);
  expect(refused.words).toContain("You have 10 open tickets, and 10 is the most");
  expect(JSON.stringify(await held())).toContain("but it still smells of gas");
  await desk.command(customer, chat(null), `ticket cancel ${ticket.number + 1} not needed any more`);
  await desk.press(customer, chat("c-kept"), "new-ticket", ticket);
  const intake = await desk.story.app.desk.database
    .sql`select state from dialogues where kind = 'intake' and ended_at is null`;
  expect(JSON.stringify(intake)).toContain("but it still smells of gas");
  expect(await held()).toEqual([]);
});

test("a message that waits to be placed is kept when the picked ticket was closed meanwhile", async () => {
  const { customer, admin } = desk.story.people;
  const flat = chat(null);
  const { sql } = desk.story.app.desk.database;
  const first = await desk.openTicket(customer, "c-first");
  const second = await desk.openTicket(customer, "c-second");
  // One surface with two tickets, as in a flat chat.
  await sql`update places set thread = null where kind = 'customer' and conversation_id = any(${[first.id, second.id]}::uuid[])`;
  await desk.story.say(customer, flat, "it drips from below");
  const [waiting] = await sql<
    { version: number }[]
  >`select version from dialogues where kind = 'held-talk' and ended_at is null`;
  if (waiting === undefined) throw new Error("nothing waits");
  await desk.command(admin, deskOf(first), `desk reject ${first.number} nothing for us`);
  const pick = (number: number) =>
    desk.send(customer, flat, {
      kind: "press",
      action: actionId("pick-ticket", number, waiting.version, "talk"),
      message: null,
    });
  const refused = await pick(first.number);
  expect(refused.words).toContain(`#${first.number} is rejected, so its chat is closed`);
  expect(JSON.stringify(await held())).toContain("it drips from below");
  await pick(second.number);
  const [said] = await sql`select conversation_id as "ticketId" from messages where plain = 'it drips from below'`;
  expect(said?.ticketId).toBe(second.id);
});

test("a refused correction leaves the report that waits, and a refused move leaves no event", async () => {
  const { technician } = desk.story.people;
  const { sql } = desk.story.app.desk.database;
  const ticket = await desk.startedTicket("c-report");
  const words = { malfunction: "Trips", cause: "Element", solution: "Replaced", fix: "replace element" };
  const fields = { ...words, parts: "", labourMinutes: "40", travelMinutes: "20" };
  const form = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  await desk.submit(technician, lineOf(ticket), form, fields);
  // Likely fixes come when they are ready, whatever people do meanwhile.
  const kinds = async (): Promise<readonly string[]> =>
    (
      await sql<
        { kind: string }[]
      >`select kind from events where subject_id = ${ticket.id}::uuid and kind <> 'ticket.suggested' order by position`
    ).map(({ kind }) => kind);
  const events = await kinds();
  const again = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  for (const wrong of [{ fix: "" }, { travelMinutes: "1e9" }, { solution: "x".repeat(5_000) }]) {
    const answered = await desk.submit(technician, lineOf(ticket), again, { ...fields, ...wrong });
    expect(answered.answer?.kind, answered.words).toBe("form");
  }
  expect((await desk.ticket(ticket.id)).report).toMatchObject({ version: 1, state: "submitted" });
  const completed = await desk.command(technician, lineOf(ticket), `ticket complete ${ticket.number}`);
  expect(completed.words).toContain("The customer has to sign it");
  expect(await kinds()).toEqual(events);
});

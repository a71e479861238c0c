import { afterEach, beforeEach, expect, test } from "vitest";
import { actionId, shortId } from "../../src/bots/dialog/action-id.ts";
import { chat, deskOf, type HostileDesk, lineOf, openHostileDesk } from "./hostile-desk.ts";

const report = {
  malfunction: "Trips the breaker",
  cause: "Element to earth",
  solution: "Element replaced",
  fix: "replace heating element",
  parts: "",
  labourMinutes: "40",
  travelMinutes: "20",
};
const pin = "274951";

let desk: HostileDesk;
beforeEach(async () => {
  desk = await openHostileDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const eventsOf = async (ticketId: string, kind: string): Promise<number> => {
  const [row] = await desk.story.app.desk.database.sql<{ n: number }[]>`
    select count(*)::int as n from events where ticket_id = ${ticketId} and kind = ${kind}`;
  return row?.n ?? 0;
};

test("two admins approve different technicians at once: one goes, the other admin sees who", async () => {
  const { admin, otherAdmin, customer, technician, otherTechnician } = desk.story.people;
  const ticket = await desk.openTicket(customer, "c-admins");
  // Both decide on the card that was drawn before either pressed.
  const assign = (who: typeof admin, id: string) =>
    desk.send(who, deskOf(ticket), {
      kind: "press",
      action: actionId("assign-to", ticket.number, ticket.version, shortId(id)),
      message: null,
    });
  const [first, second] = await Promise.all([
    assign(admin, technician.accountId),
    assign(otherAdmin, otherTechnician.accountId),
  ]);
  const now = await desk.ticket(ticket.id);
  expect(await eventsOf(ticket.id, "ticket.assigned")).toBe(1);
  const late = now.assignee?.id === technician.accountId ? second : first;
  expect(late.words).toContain(`#${ticket.number} has changed since this was drawn`);
  expect(late.words).toContain(now.assignee?.name);
});

test("two technicians accept at once: only whoever it was given to takes it", async () => {
  const { admin, customer, technician, otherTechnician } = desk.story.people;
  const ticket = await desk.openTicket(customer, "c-accept");
  await desk.command(admin, deskOf(ticket), `desk assign ${ticket.number} ${technician.name}`);
  const drawn = await desk.ticket(ticket.id);
  const [mine, theirs, again] = await Promise.all([
    desk.press(technician, chat(null), "accept", drawn),
    desk.press(otherTechnician, chat(null), "accept", drawn),
    desk.press(technician, chat(null), "accept", drawn),
  ]);
  expect(await eventsOf(ticket.id, "ticket.accepted")).toBe(1);
  expect((await desk.ticket(ticket.id)).assignee?.name).toBe(technician.name);
  expect(theirs.words).toMatch(/Only the .*(assigned|technician)/);
  expect([mine.words, again.words].filter((words) => words.includes("has changed since"))).toHaveLength(1);
  const lines = await desk.story.app.desk.database.sql`
    select count(*)::int as n from places where conversation_id = ${ticket.id} and kind = 'line'`;
  expect(lines[0]?.n).toBe(1);
});

test("a stale button does nothing and shows the ticket as it stands, with its true buttons", async () => {
  const { technician } = desk.story.people;
  const ticket = await desk.startedTicket("c-stale");
  await desk.command(technician, lineOf(ticket), `ticket hold ${ticket.number} parts`);
  const answered = await desk.press(technician, lineOf(ticket), "hold", ticket);
  expect(answered.words).toContain(`#${ticket.number} is on hold, so it cannot be put on hold. You can resume it.`);
  expect(answered.words).toContain("[Resume]");
  expect(answered.words).not.toContain("[Hold]");
  expect(await eventsOf(ticket.id, "ticket.held")).toBe(1);
  const forged = await desk.send(technician, chat(null), { kind: "press", action: "launch.zz.1.x", message: null });
  expect(forged.words).toContain("That question is already answered or has run out");
});

test("a form sent twice counts once: pressed twice, sent again by the browser, or both at once", async () => {
  const { technician } = desk.story.people;
  const ticket = await desk.startedTicket("c-twice");
  const form = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  if (form.answer?.kind !== "form") throw new Error(form.words);
  const did = { kind: "submit", form: form.answer.form.form, fields: report } as const;
  const answers = await Promise.all([
    desk.send(technician, lineOf(ticket), did, "twice-000001"),
    desk.send(technician, lineOf(ticket), did, "twice-000001"),
    desk.send(technician, lineOf(ticket), did, "twice-000002"),
  ]);
  expect(await eventsOf(ticket.id, "report.submitted")).toBe(1);
  expect((await desk.ticket(ticket.id)).report?.version).toBe(1);
  expect(answers[0]).toEqual(answers[1]);
  const late = await desk.send(technician, lineOf(ticket), did, "twice-000003");
  expect(late.words).toContain("already");
  expect(await eventsOf(ticket.id, "report.submitted")).toBe(1);
});

test("signing twice signs once", async () => {
  const { technician, customer } = desk.story.people;
  const ticket = await desk.startedTicket("c-sign");
  const form = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  await desk.submit(technician, lineOf(ticket), form, report);
  const pins = await desk.command(customer, chat("c-sign"), `ticket sign ${ticket.number}`);
  const fields = { pin, pinAgain: pin };
  const both = await Promise.all([
    desk.submit(customer, chat("c-sign"), pins, fields),
    desk.submit(customer, chat("c-sign"), pins, fields),
  ]);
  expect(await eventsOf(ticket.id, "report.signed")).toBe(1);
  expect(both.map(({ words }) => words).join("\n")).toContain("so there is nothing to sign");
});

test("a corrected report that is refused leaves the one that waits as it was", async () => {
  const { technician, customer } = desk.story.people;
  const ticket = await desk.startedTicket("c-refused");
  const first = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  await desk.submit(technician, lineOf(ticket), first, report);
  const again = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  for (const wrong of [{ fix: "" }, { fix: "\u200b" }, { labourMinutes: "1e9" }]) {
    const refused = await desk.submit(technician, lineOf(ticket), again, { ...report, ...wrong });
    expect(refused.answer?.kind, JSON.stringify(wrong) + refused.words).toBe("form");
    expect((await desk.ticket(ticket.id)).report).toMatchObject({ version: 1, state: "submitted" });
  }
  const pins = await desk.command(customer, chat("c-refused"), `ticket sign ${ticket.number}`);
  await desk.submit(customer, chat("c-refused"), pins, { pin, pinAgain: pin });
  expect((await desk.ticket(ticket.id)).report).toMatchObject({ version: 1, state: "signed" });
});

test.each([1, 2, 3])(
  "messages while the ticket is being closed are passed on or wait for Reopen, round %i",
  async (round) => {
    const { technician, customer, admin } = desk.story.people;
    const thread = `c-closing-${round}`;
    const ticket = await desk.startedTicket(thread);
    const onDesk = deskOf(ticket);
    const form = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
    await desk.submit(technician, lineOf(ticket), form, report);
    await desk.send(admin, onDesk, { kind: "command", words: `desk waive ${ticket.number} the customer is abroad` });
    await desk.command(technician, lineOf(ticket), `ticket complete ${ticket.number}`);
    const said = Array.from({ length: 10 }, (_, at) => `last words ${at}`);
    const close = async () => {
      await Promise.resolve();
      return desk.command(admin, onDesk, `desk close ${ticket.number}`);
    };
    const all = said.map((words) => desk.say(customer, chat(thread), words));
    await Promise.all([...all.slice(0, 5), close(), ...all.slice(5)]);
    expect((await desk.ticket(ticket.id)).status).toBe("closed");
    await desk.say(customer, chat(thread), "and one more");
    await desk.story.pressShown(customer, chat(thread), "Reopen");
    expect((await desk.ticket(ticket.id)).status).toBe("in_progress");
    const passed = await desk.story.words(technician, `line-${ticket.id}`);
    for (const words of [...said, "and one more"]) {
      expect(
        passed.filter((one) => one === words),
        words,
      ).toHaveLength(1);
    }
  },
);

test("messages while a technician takes the ticket: the line shows every one of them once", async () => {
  const { technician, customer, admin } = desk.story.people;
  for (const round of [1, 2, 3]) {
    const thread = `c-taking-${round}`;
    const { id, number } = await desk.openTicket(customer, thread);
    await desk.command(admin, { on: "desk", ticketId: id }, `desk assign ${number} ${technician.name}`);
    const said = Array.from({ length: 8 }, (_, at) => `meanwhile ${round}.${at}`);
    const all = said.map((words) => desk.say(customer, chat(thread), words));
    await Promise.all([...all, desk.command(technician, chat(null), `ticket accept ${number}`)]);
    const passed = await desk.story.words(technician, `line-${id}`);
    for (const words of said)
      expect(
        passed.filter((one) => one === words),
        words,
      ).toHaveLength(1);
  }
});

test("five wrong PINs lock: each is counted although it is refused, and the right one no longer helps", async () => {
  const { technician, colleague } = desk.story.people;
  const { customer } = desk.story.people;
  // The first signature is what a PIN is chosen for.
  const before = await desk.startedTicket("c-before");
  const report0 = await desk.command(technician, lineOf(before), `ticket report ${before.number}`);
  await desk.submit(technician, lineOf(before), report0, report);
  const chosen = await desk.command(customer, chat("c-before"), `ticket sign ${before.number}`);
  await desk.submit(customer, chat("c-before"), chosen, { pin, pinAgain: pin });
  const ticket = await desk.startedTicket("c-pins");
  const report1 = await desk.command(technician, lineOf(ticket), `ticket report ${ticket.number}`);
  await desk.submit(technician, lineOf(ticket), report1, report);
  let form = await desk.command(customer, chat("c-pins"), `ticket sign ${ticket.number}`);
  for (const left of [4, 3, 2, 1]) {
    form = await desk.submit(customer, chat("c-pins"), form, { pin: "918273" });
    expect(form.words).toContain(left === 1 ? "You have one more try" : `You have ${left} more tries`);
  }
  const locked = await desk.submit(customer, chat("c-pins"), form, { pin: "918273" });
  expect(locked.words).toContain("Your PIN is locked after too many wrong tries. Try again in");
  const right = await desk.submit(customer, chat("c-pins"), form, { pin });
  expect(right.words).toContain("Your PIN is locked");
  const anew = await desk.command(customer, chat(null), `ticket sign ${ticket.number}`);
  const fresh = anew.answer?.kind === "form" ? await desk.submit(customer, chat(null), anew, { pin }) : anew;
  expect(fresh.words).toContain("Your PIN is locked");
  expect((await desk.ticket(ticket.id)).report?.state).toBe("submitted");
  // Nobody else's PIN is touched by it, and no PIN is kept anywhere.
  const [row] = await desk.story.app.desk.database
    .sql`select pin_wrong_tries as tries from accounts where id = ${colleague.accountId}`;
  expect(row?.tries).toBe(0);
  const kept = await desk.story.app.desk.database.sql`select interaction, reply from inbox`;
  expect(JSON.stringify(kept)).not.toMatch(/918273|274951/);
});

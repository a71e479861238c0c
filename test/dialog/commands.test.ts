import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "./dialog-harness.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
  chat.t.settings.openTicketsPerPerson = 100;
});
afterAll(() => chat[Symbol.asyncDispose]());

let threads = 0;
const newTicket = (customer: Person = chat.people.customer): Promise<TicketView> => {
  threads += 1;
  return chat.open(customer, chat.private(customer, `c-${threads}`));
};
const console_ = (ticket: TicketView) => chat.desk("desk", ticket.id);
const run = async (person: Person, words: string): Promise<string> =>
  textOf(await chat.command(person, chat.private(person), words));

/** A ticket that the technician works on. */
const started = async (): Promise<TicketView> => {
  const { admin, technician } = chat.people;
  const ticket = await newTicket();
  await run(admin, `desk assign ${ticket.number} Jo`);
  await run(technician, `ticket accept ${ticket.number}`);
  await run(technician, `ticket start ${ticket.number}`);
  return chat.view(ticket.id);
};

const report = {
  malfunction: "Trips the breaker",
  cause: "Element to earth",
  solution: "Element replaced",
  fix: "replace heating element",
  parts: "1 x heating element HE-7",
  labourMinutes: "45",
  travelMinutes: "20",
};

test("a ticket goes through its life by words alone", async () => {
  const { admin, technician, customer } = chat.people;
  const ticket = await newTicket();
  const n = ticket.number;
  expect(await run(admin, `desk assign ${n} jo`)).toBe(`#${n} is assigned to Jo.`);
  await run(technician, `ticket accept #${n}`);
  await run(technician, `start ${n}`);
  expect(await chat.view(ticket.id)).toMatchObject({ status: "in_progress", assignee: { name: "Jo" } });
  await run(technician, `ticket hold ${n} parts the element comes tomorrow`);
  expect(await chat.view(ticket.id)).toMatchObject({
    status: "on_hold",
    holdReason: "parts: the element comes tomorrow",
  });
  await run(technician, `ticket resume ${n}`);
  const form = formOf(await chat.command(technician, chat.private(technician), `ticket report ${n}`));
  await chat.submit(technician, chat.private(technician), form, report);
  await run(customer, `ticket dispute ${n} the travel time is wrong`);
  expect((await chat.view(ticket.id)).report).toMatchObject({ version: 1, state: "disputed" });
  const corrected = formOf(await chat.command(technician, chat.private(technician), `ticket report ${n}`));
  expect(corrected.fields.find((field) => field.name === "malfunction")).toMatchObject({ value: report.malfunction });
  await chat.submit(technician, chat.private(technician), corrected, { ...report, travelMinutes: "10" });
  const pin = formOf(await chat.command(customer, chat.private(customer), `ticket sign ${n}`));
  expect(pin.fields.map((field) => field.name)).toEqual(["pin", "pinAgain"]);
  await chat.submit(customer, chat.private(customer), pin, { pin: "274951", pinAgain: "274951" });
  expect((await chat.view(ticket.id)).report).toMatchObject({ version: 2, state: "signed", travelMinutes: 10 });
  await run(technician, `ticket complete ${n}`);
  await run(admin, `desk close ${n}`);
  expect(await run(customer, `ticket rate ${n} 5 thanks`)).toContain("5 of 5");
  expect(await chat.view(ticket.id)).toMatchObject({ status: "closed", rating: { stars: 5, comment: "thanks" } });
  expect(await run(customer, `ticket reopen ${n} it trips again`)).toContain(`#${n}`);
  expect((await chat.view(ticket.id)).status).toBe("in_progress");
});

test("the number may be left out where it is plain, and is asked for where it is not", async () => {
  const { engineer, admin } = chat.people;
  const one = await newTicket();
  await run(admin, `desk assign ${one.number} Eva`);
  await run(engineer, "ticket accept");
  expect((await chat.view(one.id)).acceptedAt).not.toBeNull();
  const two = await newTicket();
  await run(admin, `desk assign ${two.number} Eva`);
  const reply = await chat.command(engineer, chat.private(engineer), "ticket decline too far away");
  expect(textOf(reply)).toBe("Which ticket do you mean?");
  await chat.press(engineer, chat.private(engineer), buttonOf(reply, new RegExp(`#${two.number}`)));
  expect(await chat.view(two.id)).toMatchObject({ status: "new", assignee: null });
  expect(await chat.view(one.id)).toMatchObject({ status: "opened", assignee: { name: "Eva" } });
  // The list was used up: pressing it again does nothing.
  const again = await chat.press(engineer, chat.private(engineer), buttonOf(reply, new RegExp(`#${two.number}`)));
  expect(textOf(again)).toContain("already answered");
  // In the ticket's own surface the number is plain.
  await chat.command(admin, console_(one), "desk priority p1");
  expect((await chat.view(one.id)).priority).toBe("p1");
  await chat.command(admin, console_(one), "desk tag oven, breaker");
  expect((await chat.view(one.id)).tags).toEqual(["oven", "breaker"]);
});

test("what is refused says who may, what is possible, or what was meant", async () => {
  const { customer, technician, stranger, admin } = chat.people;
  const ticket = await newTicket();
  const n = ticket.number;
  expect(await run(customer, `desk close ${n}`)).toContain("Only an admin can");
  expect(await run(technician, `ticket start ${n}`)).toContain("Only the technician it is assigned to can");
  expect(await run(admin, `desk close ${n}`)).toContain("You can");
  expect(await run(stranger, `ticket show ${n}`)).toBe(
    await run(stranger, "ticket show 999999").then((text) => text.replace("999999", String(n))),
  );
  expect(await run(customer, `tiket show ${n}`)).toContain("Did you mean “ticket show”?");
  expect(await run(customer, `ticket sign ${n}`)).toBe(`#${n} is new, so there is nothing to sign. You can cancel it.`);
  expect(await run(admin, `desk priority ${n} soon`)).toContain("p1, p2, p3, p4, auto");
  expect(await run(customer, "desk search oven")).toContain("Only");
  expect(await chat.view(ticket.id)).toMatchObject({ status: "new", version: ticket.version });
});

test("a form tells all faults at once, keeps what was typed, and has one effect", async () => {
  const { technician } = chat.people;
  const ticket = await started();
  const spot = chat.private(technician);
  const form = formOf(await chat.press(technician, spot, chat.button("report", ticket)));
  const wrong = { ...report, cause: " \u200b ", labourMinutes: "an hour", travelMinutes: "-1" };
  const again = formOf(await chat.submit(technician, spot, form, wrong));
  expect(again.intro?.split("\n")).toHaveLength(3);
  expect(again.intro).toContain("Cause");
  expect(again.intro).toContain("Labour minutes");
  expect(again.fields.find((field) => field.name === "solution")).toMatchObject({ value: report.solution });
  expect((await chat.view(ticket.id)).report).toBeNull();
  await chat.submit(technician, spot, again, report);
  expect(textOf(await chat.submit(technician, spot, again, report))).toContain("already");
  expect((await chat.view(ticket.id)).report).toMatchObject({ version: 1, labourMinutes: 45 });
});

test("notes and replies by form are said once", async () => {
  const { admin } = chat.people;
  const ticket = await newTicket();
  const form = formOf(await chat.press(admin, console_(ticket), chat.button("reply", ticket)));
  await chat.submit(admin, console_(ticket), form, { text: "We are on the way" });
  await chat.submit(admin, console_(ticket), form, { text: "We are on the way" });
  await chat.command(admin, console_(ticket), "ticket note ask for the key");
  expect(await chat.talk(ticket.id)).toEqual([
    { visibility: "customer", plain: "We are on the way" },
    { visibility: "staff", plain: "ask for the key" },
  ]);
});

test("a wrong PIN is counted, locks, and keeps its form", async () => {
  const { technician, customer } = chat.people;
  const ticket = await started();
  const spot = chat.private(technician);
  await chat.submit(
    technician,
    spot,
    formOf(await chat.press(technician, spot, chat.button("report", ticket))),
    report,
  );
  const mine = chat.private(customer);
  const form = formOf(await chat.command(customer, mine, `ticket sign ${ticket.number}`));
  expect(form.fields.map((field) => field.name)).toEqual(["pin"]);
  const short = formOf(await chat.submit(customer, mine, form, { pin: "12" }));
  expect(short.intro).toContain("six digits");
  const wrong = formOf(await chat.submit(customer, mine, form, { pin: "111222" }));
  expect(wrong.intro).toContain("wrong");
  expect(JSON.stringify(wrong)).not.toContain("111222");
  for (let tries = 0; tries < 4; tries += 1) await chat.submit(customer, mine, form, { pin: "111222" });
  expect(textOf(await chat.submit(customer, mine, form, { pin: "274951" }))).toContain("locked");
  chat.t.clock.forward(16);
  expect(textOf(await chat.submit(customer, mine, form, { pin: "２７４９５１" }))).toContain("signed");
  expect(textOf(await chat.submit(customer, mine, form, { pin: "274951" }))).toContain(
    "signed, so there is nothing to sign",
  );
});

test("a stale button changes nothing and says how it stands", async () => {
  const { admin, otherAdmin } = chat.people;
  const ticket = await newTicket();
  const [first, second] = ticket.proposal?.candidates ?? [];
  if (first === undefined || second === undefined) throw new Error("two candidates are needed");
  const choose = await chat.press(admin, console_(ticket), chat.button("assign-choose", ticket));
  expect(choose.kind === "card" ? choose.card.buttons.flat().map((one) => one.label) : []).toContain("Somebody else");
  const [one, two] = await Promise.all([
    chat.press(admin, console_(ticket), chat.button("assign-approve", ticket)),
    chat.press(otherAdmin, console_(ticket), buttonOf(choose, new RegExp(`^${second.name}`))),
  ]);
  const { assignee } = await chat.view(ticket.id);
  expect([first.name, second.name]).toContain(assignee?.name);
  const texts = [textOf(one), textOf(two)];
  expect(texts.filter((text) => text === `#${ticket.number} is assigned to ${assignee?.name}.`)).toHaveLength(1);
  expect(texts.filter((text) => text.includes("has changed"))).toHaveLength(1);
  const late = [one, two].find((reply) => textOf(reply).includes("has changed"));
  expect(JSON.stringify(late)).toContain(assignee?.name);
});

test("changing hands asks for the reason", async () => {
  const { admin, technician } = chat.people;
  const ticket = await started();
  const form = formOf(await chat.command(admin, console_(ticket), "desk assign Kim"));
  expect(form.title).toContain(String(ticket.number));
  await chat.submit(admin, console_(ticket), form, { reason: "Kim is nearer" });
  expect(await chat.view(ticket.id)).toMatchObject({ status: "opened", assignee: { name: "Kim" } });
  expect(
    textOf(await chat.press(technician, chat.private(technician), chat.button("hold-for", ticket, "parts"))),
  ).toContain("Only");
});

test("merge names the target, delete asks for the number to be typed", async () => {
  const { admin } = chat.people;
  const [one, two] = [await newTicket(), await newTicket()];
  await chat.command(admin, console_(one), `desk merge ${two.number}`);
  expect(await chat.view(one.id)).toMatchObject({ status: "merged", mergedIntoNumber: two.number });
  const form = formOf(await chat.command(admin, console_(one), "desk delete"));
  expect(textOf(await chat.submit(admin, console_(one), form, { typed: "12" }))).toContain("Nothing was deleted");
  expect(textOf(await chat.submit(admin, console_(one), form, { typed: `#${one.number}` }))).toContain("deleted");
  expect(await run(admin, `ticket show ${one.number}`)).toContain("no ticket");
});

test("buttons that we never drew, or drew for somebody else, do nothing", async () => {
  const { stranger, customer } = chat.people;
  const ticket = await newTicket();
  for (const action of [
    "",
    "start",
    "start.zz.1.a b",
    "handover.1.1",
    "pick-ticket.1.1.run",
    "form-send.1.1",
    "assign-to.1.1.x",
  ]) {
    const reply = await chat.press(customer, chat.private(customer), action);
    expect(reply.kind, action).toBe("card");
  }
  expect(textOf(await chat.press(stranger, chat.private(stranger), chat.button("show", ticket)))).toContain(
    "no ticket",
  );
  expect((await chat.view(ticket.id)).version).toBe(ticket.version);
});

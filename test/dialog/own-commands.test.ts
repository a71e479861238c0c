import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { buttonOf, type Chat, openChat, textOf } from "./dialog-harness.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

const newTicket = (customer: Person = chat.people.customer): Promise<TicketView> =>
  chat.open(customer, chat.private(customer, `c-${chat.t.desk.newId()}`));
const run = async (person: Person, words: string): Promise<string> =>
  textOf(await chat.command(person, chat.private(person), words));

test("lists, people, settings, presence, language, help", async () => {
  const { customer, technician, admin, colleague } = chat.people;
  const ticket = await newTicket(colleague);
  expect(await run(colleague, "ticket list")).toContain(`#${ticket.number}`);
  expect(await run(admin, "ticket queue")).toContain(`#${ticket.number}`);
  expect(await run(technician, `desk search ${ticket.number}`)).toContain(`#${ticket.number}`);
  expect(await run(technician, "desk people mar")).toContain("Marta");
  expect(await run(admin, "desk settings reopenWindowDays 21")).toContain("21");
  expect(await run(admin, "desk settings reopenWindowDays soon")).toContain("whole number of days");
  expect(await run(technician, "busy")).toContain("busy");
  expect(await run(customer, "help")).toContain("/ticket sign");
  expect(await run(customer, "help")).not.toContain("/desk");
  expect(await run(colleague, "language es")).toContain("español");
  const asked = await chat.command(colleague, chat.private(colleague), "language");
  await chat.press(colleague, chat.private(colleague), buttonOf(asked, "English"));
  expect(await run(colleague, "help")).toContain("/ticket sign");
  expect(await run(admin, `desk why ${ticket.number}`)).toContain(`#${ticket.number}`);
});

test("an admin gives somebody another role in chat, and that person is told; nobody else can", async () => {
  const { admin, technician, colleague } = chat.people;
  const everybody = await chat.command(admin, chat.private(admin), "desk people");
  expect(everybody).toMatchObject({ card: { buttons: [], footer: expect.stringContaining("/desk people NAME") } });
  const asked = await chat.command(admin, chat.private(admin), `desk people ${colleague.name}`);
  expect(asked).toMatchObject({
    card: { buttons: [[{ label: "Technician" }, { label: "Engineer" }, { label: "Admin" }]] },
  });
  const seen = await chat.command(technician, chat.private(technician), `desk people ${colleague.name}`);
  expect(seen).toMatchObject({ card: { buttons: [] } });
  const press = buttonOf(asked, "Technician");
  expect(textOf(await chat.press(technician, chat.private(technician), press))).toContain("Only");
  const roleOf = async () =>
    (await chat.t.db.sql`select role from accounts where id = ${colleague.accountId}`)[0]?.role;
  expect(await roleOf()).toBe("customer");
  expect(textOf(await chat.press(admin, chat.private(admin), press))).toBe(
    `${colleague.name} now has the role Technician.`,
  );
  expect(await roleOf()).toBe("technician");
  const told = await chat.t.db.sql`select data from deliveries where notice = 'role.decided'`;
  expect(told).toHaveLength(1);
  const again = await chat.command(admin, chat.private(admin), `desk people ${colleague.name}`);
  await chat.press(admin, chat.private(admin), buttonOf(again, "Customer"));
  expect(await roleOf()).toBe("customer");
  const own = await chat.command(admin, chat.private(admin), `desk people ${admin.name}`);
  expect(own).toMatchObject({ card: { buttons: [] } });
});

test("what was not delivered is listed, sent again or skipped, by admins alone", async () => {
  const { admin, technician } = chat.people;
  const ticket = await newTicket();
  await chat.t.db.sql`update deliveries set state = 'failed', error = 'refused' where place_id in
    (select id from places where conversation_id = ${ticket.id}) and kind = 'notice'`;
  const reply = await chat.command(admin, chat.private(admin), "desk delivery");
  expect(textOf(reply)).toContain("refused");
  expect(textOf(await chat.press(technician, chat.private(technician), buttonOf(reply, "1 Retry")))).toContain("Only");
  expect(textOf(await chat.press(admin, chat.private(admin), buttonOf(reply, "1 Retry")))).toContain("again");
  expect(textOf(await chat.press(admin, chat.private(admin), buttonOf(reply, "1 Retry")))).toContain(
    "not there any more",
  );
});

test("two logins are joined after both names were shown", async () => {
  const { stranger, colleague } = chat.people;
  const given = await run(stranger, "link");
  const code = /\/link (\S+?)”/.exec(given)?.[1] ?? "";
  const asked = await chat.command(colleague, chat.private(colleague), `link ${code.toLowerCase()}`);
  expect(textOf(asked)).toContain("Sten");
  expect(textOf(asked)).toContain("Carlo");
  expect(textOf(await chat.press(colleague, chat.private(colleague), buttonOf(asked, "Join")))).toContain("joined");
  expect(await run(colleague, `link ${code}`)).toContain("used");
});

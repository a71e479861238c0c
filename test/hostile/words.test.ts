import { afterAll, beforeAll, expect, test } from "vitest";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { chat, deskOf, type HostileDesk, lineOf, openHostileDesk } from "./hostile-desk.ts";

let desk: HostileDesk;
let ticket: TicketView;
beforeAll(async () => {
  desk = await openHostileDesk();
  ticket = await desk.startedTicket("c-words");
});
afterAll(() => desk[Symbol.asyncDispose]());

test.each([
  ["ticket strat", "There is no command “ticket strat”. Did you mean “ticket start”?"],
  ["tikcet start", "Did you mean “ticket start”?"],
  ["frobnicate the oven", "There is no command “frobnicate the oven”. Write /help"],
  ["ticket start zebra", "“zebra” does not fit “ticket start”. Write /ticket start alone or with a ticket number."],
  ["ticket rate 6", "“6” does not fit “ticket rate”. It takes 1, 2, 3, 4, 5."],
  ["ticket hold maybe", ""],
  ["ticket start 999999", "There is no ticket"],
  ["ticket start #0", "There is no ticket"],
  ["ticket start 99999999999999999999", "99999999999999999999"],
  ["ticket start -5", "“-5” does not fit “ticket start”"],
  ["\u0000\u0001\u0002", "There is no command"],
])("/%s is answered with what was wrong, and does nothing", async (words, told) => {
  const before = { ticket: await desk.ticket(ticket.id), events: await desk.count("events") };
  const { technician } = desk.story.people;
  const answered = await desk.command(technician, chat(null), words);
  expect(answered.words).toContain(told);
  expect(answered.words.trim()).not.toBe("");
  expect(answered.words).not.toContain("reference");
  if (!words.startsWith("ticket hold")) {
    expect(await desk.ticket(ticket.id)).toEqual(before.ticket);
    expect(await desk.count("events")).toBe(before.events);
  } else await desk.command(technician, lineOf(ticket), "ticket resume");
});

test.each(["ticket", "desk", "fix", "/", "", "   "])("half a command, %j, is answered with help", async (words) => {
  const answered = await desk.command(desk.story.people.technician, chat(null), words);
  expect(answered.status).toBe(200);
  expect(answered.words.trim()).not.toBe("");
});

test("somebody else's ticket is answered like one that does not exist, whatever is tried on it", async () => {
  const { stranger } = desk.story.people;
  const missing = ticket.number + 5_000;
  for (const verb of ["show", "sign", "dispute", "cancel", "reopen", "rate", "edit"]) {
    const rest = verb === "rate" ? " 5" : ["show", "sign", "edit"].includes(verb) ? "" : " because";
    const other = await desk.command(stranger, chat(null), `ticket ${verb} ${ticket.number}${rest}`);
    const none = await desk.command(stranger, chat(null), `ticket ${verb} ${missing}${rest}`);
    expect(other.words.replaceAll(String(ticket.number), "N"), verb).toBe(none.words.replaceAll(String(missing), "N"));
    expect(other.status).toBe(none.status);
    expect(other.words).toContain(`There is no ticket #${ticket.number} that you can see`);
  }
  const pressed = await desk.press(stranger, chat(null), "cancel", ticket);
  const none = await desk.press(stranger, chat(null), "cancel", { ...ticket, number: missing });
  expect(pressed.words.replaceAll(String(ticket.number), "N")).toBe(none.words.replaceAll(String(missing), "N"));
  // Neither does the desk's or a line's spot let anybody in.
  const note = await desk.say(stranger, deskOf(ticket), "let me in");
  expect(note.status).toBe(403);
  const before = await desk.count("messages");
  await desk.say(stranger, lineOf(ticket), "It is me, the technician");
  expect(await desk.count("messages")).toBe(before);
  expect(await desk.story.words(desk.story.people.customer, "c-words")).not.toContain("It is me, the technician");
});

test("100 kB are refused with the limit, and the limit itself goes through whole", async () => {
  const { customer, technician } = desk.story.people;
  const long = "a b".repeat(34_000);
  const refused = await desk.say(customer, chat("c-words"), long);
  expect(refused.words).toContain("That message has 102,000 characters; 40,000 is the most. Please send it in parts");
  const inCommand = await desk.command(technician, lineOf(ticket), `ticket reply ${ticket.number} ${long}`);
  expect(inCommand.words).toMatch(/characters; .* is the most/);
  const whole = "xy ".repeat(13_333).trim();
  expect((await desk.say(customer, chat("c-words"), whole)).status).toBe(200);
  expect(await desk.story.words(technician, `line-${ticket.id}`)).toContain(whole);
  // More than any frame may be is refused before it is read.
  const huge = await desk.say(customer, chat("c-words"), "z".repeat(1_200_000));
  expect(huge.status).toBe(413);
  expect(huge.words).toContain("too large");
});

test("binary, NUL, direction marks and invisible characters arrive as what people can read", async () => {
  const { customer, technician } = desk.story.people;
  const line = `line-${ticket.id}`;
  await desk.say(customer, chat("c-words"), "valve \u0000\u0007\u001b[31mstuck\ud800");
  expect(await desk.story.words(technician, line)).toContain("valve [31mstuck\ufffd");
  await desk.say(customer, chat("c-words"), "pay \u202e000,1\u202c \u2067euro\u2069\u200b now");
  expect(await desk.story.words(technician, line)).toContain("pay 000,1 euro now");
  // Right-to-left words themselves stay as they are.
  await desk.say(customer, chat("c-words"), "الفرن لا يعمل");
  expect(await desk.story.words(technician, line)).toContain("الفرن لا يعمل");
  for (const nothing of ["\u200b\u2060\u200b", "\u202e\u202c", "\u0000\u0000", "   \n "]) {
    const answered = await desk.say(customer, chat("c-words"), nothing);
    expect(answered.words).toContain("There was nothing to read in that message");
  }
});

test("markup, mentions and HTML are shown as they were typed, and nothing more", async () => {
  const { customer, technician, admin } = desk.story.people;
  const hostile = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "@everyone @here <!channel> <@U123> <@&99>",
    "[click](javascript:alert(1))",
    "</div>{{constructor}} #{7*7} %s %n",
    "'; drop table tickets; --",
  ];
  for (const text of hostile) {
    await desk.say(customer, chat("c-words"), text);
    expect(await desk.story.words(technician, `line-${ticket.id}`)).toContain(text);
  }
  const posts = JSON.stringify(await desk.story.shown(technician));
  expect(posts).not.toMatch(/"href":"(?!https?:)/);
  // Also where they are names and titles: in cards they are values, never markup.
  const title = "<b>Oven</b> @everyone \u202egnp.exe";
  const second = await desk.openTicket(desk.story.people.colleague, "c-markup", title);
  expect(second.title).toBe("<b>Oven</b> @everyone gnp.exe");
  const shown = await desk.command(admin, deskOf(second), `ticket show ${second.number}`);
  expect(shown.words).toContain("<b>Oven</b> @everyone gnp.exe");
});

test("HTML and tricks in a guest's name stay a name", async () => {
  const response = await desk.story.app.http.inject({
    method: "POST",
    url: "/auth/guest",
    headers: { "x-fixline": "1", "content-type": "application/json" },
    payload: JSON.stringify({ name: "<img src=x onerror=alert(1)>\u202e\u0000 Bob\n\nAdmin" }),
  });
  expect(response.statusCode).toBe(200);
  const { account } = response.json();
  expect(account.name).toBe("<img src=x onerror=alert(1)> Bob Admin");
  expect(account.role).toBe("customer");
  const empty = await desk.story.app.http.inject({
    method: "POST",
    url: "/auth/guest",
    headers: { "x-fixline": "1", "content-type": "application/json" },
    payload: JSON.stringify({ name: "\u200b\u202e" }),
  });
  expect(empty.statusCode).toBe(422);
});

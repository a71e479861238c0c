import { afterEach, beforeEach, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { searchArticles } from "../../src/core/store/articles-read.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { completeTicket } from "../../src/core/usecases/complete-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "../dialog/dialog-harness.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});
afterEach(() => chat[Symbol.asyncDispose]());

const here = (person: Person) => chat.private(person);
const run = (person: Person, words: string) => chat.command(person, here(person), words);
const press = (person: Person, action: string) => chat.press(person, here(person), action);
const find = (text: string, language: "en" | "es" | "pt", equipmentId: string | null = null) =>
  chat.t.desk.read(async (work) => {
    const found = await searchArticles(work, { text, equipmentId, language, limit: 3 });
    return found.map(({ title }) => title);
  });

async function write(title: string, text: string, language = "en", category = "") {
  const { engineer } = chat.people;
  const form = formOf(await run(engineer, `article write ${title}`));
  return chat.submit(engineer, here(engineer), form, { title, text, language, category });
}

test("an article is written, offered only once it is published, and not after it is retired", async () => {
  const { engineer, customer, technician } = chat.people;
  const card = await write("Reset the breaker", "Switch the breaker off, wait a minute, switch it on.");
  expect(textOf(card)).toContain("is saved");
  expect(await find("the breaker tripped", "en")).toEqual([]);
  expect(textOf(await run(customer, "article list"))).toContain("There are no articles");
  expect(textOf(await run(technician, "article show reset breaker"))).toContain("wait a minute");
  expect(textOf(await run(customer, "article show reset breaker"))).toContain("There is no article");
  expect(textOf(await press(engineer, buttonOf(card, "Publish")))).toContain("is offered to customers now");
  expect(await find("the breaker tripped", "en")).toEqual(["Reset the breaker"]);
  expect(textOf(await run(customer, "article show reset breaker"))).toContain("wait a minute");
  const shown = await run(engineer, "article show reset breaker");
  const form = formOf(await press(engineer, buttonOf(shown, "Change")));
  expect(form.fields.map((field) => "value" in field && field.value)).toEqual([
    "Reset the breaker",
    "Switch the breaker off, wait a minute, switch it on.",
    "en",
    "",
  ]);
  await chat.submit(engineer, here(engineer), form, {
    title: "Reset the breaker",
    text: "Call us.",
    language: "en",
    category: "oven",
  });
  expect(textOf(await run(customer, "article show reset breaker"))).toContain("Call us.");
  expect(textOf(await run(engineer, "article retire reset breaker"))).toContain("offered no more");
  expect(await find("the breaker tripped", "en")).toEqual([]);
  expect(textOf(await run(engineer, "article publish reset breaker"))).toContain("is retired");
});

test("articles in the reader's language come first, then those of the equipment's category; accents do not matter", async () => {
  const { engineer } = chat.people;
  for (const [title, language, category] of [
    ["Breaker of pumps", "en", "pump"],
    ["Breaker of ovens", "en", "oven"],
    ["Breaker: rearmar la válvula", "es", ""],
  ] as const) {
    await write(title, "Text", language, category);
    await run(engineer, `article publish ${title}`);
  }
  const { equipmentId } = chat.people;
  expect(await find("breaker", "en", equipmentId)).toEqual([
    "Breaker of ovens",
    "Breaker of pumps",
    "Breaker: rearmar la válvula",
  ]);
  expect((await find("breaker", "es", equipmentId))[0]).toBe("Breaker: rearmar la válvula");
  expect(await find("VALVULA", "pt")).toEqual(["Breaker: rearmar la válvula"]);
});

test("customers and technicians write nothing", async () => {
  const { customer, technician } = chat.people;
  for (const person of [customer, technician]) {
    for (const words of ["article write x", "article publish x", "article retire x"]) {
      expect((await run(person, words)).kind).toBe("card");
    }
  }
  expect(await chat.t.db.sql`select 1 from articles`).toHaveLength(0);
});

test("an engineer makes an article of a completed ticket with one button", async () => {
  const { customer, technician, admin, engineer } = chat.people;
  const ticket = await chat.open(customer, chat.private(customer, "c-1"));
  const ticketId = ticket.id;
  await chat.t.desk.transact(async (work) => {
    await assignTicket(work, admin, {
      ticketId,
      assigneeId: technician.accountId,
      vehicleId: null,
      reason: null,
      drawnAt: null,
    });
    await acceptTicket(work, technician, { ticketId });
    await startTicket(work, technician, { ticketId });
    const words = {
      malfunction: "It trips",
      cause: "A leak",
      solution: "New element",
      fix: "Replace element",
      parts: "",
    };
    await submitReport(work, technician, { ticketId, ...words, labourMinutes: 5, travelMinutes: 0 });
    await waiveReport(work, admin, { ticketId, reason: "by phone" });
    await completeTicket(work, technician, { ticketId });
  });
  expect(() => buttonOf({ kind: "nothing" }, "x")).toThrow();
  const forTechnician = await run(technician, `ticket show ${ticket.number}`);
  expect(JSON.stringify(forTechnician)).not.toContain("Make an article of it");
  const card = await run(engineer, `ticket show ${ticket.number}`);
  const draft = await press(engineer, buttonOf(card, "Make an article of it"));
  expect(textOf(draft)).toContain("A draft of “Replace element” is ready.");
  expect(textOf(draft)).toContain("Solution\nNew element");
  expect(textOf(await press(technician, buttonOf(card, "Make an article of it")))).not.toContain("draft");
  const [row] = await chat.t.db.sql`select a.state, f.title from articles a join fixes f on f.id = a.fix_id`;
  expect(row).toEqual({ state: "draft", title: "Replace element" });
  expect(textOf(await press(engineer, buttonOf(draft, "Publish")))).toContain("offered to customers");
});

test("a text of 50 kB, of no words, or in an unknown language is refused with what was typed kept", async () => {
  const { engineer } = chat.people;
  const long = await write("Long", "x".repeat(50_000));
  expect(long.kind).toBe("form");
  expect((await write("Empty", " \u200b ")).kind).toBe("form");
  expect((await write("Strange", "words", "tlh")).kind).toBe("form");
  expect(await chat.t.db.sql`select 1 from articles`).toHaveLength(0);
  expect(textOf(await run(engineer, "article list"))).toContain("There are no articles");
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { askSuggestions } from "../../src/core/delivery/ask-suggestions.ts";
import type { FixQuestion, LikelyFixes, SuggestFixes } from "../../src/core/domain/likely-fixes.ts";
import { readSuggestions } from "../../src/core/store/ticket-suggestions.ts";
import { editTicket } from "../../src/core/usecases/edit-ticket.ts";
import { storeSuggestions } from "../../src/core/usecases/store-suggestions.ts";
import { type Chat, openChat } from "../dialog/dialog-harness.ts";
import { silentLog } from "../harness/silent-log.ts";
import { answerOf, likely } from "./learning-world.ts";

let chat: Chat;
const wakes = { on: () => () => undefined };
beforeEach(async () => {
  chat = await openChat("strict");
});
afterEach(() => chat[Symbol.asyncDispose]());

const open = () => chat.open(chat.people.customer, chat.private(chat.people.customer, `c-${chat.t.desk.newId()}`));
const read = (ticketId: string) => chat.t.desk.read((work) => readSuggestions(work, ticketId));

function asker(suggest: SuggestFixes) {
  return askSuggestions({
    desk: chat.t.desk,
    wakes,
    suggest,
    guess: null,
    keep: storeSuggestions,
    log: silentLog,
    restMs: 1,
  });
}

test("a new ticket is asked about with its words and its unit, from the unit up to its kind", async () => {
  const asked: FixQuestion[] = [];
  const seal = await likely(chat.t, "Replace door seal");
  const ticket = await open();
  expect((await read(ticket.id))?.fixes).toBeNull();
  const one = asker(async (question) => {
    asked.push(question);
    return answerOf([seal]);
  });
  await one.idle();
  await one.stop();
  expect(asked).toEqual([
    {
      problem: "The oven in line 2 trips the breaker when it heats",
      equipment: {
        unit: chat.people.equipmentId,
        model: "X200",
        family: "X",
        manufacturer: "Hornova",
        category: "oven",
      },
      category: "oven",
      limit: 5,
    },
  ]);
  expect((await read(ticket.id))?.fixes).toEqual(answerOf([seal]));
});

test("the answer completes the staff's cards and not the customer's", async () => {
  const ticket = await open();
  await chat.t.db.sql`update deliveries set state = 'sent'`;
  const seal = await likely(chat.t, "Replace door seal");
  const one = asker(async () => answerOf([seal]));
  await one.idle();
  await one.stop();
  const waiting = await chat.t.db.sql`
    select p.kind from deliveries d join places p on p.id = d.place_id where d.state = 'queued' and p.conversation_id = ${ticket.id}`;
  expect(waiting.map((row) => row.kind)).toEqual(["desk"]);
});

test("an unanswered question is asked again by another process, an answered one is not", async () => {
  const ticket = await open();
  const dead = asker(() => Promise.reject(new Error("the worker thread died")));
  await dead.idle();
  await dead.stop();
  let times = 0;
  const seal = await likely(chat.t, "Replace door seal");
  const next = asker(async () => {
    times += 1;
    return answerOf([seal]);
  });
  await next.idle();
  expect(times).toBe(0);
  chat.t.clock.forward(2);
  await next.idle();
  await next.idle();
  await next.stop();
  expect(times).toBe(1);
  expect((await read(ticket.id))?.fixes?.fixes).toHaveLength(1);
});

test("two processes never ask the same question", async () => {
  for (let at = 0; at < 6; at += 1) await open();
  const asked: string[] = [];
  const slow: SuggestFixes = async ({ problem }) => {
    asked.push(problem);
    return answerOf([]);
  };
  const both = [asker(slow), asker(slow)];
  await Promise.all(both.map((one) => one.idle()));
  await Promise.all(both.map((one) => one.stop()));
  expect(asked).toHaveLength(6);
});

test("what was changed is asked about anew; the answer to the old words is dropped", async () => {
  const ticket = await open();
  const [old, fresh] = [await likely(chat.t, "Replace door seal"), await likely(chat.t, "Replace fan motor")];
  let release: (answer: LikelyFixes) => void = () => undefined;
  let asked = 0;
  const one = asker((question) => {
    asked += 1;
    if (question.problem.includes("fan")) return Promise.resolve(answerOf([fresh]));
    return new Promise((resolve) => {
      release = resolve;
    });
  });
  while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
  await chat.t.desk.transact((work) =>
    editTicket(work, chat.people.customer, { ticketId: ticket.id, changes: { description: "The fan does not turn" } }),
  );
  release(answerOf([old]));
  await one.idle();
  await one.stop();
  expect((await read(ticket.id))?.fixes?.fixes.map(({ label }) => label)).toEqual(["Replace fan motor"]);
});

test("an answer that makes no sense is an abstention, one about an ended ticket is dropped", async () => {
  const ticket = await open();
  const bad = await likely(chat.t, "x".repeat(50_000), { probability: 0.5, nearest: ["'; drop table fixes"] });
  const broken = [
    { ...bad, probability: Number.NaN },
    { ...bad, fixId: "no-uuid" },
    { ...bad, seen: { of: 1, times: 4, level: "model" as const } },
  ];
  const one = asker(async () => ({ fixes: broken, abstained: null }));
  await one.idle();
  await one.stop();
  expect((await read(ticket.id))?.fixes).toEqual({ fixes: [], abstained: "thin_evidence" });
  const other = await open();
  await chat.t.db.sql`update tickets set status = 'cancelled' where id = ${other.id}`;
  const two = asker(async () => answerOf([bad]));
  await two.idle();
  await two.stop();
  expect((await read(other.id))?.fixes).toBeNull();
});

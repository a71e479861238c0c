import { expect, test } from "vitest";
import { sampleCard, sampleTicket } from "../../../../test/web/sample-desk.ts";
import type { WebAct } from "../../../bots/web/wire.ts";
import type { AnswerJson } from "../protocol.ts";
import { type BulkDeed, type BulkResult, runBulk } from "./run-bulk.ts";

async function run(deed: BulkDeed, answer: (act: WebAct) => Omit<AnswerJson, "clientId">, stopAfter = 99) {
  const acts: WebAct[] = [];
  const results: BulkResult[] = [];
  await runBulk({
    tickets: [sampleTicket(1001), sampleTicket(1002), sampleTicket(1003)],
    deed,
    words: { asksMore: (form) => `asks: ${form}`, fault: String },
    newId: () => `id-${acts.length}`,
    perform: async (act) => {
      acts.push(act);
      return { clientId: act.clientId, ...answer(act) } as AnswerJson;
    },
    told: (result) => results.push(result),
    isStopped: () => results.length >= stopAfter,
  });
  return { acts, results };
}
const refused = (detail: string) =>
  ({ kind: "problem", problem: { detail, title: "", code: "x", status: 409 } }) as unknown as AnswerJson;

test("each ticket is judged by itself, and a refusal says why", async () => {
  const { results } = await run({ kind: "close" }, (act) =>
    act.kind === "press" && act.action.startsWith("close.ru") ? refused("#1002 is new") : { kind: "nothing" },
  );
  expect(results.map(({ ticket, isDone, says }) => [ticket.number, isDone, says])).toEqual([
    [1001, true, ""],
    [1002, false, "#1002 is new"],
    [1003, true, ""],
  ]);
});

test("tags are put beside those that are there, each once", async () => {
  const { acts } = await run({ kind: "tag", tags: ["warranty", "oven"] }, () => ({ kind: "nothing" }));
  expect(acts.map((act) => act.kind === "command" && act.words)).toEqual([
    "desk tag #1001 warranty, oven",
    "desk tag #1002 warranty, line 2, oven",
    "desk tag #1003 warranty, oven",
  ]);
});

test("the reason is given where the desk asks for one, and without one the ticket is left alone", async () => {
  const form = { kind: "form", form: { form: "assign-reason.rt.1", title: "Reassign" } } as unknown as AnswerJson;
  const answer = (act: WebAct) => (act.kind === "press" ? form : ({ kind: "nothing" } as const));
  const accountId = "00000000-0000-7000-8000-000000000002";
  const given = await run({ kind: "assign", accountId, reason: "Ill" }, answer);
  expect(given.results.every(({ isDone }) => isDone)).toBe(true);
  expect(given.acts.filter(({ kind }) => kind === "submit")).toHaveLength(3);
  expect(given.acts[1]).toMatchObject({ form: "assign-reason.rt.1", fields: { reason: "Ill" } });
  const bare = await run({ kind: "assign", accountId, reason: "" }, answer);
  expect(bare.results.map(({ isDone, says }) => [isDone, says])).toEqual(Array(3).fill([false, "asks: Reassign"]));
});

test("it ends where it is stopped, and a warning counts as refused", async () => {
  const warn = { kind: "card", card: sampleCard("Not now", [], { tone: "warn" }), files: [] } as unknown as AnswerJson;
  const { acts, results } = await run({ kind: "priority", priority: "p1" }, () => warn, 2);
  expect(acts).toHaveLength(2);
  expect(results.map(({ isDone, says }) => [isDone, says])).toEqual([
    [false, "Not now"],
    [false, "Not now"],
  ]);
});

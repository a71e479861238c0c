import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openWarehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { readSuggestions } from "../../src/core/store/ticket-suggestions.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { keepLearning } from "../../src/wiring/keep-learning.ts";
import { type Chat, openChat } from "../dialog/dialog-harness.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";

let chat: Chat;
let home: string;
beforeEach(async () => {
  chat = await openChat();
  home = await mkdtemp(path.join(tmpdir(), "fixline-learning-"));
});
afterEach(async () => {
  await chat[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

async function repair(fix: string): Promise<void> {
  const { customer, technician, admin } = chat.people;
  const { id: ticketId } = await chat.open(customer, chat.private(customer, `c-${chat.t.desk.newId()}`));
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
      solution: fix,
      fix,
      parts: "",
      labourMinutes: 45,
      travelMinutes: 0,
    };
    await submitReport(work, technician, { ticketId, ...words });
    await waiveReport(work, admin, { ticketId, reason: "by phone" });
  });
}

test("the desk's own repairs become suggestions: none before there is history, the right one soon after", async () => {
  const { desk } = chat.t;
  const warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock });
  const learning = keepLearning({
    desk,
    wakes: { on: () => () => undefined },
    warehouse: async () => warehouse,
    log: silentLog,
  });
  const ticket = await chat.open(chat.people.customer, chat.private(chat.people.customer, "c-first"));
  await learning.idle();
  const read = () => desk.read((work) => readSuggestions(work, ticket.id));
  expect((await read())?.fixes).toEqual({ fixes: [], abstained: "no_history" });
  for (let at = 0; at < 8; at += 1) await repair("Replace heating element");
  chat.t.clock.forward(1);
  await warehouse.refresh();
  await until("the ranker knows the repairs", async () => {
    await learning.idle();
    return ((await read())?.fixes?.fixes.length ?? 0) > 0;
  });
  const [first] = (await read())?.fixes?.fixes ?? [];
  expect(first).toMatchObject({ label: "Replace heating element", medianMinutes: 45 });
  expect(first?.seen.times).toBeGreaterThan(3);
  await learning.stop();
});

test("while all of history is not read again, a repair that is new counts all the same, once", async () => {
  const { desk } = chat.t;
  chat.t.settings.openTicketsPerPerson = 1_000;
  const warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock });
  // What is read first is an increment already: the next ones hold its repairs as well.
  await warehouse.refresh();
  for (let at = 0; at < 8; at += 1) await repair("Replace heating element");
  chat.t.clock.forward(1);
  await warehouse.refresh();
  const readings: string[] = [];
  const learning = keepLearning({
    desk,
    wakes: { on: () => () => undefined },
    warehouse: async () => ({
      ...warehouse,
      async open() {
        const reader = await warehouse.open();
        if (reader === null) return null;
        const chunks: typeof reader.chunks = (question, given) => {
          readings.push(question.name);
          return reader.chunks(question, given);
        };
        return { ...reader, chunks };
      },
    }),
    log: silentLog,
    restMs: 1_000_000,
  });
  /** How often the fix was seen at the nearest faults, as a new ticket is told. */
  async function seen(fix: string): Promise<number> {
    const { customer } = chat.people;
    const { id } = await chat.open(customer, chat.private(customer, `c-${desk.newId()}`));
    await learning.idle();
    const answer = await desk.read((work) => readSuggestions(work, id));
    return answer?.fixes?.fixes.find(({ label }) => label === fix)?.seen.times ?? 0;
  }
  expect(await seen("Replace heating element")).toBe(8);
  for (const times of [3, 4]) {
    while ((await repaired("Replace drain pump")) < times) await repair("Replace drain pump");
    chat.t.clock.forward(1);
    await warehouse.refresh();
    await until("the new repairs count", async () => (await seen("Replace drain pump")) === times);
  }
  expect(await seen("Replace heating element")).toBe(8);
  expect(readings).toEqual(["cases"]);
  await learning.stop();
});

async function repaired(fix: string): Promise<number> {
  const [row] = await chat.t.desk.database.sql<{ n: number }[]>`
    select count(*)::int as n from reports r join fixes f on f.id = r.fix_id where f.title = ${fix}`;
  return row?.n ?? 0;
}

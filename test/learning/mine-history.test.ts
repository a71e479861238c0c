import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openWarehouse, type Warehouse } from "../../src/analytics/warehouse/warehouse.ts";
import { listEmergingFaults } from "../../src/core/store/emerging-faults.ts";
import { listOpenProposals } from "../../src/core/store/fix-proposals.ts";
import { reportingSource } from "../../src/core/store/reporting-source.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { resolveFix } from "../../src/core/usecases/resolve-fix.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { mineHistory, risingFaults } from "../../src/wiring/mine-history.ts";
import { type Chat, openChat } from "../dialog/dialog-harness.ts";

let chat: Chat;
let home: string;
let warehouse: Warehouse;
beforeEach(async () => {
  chat = await openChat();
  home = await mkdtemp(path.join(tmpdir(), "fixline-mining-"));
  const { desk } = chat.t;
  warehouse = openWarehouse({ home, source: reportingSource(desk.database), clock: desk.clock });
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
    const words = { malfunction: "m", cause: "c", solution: fix, fix, parts: "", labourMinutes: 5, travelMinutes: 0 };
    await submitReport(work, technician, { ticketId, ...words });
    await waiveReport(work, admin, { ticketId, reason: "by phone" });
    // The limit of open tickets is about people, not about histories.
    await work.sql`update tickets set status = 'closed' where id = ${ticketId}::uuid`;
  });
}

test("without a snapshot nothing is on the rise, and the job does no harm", async () => {
  expect(await risingFaults(warehouse, chat.t.clock.now)).toEqual([]);
  const [job] = mineHistory({ desk: chat.t.desk, warehouse: async () => warehouse });
  await job?.run();
  expect(await chat.t.desk.read((work) => listEmergingFaults(work, 5))).toEqual([]);
});

test("a repair that is suddenly needed often is found, a steady one is not; names of one repair are proposed, not merged", async () => {
  for (let month = 0; month < 5; month += 1) {
    await repair("Clean the filter");
    chat.t.clock.forward(60 * 24 * 30);
  }
  await repair("Clean the filter");
  for (let at = 0; at < 9; at += 1) await repair("Replace door seal");
  await chat.t.desk.transact((work) => resolveFix(work, "Replaced the door seals"));
  chat.t.clock.forward(60);
  await warehouse.refresh();
  const rising = await risingFaults(warehouse, chat.t.clock.now);
  expect(rising.map(({ label, on, seen, test: name }) => [label, on, seen, name])).toEqual([
    ["Replace door seal", "X200", 9, "conditional binomial"],
  ]);
  const [job] = mineHistory({ desk: chat.t.desk, warehouse: async () => warehouse });
  await job?.run();
  await job?.run();
  expect(await chat.t.desk.read((work) => listEmergingFaults(work, 5))).toHaveLength(1);
  const proposals = await chat.t.desk.read((work) => listOpenProposals(work, 5));
  expect(proposals.map(({ title, intoTitle }) => [title, intoTitle])).toEqual([
    ["Replaced the door seals", "Replace door seal"],
  ]);
  expect(await chat.t.db.sql`select 1 from fixes where merged_into_id is not null`).toHaveLength(0);
});

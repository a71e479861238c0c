import type { Person } from "../../src/core/domain/actor.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { completeTicket } from "../../src/core/usecases/complete-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import type { TestDesk, TestPeople } from "../harness/desk.ts";

/** What is said in a repair. */
export type RepairWords = {
  readonly problem: string;
  readonly malfunction?: string;
  readonly solution: string;
  readonly fix: string;
};

/** Opens a ticket for the oven, or for nothing. */
export async function openFault(t: TestDesk, people: TestPeople, problem: string, equipmentId = people.equipmentId) {
  const { ticketId } = await t.desk.transact((work) =>
    openTicket(work, people.customer, {
      openerId: people.customer.accountId,
      description: problem,
      title: null,
      equipmentId,
      siteId: null,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );
  return ticketId;
}

/** A repair from the complaint to its end, two hours; gives the ticket. */
export async function repair(t: TestDesk, people: TestPeople, words: RepairWords): Promise<string> {
  const ticketId = await openFault(t, people, words.problem);
  const act = <T>(fn: (work: Parameters<Parameters<typeof t.desk.transact>[0]>[0]) => Promise<T>) =>
    t.desk.transact(fn);
  const technician: Person = people.technician;
  await act((work) =>
    assignTicket(work, people.admin, { ticketId, assigneeId: technician.accountId, vehicleId: null, reason: null }),
  );
  await act((work) => startTicket(work, technician, { ticketId }));
  t.clock.forward(120);
  await act((work) =>
    submitReport(work, technician, {
      ticketId,
      malfunction: words.malfunction ?? "",
      cause: "wear",
      solution: words.solution,
      fix: words.fix,
      parts: "1 x igniter 4711",
      labourMinutes: 60,
      travelMinutes: 10,
      ...(words.malfunction === undefined ? { malfunction: words.problem } : {}),
    }),
  );
  await act((work) => waiveReport(work, people.admin, { ticketId, reason: "customer away" }));
  await act((work) => completeTicket(work, technician, { ticketId }));
  return ticketId;
}

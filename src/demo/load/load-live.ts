import { insertSignature, latestReport, setReportState } from "../../core/store/reports.ts";
import { insertServer } from "../../core/store/servers.ts";
import type { Work } from "../../core/store/work.ts";
import { acceptTicket } from "../../core/usecases/accept-ticket.ts";
import { assignTicket } from "../../core/usecases/assign-ticket.ts";
import { cancelTicket } from "../../core/usecases/cancel-ticket.ts";
import { closeTicket } from "../../core/usecases/close-ticket.ts";
import { completeTicket } from "../../core/usecases/complete-ticket.ts";
import { holdTicket } from "../../core/usecases/hold-ticket.ts";
import { mergeTicket } from "../../core/usecases/merge-ticket.ts";
import { moveTicket } from "../../core/usecases/move-ticket.ts";
import { openTicket } from "../../core/usecases/open-ticket.ts";
import { rejectTicket } from "../../core/usecases/reject-ticket.ts";
import { startTicket } from "../../core/usecases/start-ticket.ts";
import { submitReport } from "../../core/usecases/submit-report.ts";
import type { DemoHistory, DemoReport, DemoTicket } from "../history-types.ts";
import type { DemoActors } from "./demo-actors.ts";
import type { DemoIds } from "./demo-ids.ts";
import { sayInTicket } from "./say-in-ticket.ts";

/** A thing that happened in a live ticket, done by the use case that does it today. */
type Step = { readonly at: string; readonly order: number; readonly run: (work: Work) => Promise<unknown> };

const minute = 60_000;
const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * minute).toISOString();
const earlier = (a: string, b: string) => (a < b ? a : b);

/** Plays the present-day tickets through the real use cases, each step at the time it is said to have happened. */
export async function loadLive(work: Work, history: DemoHistory, actors: DemoActors, ids: DemoIds): Promise<void> {
  const opened = new Map<string, { ticketId: string; number: number }>();
  const tickets = [...history.liveTickets].sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  for (const ticket of tickets) {
    const customer = actors.person(ticket.contactKey);
    const made = await openTicket({ ...work, now: new Date(ticket.openedAt) }, customer, {
      openerId: customer.accountId,
      description: ticket.description,
      title: ticket.title,
      equipmentId: ids("equipment", ticket.equipmentKey),
      siteId: null,
      urgency: ticket.urgency,
      category: ticket.category,
      surfacePlaceId: null,
      said: [],
      demo: true,
    });
    opened.set(ticket.key, made);
  }
  for (const ticket of tickets) {
    const ticketId = opened.get(ticket.key)?.ticketId;
    if (ticketId === undefined) continue;
    const steps = [...talkSteps(ticket, ticketId, actors), ...stateSteps(ticket, ticketId, actors, ids, opened)];
    steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
    for (const step of steps) await step.run({ ...work, now: new Date(step.at) });
  }
}

function talkSteps(ticket: DemoTicket, ticketId: string, actors: DemoActors): readonly Step[] {
  return ticket.talk.flatMap(({ at, authorKey, visibility, text }, order) =>
    // What the desk said by itself, it says by itself: its notices come with the moves.
    authorKey === undefined
      ? []
      : [
          {
            at,
            order,
            run: (work: Work) => sayInTicket(work, actors.person(authorKey), { ticketId, visibility, text }),
          },
        ],
  );
}

function stateSteps(
  ticket: DemoTicket,
  ticketId: string,
  actors: DemoActors,
  ids: DemoIds,
  opened: ReadonlyMap<string, { readonly ticketId: string; readonly number: number }>,
): readonly Step[] {
  const { state } = ticket;
  const { admin } = actors;
  const step = (at: string, run: Step["run"]): Step => ({ at, order: -1, run });
  // What ends the talk comes after the last word of it.
  const lastWord = ticket.talk.at(-1)?.at ?? ticket.openedAt;
  const last = (at: string, run: Step["run"]): Step => ({ at: at > lastWord ? at : lastWord, order: 1_000, run });
  if (state.status === "new") return [];
  if (state.status === "rejected") {
    return [last(state.rejectedAt, (work) => rejectTicket(work, admin, { ticketId, reason: state.reason }))];
  }
  if (state.status === "cancelled") {
    const customer = actors.person(ticket.contactKey);
    return [last(state.cancelledAt, (work) => cancelTicket(work, customer, { ticketId, reason: state.reason }))];
  }
  if (state.status === "merged") {
    const targetNumber = opened.get(state.intoTicketKey)?.number ?? 0;
    return [last(state.mergedAt, (work) => mergeTicket(work, admin, { ticketId, targetNumber }))];
  }
  if (state.status === "handed_over") {
    return [last(state.handedOverAt, (work) => handOver(work, ticketId, state.serverName, actors, ids))];
  }
  const technician = actors.person(state.technicianKey);
  const started = "startedAt" in state ? state.startedAt : null;
  const firstWord =
    ticket.talk.find(({ authorKey }) => authorKey === state.technicianKey)?.at ?? later(ticket.openedAt, 40);
  const assignedAt = earlier(later(ticket.openedAt, 4), later(earlier(firstWord, started ?? firstWord), -2));
  const steps = [
    step(assignedAt, (work) =>
      assignTicket(work, admin, {
        ticketId,
        assigneeId: technician.accountId,
        vehicleId: ids("vehicle", state.vehicleKey),
        reason: null,
      }),
    ),
  ];
  const hasSpoken = ticket.talk.some(({ authorKey }) => authorKey === state.technicianKey);
  if (state.status !== "opened" || hasSpoken) {
    steps.push(step(later(assignedAt, 1), (work) => acceptTicket(work, technician, { ticketId })));
  }
  if (started !== null) steps.push(step(started, (work) => startTicket(work, technician, { ticketId })));
  if (state.status === "on_hold") {
    const { heldAt, holdReason, reason } = state;
    steps.push(step(heldAt, (work) => holdTicket(work, technician, { ticketId, reason: holdReason, words: reason })));
  }
  if (state.status === "resolved" || state.status === "closed") {
    const { report, resolvedAt } = state;
    steps.push(
      step(report.submittedAt, (work) => submitReport(work, technician, { ticketId, ...reportInput(report) })),
      step(report.signedAt, (work) => signForDemo(work, ticketId, ticket.contactKey, actors)),
      { ...step(resolvedAt, (work) => completeTicket(work, technician, { ticketId })), order: 1_000 },
    );
  }
  if (state.status === "closed") steps.push(last(state.closedAt, (work) => closeTicket(work, admin, { ticketId })));
  return steps;
}

function reportInput(report: DemoReport) {
  const { malfunction, cause, solution, labourMinutes, travelMinutes } = report;
  const parts = report.parts
    .map(({ name, number, count }) => `${count} x ${name.replaceAll(",", " ")} ${number}`)
    .join("\n");
  return { malfunction, cause, solution, fix: report.fixTitle, parts, labourMinutes, travelMinutes };
}

/** The customer's signature in the demo's past: nobody has chosen a PIN there, so the row is written without asking for one. */
async function signForDemo(work: Work, ticketId: string, contactKey: string, actors: DemoActors): Promise<void> {
  const report = await latestReport(work, ticketId);
  const customer = actors.person(contactKey);
  if (report === null) return;
  await insertSignature(work, {
    reportId: report.id,
    accountId: customer.accountId,
    signerName: customer.name,
    signedAt: work.now,
    sha256: report.sha256,
    pinSetAfterSubmission: false,
  });
  await setReportState(work, report.id, "signed");
  const signer = { ...customer, maySign: true };
  await moveTicket(
    work,
    signer,
    { ticketId, move: "sign" },
    { given: { credentials: true }, data: { reportId: report.id } },
  );
}

/** A ticket that another desk works on; that desk exists in name alone. */
async function handOver(
  work: Work,
  ticketId: string,
  serverName: string,
  actors: DemoActors,
  ids: DemoIds,
): Promise<void> {
  const serverId = ids("server", serverName);
  await insertServer(work, { id: serverId, name: serverName, url: "https://other-desk.example" });
  await moveTicket(
    work,
    actors.admin,
    { ticketId, move: "handover" },
    { given: { server: true }, change: { handedToServerId: serverId, foreignNumber: "2207" }, data: { serverId } },
  );
}

import type { Person } from "../../src/core/domain/actor.ts";
import type { Work } from "../../src/core/store/work.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { cancelTicket } from "../../src/core/usecases/cancel-ticket.ts";
import { closeTicket } from "../../src/core/usecases/close-ticket.ts";
import { completeTicket } from "../../src/core/usecases/complete-ticket.ts";
import { declineTicket } from "../../src/core/usecases/decline-ticket.ts";
import { deleteTicket } from "../../src/core/usecases/delete-ticket.ts";
import { disputeReport } from "../../src/core/usecases/dispute-report.ts";
import { editTicket } from "../../src/core/usecases/edit-ticket.ts";
import { holdTicket } from "../../src/core/usecases/hold-ticket.ts";
import { mergeTicket } from "../../src/core/usecases/merge-ticket.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { rateTicket } from "../../src/core/usecases/rate-ticket.ts";
import { rejectTicket } from "../../src/core/usecases/reject-ticket.ts";
import { reopenTicket } from "../../src/core/usecases/reopen-ticket.ts";
import { resumeTicket } from "../../src/core/usecases/resume-ticket.ts";
import { setPriority } from "../../src/core/usecases/set-priority.ts";
import { setTags } from "../../src/core/usecases/set-tags.ts";
import { signReport } from "../../src/core/usecases/sign-report.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";

/** What a random command is about. */
export type Target = {
  readonly ticketId: string;
  readonly number: number;
  readonly otherNumber: number;
  readonly technicianId: string;
  readonly words: string;
  readonly pin: string;
};

type Run = (work: Work, person: Person, target: Target) => Promise<unknown>;

const reason = "because the test says so";
const report = {
  malfunction: "m",
  cause: "c",
  solution: "s",
  fix: "Replace fuse",
  parts: "2 x fuse",
  labourMinutes: 5,
  travelMinutes: 0,
};
const say =
  (visibility: "customer" | "staff"): Run =>
  (work, person, { ticketId, words }) =>
    postMessage(work, person, {
      ticketId,
      visibility,
      body: [{ kind: "paragraph", runs: [{ text: words }] }],
      fileIds: [],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    });

/** Moves by their name in the lifecycle table, with what they ask for always given. */
export const moveCommands = {
  assign: (work, person, { ticketId, technicianId }) =>
    assignTicket(work, person, { ticketId, assigneeId: technicianId, vehicleId: null, reason }),
  accept: (work, person, { ticketId }) => acceptTicket(work, person, { ticketId }),
  decline: (work, person, { ticketId }) => declineTicket(work, person, { ticketId, reason }),
  reject: (work, person, { ticketId }) => rejectTicket(work, person, { ticketId, reason }),
  start: (work, person, { ticketId }) => startTicket(work, person, { ticketId }),
  hold: (work, person, { ticketId }) => holdTicket(work, person, { ticketId, reason: "parts", words: "" }),
  resume: (work, person, { ticketId }) => resumeTicket(work, person, { ticketId }),
  report: (work, person, { ticketId }) => submitReport(work, person, { ticketId, ...report }),
  sign: (work, person, { ticketId, pin }) => signReport(work, person, { ticketId, pin, pressedOn: null }),
  dispute: (work, person, { ticketId }) => disputeReport(work, person, { ticketId, reason }),
  waive: (work, person, { ticketId }) => waiveReport(work, person, { ticketId, reason }),
  complete: (work, person, { ticketId }) => completeTicket(work, person, { ticketId }),
  close: (work, person, { ticketId }) => closeTicket(work, person, { ticketId }),
  reopen: (work, person, { ticketId }) => reopenTicket(work, person, { ticketId, reason }),
  cancel: (work, person, { ticketId }) => cancelTicket(work, person, { ticketId, reason }),
  merge: (work, person, { ticketId, otherNumber }) =>
    mergeTicket(work, person, { ticketId, targetNumber: otherNumber }),
  delete: (work, person, { ticketId, number }) => deleteTicket(work, person, { ticketId, typed: String(number) }),
} as const satisfies Record<string, Run>;

/** Everything else that people do to a ticket. */
export const otherCommands = {
  say: say("customer"),
  note: say("staff"),
  edit: (work, person, { ticketId, words }) =>
    editTicket(work, person, { ticketId, changes: { title: `Title ${words}` } }),
  priority: (work, person, { ticketId }) => setPriority(work, person, { ticketId, priority: "p1" }),
  tag: (work, person, { ticketId }) => setTags(work, person, { ticketId, tags: ["#Night shift"] }),
  rate: (work, person, { ticketId }) => rateTicket(work, person, { ticketId, stars: 4, comment: "" }),
} as const satisfies Record<string, Run>;

export type MoveName = keyof typeof moveCommands;
export type OtherName = keyof typeof otherCommands;

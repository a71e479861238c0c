import { Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import { partiesOfActor } from "../../core/domain/actor.ts";
import { mayOnTicket, partiesFor } from "../../core/domain/permissions.ts";
import { Problem } from "../../core/domain/problem.ts";
import type { ReportView } from "../../core/domain/ticket-view.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { Work } from "../../core/store/work.ts";
import { disputeReport } from "../../core/usecases/dispute-report.ts";
import { rateTicket } from "../../core/usecases/rate-ticket.ts";
import { signReport } from "../../core/usecases/sign-report.ts";
import { submitReport } from "../../core/usecases/submit-report.ts";
import { waiveReport } from "../../core/usecases/waive-report.ts";
import { refusal } from "../committed-refusal.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { ticketAnswer, ticketToChange } from "../present/ticket-answer.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, ticketNumber, ticketSchema, uuid } from "../schemas.ts";

const params = Type.Object({ number: ticketNumber });
const words = Type.String({ maxLength: 100_000 });
const minutes = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const reason = Type.Object({ reason: words }, closed);
const answered = nullable(Type.Object({ name: Type.String(), at: instant, pinSetAfterSubmission: Type.Boolean() }));
const report = Type.Object({
  id: uuid,
  version: Type.Integer(),
  state: Type.String(),
  author: Type.Object({ id: uuid, name: Type.String() }),
  malfunction: Type.String(),
  cause: Type.String(),
  solution: Type.String(),
  fix: Type.String(),
  parts: Type.Array(Type.Object({ name: Type.String(), number: nullable(Type.String()), quantity: Type.Integer() })),
  labourMinutes: Type.Integer(),
  travelMinutes: Type.Integer(),
  sha256: Type.String({ description: "Over the frozen report, hexadecimal: what a signature is for" }),
  submittedAt: instant,
  signature: answered,
  objection: nullable(Type.Object({ kind: Type.String(), name: Type.String(), reason: Type.String(), at: instant })),
});
const feedback = Type.Object({ stars: Type.Integer({ minimum: 1, maximum: 5 }), comment: Type.String() });

/** The report of a ticket, the answers to it, and the customer's word on the work. */
export function reportAnswerRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "reports");

  read("/api/v1/tickets/:number/report", {
    summary: "The newest report of a ticket, with what answered it",
    may: "report.read",
    params,
    answer: report,
    run: async ({ work, person, params: { number } }) => present(await readReport(work, person, number)),
  });

  write("POST", "/api/v1/tickets/:number/report", {
    summary: "Submit a report of the work: frozen and hashed; one that waits for a signature is superseded",
    may: "report",
    params,
    body: Type.Object(
      {
        malfunction: words,
        cause: words,
        solution: words,
        fix: words,
        parts: Type.Optional(Type.String({ maxLength: 100_000, description: "One a line: `2 x door seal 4711`" })),
        labourMinutes: minutes,
        travelMinutes: minutes,
      },
      closed,
    ),
    status: 201,
    answer: report,
    matches: true,
    run: async ({ work, person, params: { number }, body, request }) => {
      const ticket = await ticketToChange(work, person, request, number);
      await submitReport(work, person, { ...body, parts: body.parts ?? "", ticketId: ticket.id });
      return {
        body: present(await readReport(work, person, number)),
        headers: { location: `/api/v1/tickets/${number}/report` },
      };
    },
  });

  read("/api/v1/tickets/:number/signature", {
    summary: "The signature of the newest report; null while it has none",
    may: "report.read",
    params,
    answer: Type.Object({ signature: answered, sha256: Type.String() }),
    run: async ({ work, person, params: { number } }) => {
      const { signature, sha256 } = present(await readReport(work, person, number));
      return { signature, sha256 };
    },
  });

  write("POST", "/api/v1/tickets/:number/signature", {
    summary: "Sign the report that waits, by PIN; `sha256` is the hash of the one that was read",
    may: "sign",
    params,
    body: Type.Object(
      {
        pin: Type.String({ maxLength: 100 }),
        sha256: Type.Optional(Type.String({ pattern: "^[0-9a-f]{64}$" })),
      },
      closed,
    ),
    answer: ticketSchema,
    matches: true,
    run: async ({ work, person, params: { number }, body, request }) => {
      const ticket = await ticketToChange(work, person, request, number);
      const outcome = await signReport(work, person, {
        ticketId: ticket.id,
        pin: body.pin,
        pressedOn: null,
        reportSha256: body.sha256 ?? null,
      });
      // A wrong PIN is counted in this very transaction, so that it has to commit.
      return outcome.kind === "refused" ? refusal(request, outcome.problem) : ticketAnswer(work, person, ticket);
    },
  });

  for (const [verb, run, summary] of [
    ["dispute", disputeReport, "Say what is wrong with the report instead of signing it"],
    ["waive", waiveReport, "Let the report stand without a signature, with a reason that stays on it"],
  ] as const) {
    write("POST", `/api/v1/tickets/:number/${verb}`, {
      summary,
      may: verb,
      params,
      body: reason,
      answer: ticketSchema,
      matches: true,
      run: async ({ work, person, params: { number }, body, request }) => {
        const ticket = await ticketToChange(work, person, request, number);
        await run(work, person, { ...body, ticketId: ticket.id });
        return ticketAnswer(work, person, ticket);
      },
    });
  }

  read("/api/v1/tickets/:number/feedback", {
    summary: "The customer's word on the work; null while there is none",
    may: "ticket.read",
    params,
    answer: Type.Object({ feedback: nullable(feedback) }),
    run: async ({ work, person, params: { number } }) => ({
      feedback: (await findTicketFor(work, person, number)).rating,
    }),
  });

  write("PUT", "/api/v1/tickets/:number/feedback", {
    summary: "Rate the work, 1 to 5 with a comment, once it is done; a new answer replaces the old",
    may: "ticket.rate",
    params,
    body: Type.Object({ stars: Type.Integer({ minimum: 1, maximum: 5 }), comment: Type.Optional(words) }, closed),
    answer: Type.Object({ feedback: nullable(feedback) }),
    run: async ({ work, person, params: { number }, body }) => {
      const { id: ticketId } = await findTicketFor(work, person, number);
      await rateTicket(work, person, { ticketId, stars: body.stars, comment: body.comment ?? "" });
      return { body: { feedback: (await findTicketFor(work, person, number)).rating } };
    },
  });
}

async function readReport(work: Work, person: Person, number: number): Promise<ReportView> {
  const ticket = await findTicketFor(work, person, number);
  if (!mayOnTicket(partiesOfActor(person, ticket.facts), "report.read")) {
    throw new Problem("action.forbidden", { action: "report.read", needs: partiesFor("report.read") });
  }
  if (ticket.report === null) throw new Problem("report.missing", { number });
  return ticket.report;
}

function present({ submittedAt, signature, objection, ...rest }: ReportView) {
  return {
    ...rest,
    submittedAt: submittedAt.toISOString(),
    signature: signature === null ? null : { ...signature, at: signature.at.toISOString() },
    objection: objection === null ? null : { ...objection, at: objection.at.toISOString() },
  };
}

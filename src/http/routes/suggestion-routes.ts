import { Type } from "typebox";
import { wordsFor } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import { partiesOfActor } from "../../core/domain/actor.ts";
import { evidenceLevels, explanationOf, type LikelyFix } from "../../core/domain/likely-fixes.ts";
import { mayOnTicket, partiesFor } from "../../core/domain/permissions.ts";
import { Problem } from "../../core/domain/problem.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { type PastCase, readPastCases } from "../../core/store/past-cases.ts";
import { readInsight } from "../../core/store/ticket-insights.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { Work } from "../../core/store/work.ts";
import { sayFixOutcome } from "../../core/usecases/say-fix-outcome.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, nullable, oneOf, urgency, uuid } from "../schemas.ts";

const params = Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const tags = ["suggestions"];
const share = Type.Number({ minimum: 0, maximum: 1 });

const likelyFix = Type.Object({
  fixId: uuid,
  label: Type.String(),
  probability: share,
  seen: Type.Object({ of: Type.Integer(), times: Type.Integer(), level: oneOf(evidenceLevels) }),
  explanation: Type.String({ description: "The counts as a sentence, in the reader's language" }),
  medianMinutes: nullable(Type.Number()),
  parts: Type.Array(Type.String()),
  returned: Type.Integer({ description: "How many came back within 30 days" }),
  medianDaysToReturn: nullable(Type.Number()),
  worked: nullable(Type.Boolean({ description: "What staff said of it on this ticket" })),
  nearest: Type.Array(Type.Object({ problem: Type.String(), solution: Type.String(), at: nullable(Type.String()) }), {
    description: "The nearest past repairs, in words without names",
  }),
});

const suggestionsSchema = Type.Object({
  ready: Type.Boolean({ description: "False until the first answer is there" }),
  abstained: nullable(Type.String({ description: "Why nothing is suggested" })),
  fixes: Type.Array(likelyFix),
  guesses: Type.Object({
    category: nullable(Type.Object({ value: Type.String(), probability: share })),
    urgency: nullable(Type.Object({ value: urgency, probability: share })),
  }),
  maybeSame: nullable(Type.Object({ number: Type.Integer(), title: Type.String() })),
});

/** What the desk has learnt about a ticket, for its staff, and what they say of it. */
export function suggestionRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/tickets/:number/suggestions",
    {
      config: { may: "ticket.fixes", tags, summary: "Likely fixes of a ticket", answers: { 200: suggestionsSchema } },
      schema: { params },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      return desk.read(async (work) => {
        const ticket = await findTicketFor(work, person, request.params.number);
        requireFixes(person, ticket);
        return presentSuggestions(work, person, ticket);
      });
    },
  );

  app.post(
    "/api/v1/tickets/:number/suggestions/outcomes",
    {
      config: {
        may: "ticket.fixes",
        tags,
        summary: "Say that a fix was used, and whether it worked",
        answers: { 200: suggestionsSchema },
      },
      schema: { params, body: Type.Object({ fixId: uuid, worked: Type.Boolean() }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const ticket = await findTicketFor(work, caller.person, request.params.number);
          await sayFixOutcome(work, caller.person, { ticketId: ticket.id, ...request.body });
          return { status: 200, body: await presentSuggestions(work, caller.person, ticket) };
        },
      });
    },
  );
}

function requireFixes(person: Person, ticket: TicketView): void {
  if (mayOnTicket(partiesOfActor(person, ticket.facts), "ticket.fixes")) return;
  throw new Problem("action.forbidden", { action: "ticket.fixes", needs: partiesFor("ticket.fixes") });
}

async function presentSuggestions(work: Work, person: Person, ticket: TicketView) {
  const { fixes, guesses, maybeSame, said } = await readInsight(work, ticket.id);
  const cases = await readPastCases(work, [...new Set((fixes?.fixes ?? []).flatMap(({ nearest }) => nearest))]);
  return {
    ready: fixes !== null,
    abstained: fixes?.abstained ?? null,
    fixes: (fixes?.fixes ?? []).map((fix) => presentFix(person, fix, cases, said[fix.fixId] ?? null)),
    guesses: guesses ?? { category: null, urgency: null },
    maybeSame: maybeSame === null ? null : { number: maybeSame.number, title: maybeSame.title },
  };
}

function presentFix(person: Person, fix: LikelyFix, cases: readonly PastCase[], worked: boolean | null) {
  const { nearest, ...rest } = fix;
  const words = wordsFor(person.language);
  const copy = fix.seen.times === 0 ? "fixes-explained-none" : "fixes-explained";
  return {
    ...rest,
    explanation: words.say(copy, explanationOf(fix)),
    worked,
    nearest: cases
      .filter(({ id }) => nearest.includes(id))
      .map(({ problem, solution, at }) => ({ problem, solution, at: at?.toISOString() ?? null })),
  };
}

import type { GuessIntake, LikelyFixes, SuggestFixes } from "../domain/likely-fixes.ts";
import { type OpenQuestion, takeQuestions } from "../store/ticket-suggestions.ts";
import type { Wakes } from "../store/wakes.ts";
import type { Desk, Work } from "../store/work.ts";
import { keepLooking, type Looking } from "./keep-looking.ts";
import type { Log } from "./log.ts";

/** What is kept of an answer, and how: the use case is given by whoever puts the desk together. */
export type KeepAnswer = (
  work: Work,
  answer: {
    readonly ticketId: string;
    readonly asked: number;
    readonly fixes: LikelyFixes;
    readonly guesses: Awaited<ReturnType<GuessIntake>> | null;
  },
) => Promise<unknown>;

/** `idle` resolves when all that was due has been answered or put off. */
export type SuggestionAsker = Pick<Looking, "idle" | "stop">;

/** Questions that are under way at once: the ranker answers one after the other, the database need not wait for it. */
const batchSize = 8;

/**
 * Asks for the likely fixes of every ticket whose wish is in the table, outside of any transaction, and has the answers kept. What
 * fails is asked again later (the wish stays a row), so a restart forgets none; two processes never ask the same at once.
 */
export function askSuggestions(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly suggest: SuggestFixes;
  /** Null where nothing can be guessed. */
  readonly guess: GuessIntake | null;
  readonly keep: KeepAnswer;
  readonly log: Log;
  readonly pollMs?: number;
  readonly restMs?: number;
}): SuggestionAsker {
  const { desk, wakes, suggest, guess, keep, log, pollMs = 5_000, restMs = 40 } = deps;

  async function answer({ ticketId, asked, question }: OpenQuestion): Promise<void> {
    try {
      const [fixes, guesses] = await Promise.all([suggest(question), guess === null ? null : guess(question)]);
      await desk.transact((work) => keep(work, { ticketId, asked, fixes, guesses }));
    } catch (error) {
      log.warn({ ticket: ticketId, error: String(error) }, "the likely fixes of a ticket are asked for again later");
    }
  }

  async function look(): Promise<boolean> {
    const questions = await desk.read((work) => takeQuestions(work, batchSize));
    await Promise.all(questions.map(answer));
    return questions.length > 0;
  }

  const trouble = "likely fixes cannot reach the database";
  const looking = keepLooking({ look, wakes, on: "events", log, trouble, pollMs, restMs });
  looking.now();
  return looking;
}

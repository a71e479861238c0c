import type { GuessIntake, LikelyFixes, SuggestFixes } from "../domain/likely-fixes.ts";
import { type OpenQuestion, takeQuestions } from "../store/ticket-suggestions.ts";
import type { Wakes } from "../store/wakes.ts";
import type { Desk, Work } from "../store/work.ts";
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

export type SuggestionAsker = {
  /** Resolves when all that was due has been answered or put off. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

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
  const { desk, suggest, guess, keep, log, pollMs = 5_000, restMs = 40 } = deps;
  let again = false;
  let running: Promise<void> | null = null;
  let stopped = false;
  let endRest = () => {};

  async function answer({ ticketId, asked, question }: OpenQuestion): Promise<void> {
    try {
      const [fixes, guesses] = await Promise.all([suggest(question), guess === null ? null : guess(question)]);
      await desk.transact((work) => keep(work, { ticketId, asked, fixes, guesses }));
    } catch (error) {
      log.warn({ ticket: ticketId, error: String(error) }, "the likely fixes of a ticket are asked for again later");
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      again = false;
      const questions = await desk.read((work) => takeQuestions(work, batchSize));
      await Promise.all(questions.map(answer));
      if (questions.length === 0 && !again) return;
      if (questions.length === 0) await rest();
    }
  }

  /** A busy desk wakes us with every message: it is looked for new questions now and then, not each time. */
  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, restMs);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function look(): void {
    again = true;
    if (running !== null || stopped) return;
    running = run()
      .catch((error: unknown) => log.warn({ error: String(error) }, "likely fixes cannot reach the database"))
      .finally(() => {
        running = null;
      });
  }

  const stopListening = deps.wakes.on("events", look);
  const poll = setInterval(look, pollMs);
  look();

  return {
    async idle() {
      look();
      while (running !== null) await running;
    },
    async stop() {
      stopped = true;
      stopListening();
      clearInterval(poll);
      endRest();
      await running;
    },
  };
}

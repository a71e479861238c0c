import type { Urgency } from "../../../core/domain/priority.ts";
import type { Work } from "../../../core/store/work.ts";
import type { Ctx } from "../dialog-context.ts";
import { describe, type IntakeGuess, type IntakeState } from "./intake-state.ts";

/** What words alone suggest of a fault: how urgent it is and of what category; null where they suggest nothing. At once, within the unit of work. */
export type GuessFromWords = (
  work: Work,
  text: string,
) => Promise<{ readonly urgency: Urgency | null; readonly category: string | null }>;

/**
 * The state with what its words suggest now: no category where the unit is known, which has one, nor one that the person has said no to.
 * An urgency that was chosen is no longer guessed.
 */
export async function withGuess(ctx: Ctx, state: IntakeState): Promise<IntakeState> {
  const text = describe(state);
  if (text === "" || state.step === "staff" || state.step === "what") return state;
  const found = await ctx.deps.guessFromWords(ctx.work, text);
  const refused = state.guess?.refused ?? null;
  const isOpen = state.equipment?.kind !== "known" && found.category !== refused;
  const guess: IntakeGuess = {
    urgency: state.urgency?.kind === "known" ? null : found.urgency,
    category: isOpen ? found.category : null,
    refused,
  };
  return { ...state, guess };
}

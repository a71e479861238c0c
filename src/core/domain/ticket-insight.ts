import type { IntakeGuesses, LikelyFixes } from "./likely-fixes.ts";

/** Another live ticket on the same unit, which may be about the same problem. */
export type MaybeSame = { readonly ticketId: string; readonly number: number; readonly title: string };

/** What the desk has learnt about a ticket, for its staff. */
export type TicketInsight = {
  /** Null until the first answer is there. */
  readonly fixes: LikelyFixes | null;
  readonly guesses: IntakeGuesses | null;
  readonly maybeSame: MaybeSame | null;
  /** What staff said of suggested fixes, by fix: whether it worked. */
  readonly said: Readonly<Record<string, boolean>>;
};

/** What there is before anything was learnt. */
export const noInsight: TicketInsight = { fixes: null, guesses: null, maybeSame: null, said: {} };

import type { Urgency } from "./priority.ts";

/** How near past repairs are to the unit in question, the nearest first; `any` is the whole history. */
export const evidenceLevels = ["unit", "model", "family", "manufacturer", "category", "any"] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** Why nothing is suggested. */
export const abstentions = ["no_words", "no_history", "thin_evidence", "unsure"] as const;
export type Abstention = (typeof abstentions)[number];

/** A repair that may help, with what speaks for it. */
export type LikelyFix = {
  /** The canonical fix. */
  readonly fixId: string;
  readonly label: string;
  /** 0 to 1, calibrated: of ten suggestions at 0.7 about seven are right. */
  readonly probability: number;
  /** `times` of `of` similar faults at this level of nearness were closed by it. */
  readonly seen: { readonly of: number; readonly times: number; readonly level: EvidenceLevel };
  /** Labour, minutes; null where no past repair says. */
  readonly medianMinutes: number | null;
  /** Names of the parts that it mostly took. */
  readonly parts: readonly string[];
  /** How many of `times` came back within the desk's window. */
  readonly returned: number;
  readonly medianDaysToReturn: number | null;
  /** The nearest past repairs that it closed: ids of reports or imported rows, nearest first. */
  readonly nearest: readonly string[];
};

/** The answer to "what will fix this": the likeliest first; empty with the reason where the evidence is too thin. */
export type LikelyFixes = { readonly fixes: readonly LikelyFix[]; readonly abstained: Abstention | null };

/** What was repaired, from the unit up to its kind; null where it is not known. */
export type AskedEquipment = {
  readonly unit: string | null;
  readonly model: string | null;
  readonly family: string | null;
  readonly manufacturer: string | null;
  readonly category: string | null;
};

/** A fault, as the ranker is told of it. */
export type FixQuestion = {
  readonly problem: string;
  readonly equipment: AskedEquipment;
  readonly category: string | null;
  /** Fixes at most. */
  readonly limit: number;
};

/** Category and urgency as the words suggest them; null where they suggest nothing. Probabilities 0 to 1. */
export type IntakeGuesses = {
  readonly category: { readonly value: string; readonly probability: number } | null;
  readonly urgency: { readonly value: Urgency; readonly probability: number } | null;
};

/** Asked off the event loop: rejects where no answer can be had now. */
export type SuggestFixes = (question: FixQuestion) => Promise<LikelyFixes>;
export type GuessIntake = (question: FixQuestion) => Promise<IntakeGuesses>;

/** Fixes that are shown in full, and on a card that has little room. */
export const shownFixes = { full: 5, compact: 3 } as const;

/** How sure the first fix must be to stand in the report form already. */
export const prefilledFrom = 0.5;

/**
 * The sentence that explains a fix, by its copy and data: how many similar faults it closed at which nearness, and whether they came
 * back. `returned` decides between the two ends of the sentence.
 */
export function explanationOf({ seen, returned }: LikelyFix): {
  readonly level: EvidenceLevel;
  readonly of: number;
  readonly times: number;
  readonly returned: number;
} {
  return { level: seen.level, of: seen.of, times: seen.times, returned };
}

/** A probability as whole percent. Never 0 or 100: nothing here is certain. */
export function percentOf(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(probability * 100)));
}

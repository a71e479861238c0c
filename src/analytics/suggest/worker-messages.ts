import type { Case } from "../case.ts";
import type { IntakeGuesses } from "./guess.ts";
import type { FixQuestion, Suggestions } from "./question.ts";

/** What the desk says to the ranker's thread. A load is begun, fed in batches and ended; the old history answers until then. */
export type ToWorker =
  | { readonly kind: "begin"; readonly load: number; readonly expected: number }
  | { readonly kind: "cases"; readonly load: number; readonly cases: readonly Case[] }
  | { readonly kind: "end"; readonly load: number }
  | { readonly kind: "add"; readonly repair: Case }
  | { readonly kind: "suggest"; readonly ask: number; readonly question: FixQuestion }
  | { readonly kind: "guess"; readonly ask: number; readonly question: FixQuestion };

/** What the thread answers. */
export type FromWorker =
  /** A batch has been taken in: the next may come. */
  | { readonly kind: "taken"; readonly load: number }
  | { readonly kind: "loaded"; readonly load: number; readonly cases: number }
  /** The regressions and weights of what was known then are in use. */
  | { readonly kind: "learnt"; readonly cases: number }
  | { readonly kind: "suggestions"; readonly ask: number; readonly suggestions: Suggestions }
  | { readonly kind: "guesses"; readonly ask: number; readonly guesses: IntakeGuesses };

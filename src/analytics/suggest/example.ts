import type { TextFeatures } from "../text/features.ts";

/** What the rankers are asked about: words, and the equipment from the widest level to the narrowest ("" = not known). */
export type Query = { readonly text: TextFeatures; readonly levels: readonly string[] };

/** A past fault whose fix is known. Labels are small whole numbers, one a fix. */
export type Example = Query & {
  readonly label: number;
  /** How much it counts: 1, less where the fix did not last. */
  readonly weight: number;
  /** Days since 1970 on which the fault was reported; -1 where nobody says. */
  readonly day: number;
  /** Whether the ranker is measured on it; rows that are not still count as history. */
  readonly scored: boolean;
  /** Rows of the same group are never on both sides of a grouped split: the same wording, the same campaign. */
  readonly group: string;
};

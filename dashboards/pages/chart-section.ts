import type { Figure } from "../figures/figure.ts";

/** A question's figures: two abreast, or one over the whole width. */
export type ChartSection = { readonly id: string; readonly heading: string; readonly figures: readonly Figure[] };

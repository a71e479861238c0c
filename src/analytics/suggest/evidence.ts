import type { Neighbour } from "./neighbours.ts";
import type { EvidenceLevel } from "./question.ts";

/** Levels of equipment by how deep in the tree a neighbour agrees: 0 nowhere, 5 the unit itself. */
const levelAtDepth: readonly EvidenceLevel[] = ["any", "category", "manufacturer", "family", "model", "unit"];
/** Similar faults that a level must hold to speak for itself. */
const leastSimilar = 3;
/** Share of the nearest case's score from which another counts as similar. */
const similarFrom = 0.35;

/** What the similar past faults say of one fix. */
export type Evidence = {
  readonly of: number;
  readonly times: number;
  readonly level: EvidenceLevel;
  /** The similar cases that it closed, nearest first. */
  readonly closedBy: readonly Neighbour[];
};

/** The past faults that are similar enough to be counted beside the nearest. */
export function similarFaults(nearest: readonly Neighbour[]): readonly Neighbour[] {
  const least = (nearest[0]?.score ?? 0) * similarFrom;
  return nearest.filter(({ score }) => score >= least);
}

/**
 * How many of the similar faults a fix closed, told at the narrowest level of equipment that holds at least three similar
 * faults and this fix among them; else over all.
 */
export function evidenceFor(label: number, similar: readonly Neighbour[]): Evidence {
  for (let depth = levelAtDepth.length - 1; depth >= 0; depth -= 1) {
    const here = similar.filter((one) => one.depth >= depth);
    const closedBy = here.filter((one) => one.label === label);
    if (depth > 0 && (here.length < leastSimilar || closedBy.length === 0)) continue;
    return { of: here.length, times: closedBy.length, level: levelAtDepth[depth] ?? "any", closedBy };
  }
  return { of: 0, times: 0, level: "any", closedBy: [] };
}

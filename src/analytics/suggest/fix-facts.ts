import type { Case } from "../case.ts";

/** What past repairs of one fix took: labour, parts, and how long it was until a fault came back. */
export type FixFacts = {
  readonly add: (label: number, repair: Case) => void;
  /** Median labour in minutes of its newest repairs; null where none says. */
  readonly medianMinutes: (label: number) => number | null;
  /** Median days until the fault came back, of the repairs that did not last. */
  readonly medianDaysToReturn: (label: number) => number | null;
  /** Parts that a third or more of the repairs with parts took, the commonest first, five at most. */
  readonly parts: (label: number) => readonly string[];
};

/** Values kept for a median. */
const mostKept = 101;
const mostParts = 5;
/** Different parts remembered for one fix: free text would grow without end. */
const mostKnownParts = 200;

type Facts = { minutes: number[]; days: number[]; parts: Map<string, number>; withParts: number };

/** Facts of no repairs yet; repairs come oldest first. */
export function makeFixFacts(): FixFacts {
  const byLabel: Facts[] = [];
  const of = (label: number): Facts => {
    byLabel[label] ??= { minutes: [], days: [], parts: new Map(), withParts: 0 };
    return byLabel[label];
  };
  return {
    add(label, { minutes, parts, daysToReturn }) {
      const facts = of(label);
      if (minutes !== null && minutes >= 0) keep(facts.minutes, minutes);
      if (parts.length > 0) facts.withParts += 1;
      for (const part of parts.length > 1 ? new Set(parts) : parts) {
        if (facts.parts.has(part) || facts.parts.size < mostKnownParts)
          facts.parts.set(part, (facts.parts.get(part) ?? 0) + 1);
      }
      if (daysToReturn !== null && daysToReturn >= 0) keep(facts.days, daysToReturn);
    },
    medianMinutes: (label) => medianOf(byLabel[label]?.minutes ?? []),
    medianDaysToReturn: (label) => medianOf(byLabel[label]?.days ?? []),
    parts(label) {
      const facts = byLabel[label];
      if (!facts) return [];
      return [...facts.parts]
        .filter(([, times]) => times * 3 >= facts.withParts)
        .sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))
        .slice(0, mostParts)
        .map(([part]) => part);
    },
  };
}

function keep(values: number[], value: number): void {
  values.push(value);
  if (values.length > mostKept) values.shift();
}

/** The middle value, of an even count the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

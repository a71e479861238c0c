import { Problem } from "../core/domain/problem.ts";

/** What a name has left: acts at once, and the seconds until its budget is whole again. */
export type BudgetLeft = { readonly remaining: number; readonly wholeInSeconds: number };

/** A budget of so many acts in so much time, a name each; names that rest are forgotten. */
export type RateLimit = {
  readonly acts: number;
  readonly perSeconds: number;
  /** Counts one act of `name` and says what is left. Throws Problem `request.slow_down` with the seconds to wait where its budget is spent. */
  spend(name: string, now: Date): BudgetLeft;
};

/** Makes a limit that fills up steadily: `acts` at once, then one each `perSeconds / acts`. Remembers at most 50,000 names. */
export function makeRateLimit(acts: number, perSeconds: number): RateLimit {
  const stepMs = (perSeconds * 1000) / acts;
  const longestDebtMs = perSeconds * 1000;
  // Until when the acts so far have used the name's time up: one number a name (the "generic cell rate" way of counting).
  const usedUntil = new Map<string, number>();
  return {
    acts,
    perSeconds,
    spend(name, now) {
      const at = now.getTime();
      const used = Math.max(usedUntil.get(name) ?? at, at) + stepMs;
      if (used - at > longestDebtMs) {
        throw new Problem("request.slow_down", { seconds: Math.max(1, Math.ceil((used - at - longestDebtMs) / 1000)) });
      }
      usedUntil.delete(name);
      usedUntil.set(name, used);
      if (usedUntil.size > 50_000) usedUntil.delete(usedUntil.keys().next().value ?? name);
      const remaining = Math.floor((longestDebtMs - (used - at)) / stepMs + 1e-9);
      return { remaining, wholeInSeconds: Math.ceil((used - at) / 1000) };
    },
  };
}

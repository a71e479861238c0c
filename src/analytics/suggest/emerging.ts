/** How often a fault was seen on a family or model: in the days now looked at, and in those before. */
export type FaultCounts = {
  readonly key: string;
  readonly recent: number;
  /** Days over which `recent` was counted. */
  readonly recentDays: number;
  readonly before: number;
  readonly beforeDays: number;
};

/** A fault that has become more frequent than chance explains. */
export type EmergingFault = FaultCounts & {
  /** How many would have been expected in the recent days at the rate before. */
  readonly expected: number;
  /** Chance of so many or more had nothing changed; one-sided. */
  readonly pValue: number;
  /** The smallest share of false alarms among all that are told at which this one would be told too (Benjamini–Hochberg). */
  readonly qValue: number;
  readonly test: "conditional binomial";
};

/** Cases below which a rise is not told, whatever chance says: nobody acts on two. */
const leastRecent = 3;

/**
 * The faults whose rate rose, the surest first. Each is tested by the exact conditional test of two Poisson rates (Przyborowski
 * and Wilenski 1940): given all its cases, those of the recent days are binomial with the recent days' share of all
 * days. Since hundreds of faults are tested at once, those are told whose false discovery rate stays at `rate` (Benjamini
 * and Hochberg 1995). @throws RangeError for a period without days.
 */
export function emergingFaults(faults: readonly FaultCounts[], rate = 0.05): readonly EmergingFault[] {
  const tested = faults
    .map((fault) => {
      if (fault.recentDays <= 0 || fault.beforeDays <= 0)
        throw new RangeError(`${fault.key} has a period without days`);
      const share = fault.recentDays / (fault.recentDays + fault.beforeDays);
      return {
        ...fault,
        expected: (fault.before * fault.recentDays) / fault.beforeDays,
        pValue: atLeast(fault.recent, fault.recent + fault.before, share),
        test: "conditional binomial" as const,
      };
    })
    .sort((one, other) => one.pValue - other.pValue || (one.key < other.key ? -1 : 1));
  let least = 1;
  return tested
    .map((fault, at) => ({ fault, q: (fault.pValue * tested.length) / (at + 1) }))
    .reverse()
    .map(({ fault, q }) => {
      least = Math.min(least, q);
      return { ...fault, qValue: least };
    })
    .reverse()
    .filter(({ qValue, recent }) => qValue <= rate && recent >= leastRecent);
}

/** The chance of `hits` or more in `tries` of probability `share`. */
export function atLeast(hits: number, tries: number, share: number): number {
  if (hits <= 0) return 1;
  let sum = 0;
  for (let at = hits; at <= tries; at += 1) {
    const term = Math.exp(
      logFactorial(tries) -
        logFactorial(at) -
        logFactorial(tries - at) +
        at * Math.log(share) +
        (tries - at) * Math.log1p(-share),
    );
    sum += term;
    // Beyond the mode each term is smaller than the one before.
    if (term < sum * 1e-16 && at > tries * share) break;
  }
  return Math.min(1, sum);
}

/** Stirling's series above a small table's worth of exact sums. */
function logFactorial(value: number): number {
  if (value < 32) {
    let sum = 0;
    for (let at = 2; at <= value; at += 1) sum += Math.log(at);
    return sum;
  }
  return (
    (value + 0.5) * Math.log(value) - value + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * value) - 1 / (360 * value ** 3)
  );
}

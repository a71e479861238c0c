/** A seeded source of pseudo-random numbers: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  /** True with the given probability (0 … 1). */
  readonly chance: (probability: number) => boolean;
  /** One element; throws RangeError on an empty list. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** One element, each as likely as its weight (≥ 0) against the sum; throws RangeError when no weight is positive. */
  readonly pickWeighted: <T>(items: readonly T[], weightOf: (item: T) => number) => T;
  /** A draw from a Weibull distribution, in the unit of `scale`. */
  readonly weibull: (shape: number, scale: number) => number;
  /** A draw from a log-normal distribution with the given median; `spread` is the standard deviation of the log. */
  readonly logNormal: (median: number, spread: number) => number;
};

// FNV-1a, 32 bits (Fowler, Noll, Vo): turns a label into a number so that streams do not disturb each other.
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
};

// SplitMix32, the 32-bit kin of Steele, Lea and Flood's SplitMix64: spreads one seed over the state of sfc32.
const splitMix32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
};

// sfc32, "small fast counting" generator by Chris Doty-Humphrey (PractRand): 128 bits of state, passes BigCrush.
const sfc32 = (seed: number): (() => number) => {
  const fill = splitMix32(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const step = (): number => {
    const out = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + out) >>> 0;
    return out;
  };
  for (let round = 0; round < 15; round++) step();
  return step;
};

/**
 * Makes the random source for one purpose.
 * @param seed any integer; only its lower 32 bits count
 * @param stream names the purpose: two streams of one seed are independent, so a change in one leaves the other alone
 */
export const createRandom = (seed: number, stream: string): Random => {
  const step = sfc32((seed ^ hash(stream)) >>> 0);
  const next = (): number => step() / 4294967296;
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  const pickWeighted = <T>(items: readonly T[], weightOf: (item: T) => number): T => {
    let rest = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    let last: { readonly item: T } | undefined;
    for (const item of items) {
      const weight = weightOf(item);
      if (weight <= 0) continue;
      last = { item };
      rest -= weight;
      if (rest < 0) return item;
    }
    if (last === undefined) throw new RangeError("nothing to pick from: no weight is positive");
    return last.item;
  };
  // Box–Muller; 1 − next() keeps the logarithm finite.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick,
    pickWeighted,
    weibull: (shape, scale) => scale * (-Math.log(1 - next())) ** (1 / shape),
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
  };
};

import type { Estimate } from "../page-data.ts";

const z = 1.959964;
/** Counts from which the approximation is right in four digits. */
const largeCount = 200;

/** A share with Wilson's 95 % interval (1927): sound for small numbers and for shares near 0 and 1. Null for a share of nothing. */
export function wilson(hits: number, of: number): Estimate | null {
  if (of <= 0) return null;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return rounded({ value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) });
}

/** A count with Garwood's exact 95 % interval of a Poisson count (1936); Byar's approximation of it (1988) for large ones. */
export function poisson(count: number): Estimate {
  if (count >= largeCount) return rounded({ value: count, low: byar(count, -z), high: byar(count + 1, z) });
  const low = count === 0 ? 0 : solve((mean) => 1 - atMost(count - 1, mean) - 0.025, count + 1);
  const high = solve((mean) => 0.025 - atMost(count, mean), 2 * count + 20);
  return rounded({ value: count, low, high });
}

function byar(count: number, deviate: number): number {
  return count * (1 - 1 / (9 * count) + deviate / (3 * Math.sqrt(count))) ** 3;
}

/** A rate: the count over what it is counted against, times `per`. Null where that is nothing. */
export function rate(count: number, exposure: number, per: number): Estimate | null {
  if (exposure <= 0) return null;
  const { low, high } = poisson(count);
  return rounded({ value: (count * per) / exposure, low: (low * per) / exposure, high: (high * per) / exposure });
}

/** Enough digits to draw, and the same text on every machine. */
export function round(value: number): number {
  return Number(value.toPrecision(6));
}

function rounded({ value, low, high }: Estimate): Estimate {
  return { value: round(value), low: round(low), high: round(high) };
}

/** The chance of at most `count` where `mean` is expected. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let at = 1; at <= count; at += 1) {
    term *= mean / at;
    sum += term;
  }
  return sum;
}

/** The zero of a growing function between 0 and a bound. */
function solve(excess: (mean: number) => number, bound: number): number {
  let [low, high] = [0, bound];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

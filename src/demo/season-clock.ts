import type { Season } from "./vocabulary.ts";

const yearDays = 365.25;

// Wear runs at 1 + amplitude · cos(…) of the ordinary, highest at the peak; the mean over a year is 1.
const seasonTable: Readonly<Record<Season, { readonly amplitude: number; readonly peakDayOfYear: number }>> = {
  even: { amplitude: 0, peakDayOfYear: 0 },
  summer: { amplitude: 0.8, peakDayOfYear: 200 },
  winter: { amplitude: 0.8, peakDayOfYear: 15 },
  wet: { amplitude: 0.4, peakDayOfYear: 320 },
  year_end: { amplitude: 0.5, peakDayOfYear: 345 },
};

/** Wear that a component has taken since 1970, in days of ordinary use, up to a day counted from 1970. */
const wornBy = (season: Season, day: number): number => {
  const { amplitude, peakDayOfYear } = seasonTable[season];
  const angle = (2 * Math.PI * (day - peakDayOfYear)) / yearDays;
  return day + ((amplitude * yearDays) / (2 * Math.PI)) * Math.sin(angle);
};

const seasonalEnd = (season: Season, fromDay: number, lifeDays: number): number => {
  const { amplitude } = seasonTable[season];
  if (amplitude === 0) return fromDay + lifeDays;
  const goal = wornBy(season, fromDay) + lifeDays;
  let low = fromDay + lifeDays / (1 + amplitude);
  let high = fromDay + lifeDays / (1 - amplitude);
  // 32 halvings of a span of some thousand days end far below a second.
  for (let round = 0; round < 32; round++) {
    const middle = (low + high) / 2;
    if (wornBy(season, middle) < goal) low = middle;
    else high = middle;
  }
  return high;
};

/**
 * The day (fractional, counted from 1970) on which a component fails that was new on `fromDay`.
 * @param lifeDays its life in days of ordinary use
 * @param faster wear that runs `factor` times faster from `sinceDay` on
 */
export const failureDay = (
  season: Season,
  fromDay: number,
  lifeDays: number,
  faster?: { readonly sinceDay: number; readonly factor: number },
): number => {
  const end = seasonalEnd(season, fromDay, lifeDays);
  if (faster === undefined || end <= faster.sinceDay) return end;
  const start = Math.max(fromDay, faster.sinceDay);
  const rest = lifeDays - (wornBy(season, start) - wornBy(season, fromDay));
  return seasonalEnd(season, start, Math.max(0, rest) / faster.factor);
};

import { dayMs } from "./local-day.ts";

/** A stretch of time in which a zone keeps one offset: `start` and `end` in UTC, all in milliseconds. */
type Segment = { readonly start: number; readonly end: number; readonly offsetMs: number };

/**
 * A zone's clocks. Local times are milliseconds since 1970-01-01 00:00 as the clock on the wall counts them.
 *
 * A local time stands for the first instant at which the clock has reached it. So one that is skipped (spring, the date line) is the
 * instant of the leap, and one that comes twice (autumn) is its first coming. The map never runs backwards: whatever divides the local
 * day without gap or overlap divides real time so, and an hour that comes twice belongs to what its last minute belongs to.
 */
export type ZoneClock = {
  /** What the clock shows at an instant. */
  localAt(instantMs: number): number;
  /** The first instant at which the clock has reached a local time. */
  instantOf(localMs: number): number;
};

const clocks = new Map<string, ZoneClock>();

/** The clocks of an IANA zone, remembered. Throws RangeError for a zone that this machine does not know. */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = makeClock(offsetReader(timeZone));
  clocks.set(timeZone, clock);
  return clock;
}

function makeClock(offsetAt: (instantMs: number) => number): ZoneClock {
  const byYear = new Map<number, readonly Segment[]>();

  /** The segments of a year and its neighbours, so that no local time of the year lies outside. */
  function segmentsAround(ms: number): readonly Segment[] {
    const year = new Date(ms).getUTCFullYear();
    const known = byYear.get(year);
    if (known !== undefined) return known;
    const found = segmentsBetween(offsetAt, Date.UTC(year - 1, 0, 1), Date.UTC(year + 2, 0, 1));
    byYear.set(year, found);
    return found;
  }

  return {
    localAt(instantMs) {
      const segment = segmentsAround(instantMs).find(({ end }) => end > instantMs);
      return instantMs + (segment?.offsetMs ?? 0);
    },
    instantOf(localMs) {
      const segment = segmentsAround(localMs).find(({ end, offsetMs }) => end + offsetMs > localMs);
      if (segment === undefined) throw new RangeError("not a time");
      return Math.max(segment.start, localMs - segment.offsetMs);
    },
  };
}

/** All changes of the offset: looked for day by day, then to the second. No zone has changed twice within a day. */
function segmentsBetween(offsetAt: (instantMs: number) => number, from: number, to: number): readonly Segment[] {
  const segments: Segment[] = [];
  let start = from;
  let offsetMs = offsetAt(from);
  for (let day = from; day < to; day += dayMs) {
    const after = offsetAt(day + dayMs);
    if (after === offsetMs) continue;
    const change = firstSecondOf((at) => offsetAt(at) !== offsetMs, day, day + dayMs);
    segments.push({ start, end: change, offsetMs });
    start = change;
    offsetMs = after;
  }
  return [...segments, { start, end: to, offsetMs }];
}

function firstSecondOf(isAfter: (at: number) => boolean, before: number, after: number): number {
  let low = before / 1000;
  let high = after / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isAfter(middle * 1000)) high = middle;
    else low = middle;
  }
  return high * 1000;
}

/** Node has no Temporal yet; Intl knows the same zones, a few microseconds a question, which the segments keep few. */
function offsetReader(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instantMs) => {
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(instantMs).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - instantMs;
  };
}

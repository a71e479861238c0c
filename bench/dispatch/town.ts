import type { Coordinates } from "../../src/core/domain/dispatch/travel.ts";
import type { Urgency } from "../../src/core/domain/priority.ts";
import { createRandom, type Random } from "../../src/demo/random.ts";

/** The trades of the town: a team, a category and a skill each. */
export const trades = ["oven", "cold", "lift", "press"] as const;
export type Trade = (typeof trades)[number];

/** Somebody who works in the town, in local time: `begins` o'clock for eight hours, half an hour of it a break. */
export type Worker = {
  readonly key: string;
  readonly role: "technician" | "engineer" | "admin";
  readonly skills: readonly Trade[];
  readonly home: Coordinates;
  readonly begins: number;
  readonly days: readonly number[];
};

/** One fault that will be reported, `at` milliseconds since 1970. */
export type Fault = {
  readonly at: number;
  readonly site: number;
  readonly trade: Trade;
  readonly urgency: Urgency;
  /** What the work on it takes, whoever does it. */
  readonly labourMinutes: number;
};

export type Town = {
  readonly from: Date;
  readonly until: Date;
  readonly workers: readonly Worker[];
  readonly sites: readonly Coordinates[];
  readonly faults: readonly Fault[];
};

/** The town's clocks go forward by an hour on 29 March 2026 at 01:00 UTC. */
export const timeZone = "Europe/Lisbon";
const summerFrom = Date.parse("2026-03-29T01:00:00Z");
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const shiftHours = 8;
export const breakAfterHours = 4;
export const breakMinutes = 30;

/** Milliseconds by which the town's clocks are ahead of UTC. */
const offsetMs = (at: number): number => (at >= summerFrom ? hourMs : 0);
/** Local weekday, 0 is Sunday. */
const weekdayOf = (at: number): number => new Date(at + offsetMs(at)).getUTCDay();

const middle: Coordinates = { latitude: 41.15, longitude: -8.61 };
const radiusKm = 18;
/** Most faults are reported while people work with the machines. */
const hourWeights = [1, 1, 1, 1, 1, 2, 6, 10, 14, 14, 12, 10, 8, 9, 10, 9, 8, 6, 4, 3, 2, 2, 1, 1];
const dayWeights = [4, 18, 16, 16, 16, 16, 10];
const urgencyWeights: readonly (readonly [Urgency, number])[] = [
  ["critical", 6],
  ["high", 22],
  ["normal", 52],
  ["low", 20],
];

/** A town by chance, the same for the same seed: technicians of two trades each, customers around them, faults of `days` days. */
export function makeTown(options: {
  readonly technicians: number;
  readonly tickets: number;
  readonly days: number;
  readonly seed: number;
}): Town {
  const from = new Date("2026-03-02T00:00:00Z");
  const random = createRandom(options.seed, "town");
  const workers = [
    ...Array.from({ length: options.technicians }, (_, n) => workerOf(n, random)),
    { key: "admin-1", role: "admin", skills: [], home: middle, begins: 8, days: [1, 2, 3, 4, 5] } as const,
    { key: "admin-2", role: "admin", skills: [], home: middle, begins: 10, days: [2, 3, 4, 5, 6] } as const,
  ];
  const sites = Array.from({ length: Math.max(10, Math.round(options.tickets / 12)) }, () => placeBy(random));
  const faults = Array.from({ length: options.tickets }, () => faultOf(from, options.days, sites.length, random));
  return {
    from,
    until: new Date(from.getTime() + options.days * dayMs),
    workers,
    sites,
    faults: faults.sort((a, b) => a.at - b.at),
  };
}

function workerOf(n: number, random: Random): Worker {
  const first = n % trades.length;
  const skills = [trades[first], trades[(first + 1 + (n % 3)) % trades.length]].filter((one) => one !== undefined);
  return {
    key: `worker-${String(n + 1).padStart(2, "0")}`,
    role: n % 10 === 9 ? "engineer" : "technician",
    skills,
    home: placeBy(random),
    begins: [7, 8, 9, 11][Math.floor(n / trades.length) % 4] ?? 8,
    // One in five works at the weekend instead of at its beginning.
    days: n % 5 === 4 ? [3, 4, 5, 6, 0] : [1, 2, 3, 4, 5],
  };
}

function placeBy(random: Random): Coordinates {
  const km = radiusKm * Math.sqrt(random.next());
  const angle = 2 * Math.PI * random.next();
  return {
    latitude: middle.latitude + (km * Math.sin(angle)) / 111.2,
    longitude: middle.longitude + (km * Math.cos(angle)) / (111.2 * Math.cos((middle.latitude * Math.PI) / 180)),
  };
}

function faultOf(from: Date, days: number, sites: number, random: Random): Fault {
  const day = random.pickWeighted(
    Array.from({ length: days }, (_, n) => n),
    (n) => dayWeights[weekdayOf(from.getTime() + n * dayMs)] ?? 1,
  );
  const hour = random.pickWeighted(
    hourWeights.map((_, n) => n),
    (n) => hourWeights[n] ?? 1,
  );
  const local = from.getTime() + day * dayMs + hour * hourMs + random.below(hourMs);
  return {
    at: local - offsetMs(local - hourMs),
    site: random.below(sites),
    trade: random.pick(trades),
    urgency: random.pickWeighted(urgencyWeights, ([, weight]) => weight)[0],
    labourMinutes: Math.round(Math.min(240, Math.max(10, random.logNormal(45, 0.5)))),
  };
}

/** A stretch of work, milliseconds since 1970. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * When somebody works, breaks left out, from the day before the town's first to two weeks after its last. Reckoned here by hand: what the
 * desk makes of the same rota is judged by it.
 */
export function stretchesOf(worker: Worker, town: Town): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = town.from.getTime() - dayMs; day < town.until.getTime() + 14 * dayMs; day += dayMs) {
    const at = (hours: number) => day + hours * hourMs - offsetMs(day + hours * hourMs);
    if (!worker.days.includes(new Date(day).getUTCDay())) continue;
    const pause = worker.begins + breakAfterHours;
    stretches.push({ from: at(worker.begins), to: at(pause) });
    stretches.push({ from: at(pause + breakMinutes / 60), to: at(worker.begins + shiftHours) });
  }
  return stretches;
}

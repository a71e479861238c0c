import type { Candidate, JobBrief, VehicleBrief } from "./candidate.ts";
import type { Travel } from "./travel.ts";

/** Somebody with the vehicle they would take and the way they would have. */
export type Option = {
  readonly candidate: Candidate;
  readonly vehicle: VehicleBrief | null;
  readonly travel: Travel | null;
};

export const factorNames = [
  "skill",
  "team",
  "load",
  "wait",
  "travel",
  "model",
  "customer",
  "parts",
  "fairness",
  "presence",
] as const;
export type FactorName = (typeof factorNames)[number];

/** What a measure is; `yes` is 1 or 0. */
export type FactorUnit = "count" | "minutes" | "percent" | "yes";

/**
 * A factor of the score. `measure` is what people are told: a count, minutes, a share in per cent, 1 or 0; null while it is not known.
 * `value` makes 0 to 1 of it. Points are weight × value.
 */
export type FactorRow = {
  readonly factor: FactorName;
  readonly weight: number;
  readonly unit: FactorUnit;
  readonly measure: (option: Option, job: JobBrief) => number | null;
  readonly value: (measured: number) => number;
};

/** Half an hour on the road halves what nearness is worth. */
const halfwayMinutes = 30;
/** Three jobs make somebody half an old hand. */
const halfwayJobs = 3;
/** A day's work ahead: nobody is proposed for a job that they could not begin within it. */
export const longestWaitMinutes = 480;
/** What a factor is worth of which nothing is known, for everybody alike. */
export const unknownValue = 0.5;

const perCent = (measured: number): number => measured / 100;
const practice = (jobs: number): number => jobs / (jobs + halfwayJobs);

/**
 * The score, in one table; the weights add up to 100. What somebody must have (trade, shift, presence) is judged before it. Nearness
 * and work ahead count most: they are what customers wait for. Fairness only decides between equals.
 */
export const scoreFactors: readonly FactorRow[] = [
  {
    factor: "skill",
    weight: 15,
    unit: "percent",
    measure: ({ candidate }, { neededSkills }) =>
      neededSkills.length === 0
        ? 100
        : Math.round(
            (100 * neededSkills.filter((skill) => candidate.skills.includes(skill)).length) / neededSkills.length,
          ),
    value: perCent,
  },
  {
    factor: "team",
    weight: 10,
    unit: "yes",
    measure: ({ candidate }) => (candidate.inRoutedTeam ? 1 : 0),
    value: (is) => is,
  },
  {
    factor: "load",
    weight: 15,
    unit: "count",
    measure: ({ candidate }) => candidate.openTickets,
    value: (open) => 1 / (1 + open),
  },
  {
    factor: "wait",
    weight: 10,
    unit: "minutes",
    measure: ({ candidate }) => candidate.bookedMinutes,
    value: (minutes) => Math.max(0, 1 - minutes / longestWaitMinutes),
  },
  {
    factor: "travel",
    weight: 22,
    unit: "minutes",
    measure: ({ travel }) => travel?.minutes ?? null,
    value: (minutes) => halfwayMinutes / (halfwayMinutes + minutes),
  },
  {
    factor: "model",
    weight: 8,
    unit: "count",
    measure: ({ candidate }, { hasModel }) => (hasModel ? candidate.modelJobs : null),
    value: practice,
  },
  { factor: "customer", weight: 4, unit: "count", measure: ({ candidate }) => candidate.customerJobs, value: practice },
  {
    factor: "parts",
    weight: 10,
    unit: "percent",
    measure: ({ vehicle }, { likelyParts }) =>
      likelyParts === 0 ? null : Math.round((100 * (vehicle?.carries ?? 0)) / likelyParts),
    value: perCent,
  },
  {
    factor: "fairness",
    weight: 4,
    unit: "count",
    measure: ({ candidate }) => candidate.jobsOfWeek,
    value: (jobs) => 5 / (5 + jobs),
  },
  {
    factor: "presence",
    weight: 2,
    unit: "yes",
    measure: ({ candidate }) => (candidate.presence === "online" ? 1 : 0),
    value: (is) => is,
  },
];

/** What the measures of a factor are; a count for one that is not known any more. */
export function unitOf(factor: string): FactorUnit {
  return scoreFactors.find((row) => row.factor === factor)?.unit ?? "count";
}

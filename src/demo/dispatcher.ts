import type { Random } from "./random.ts";
import type { DemoRegion, DemoTechnician } from "./types.ts";
import type { Skill, Urgency } from "./vocabulary.ts";
import { nextWorkingInstant } from "./working-time.ts";

const minute = 60_000;
const hour = 60 * minute;

// How soon somebody starts, from … to, in hours after the report.
const responseHours: Readonly<Record<Urgency, readonly [number, number]>> = {
  critical: [1, 4],
  high: [2, 9],
  normal: [8, 40],
  low: [24, 96],
};

type Span = { readonly from: number; readonly to: number };

/** A job that somebody must be found for. Instants are milliseconds since 1970. */
export type Job = {
  readonly reportedAt: number;
  readonly urgency: Urgency;
  readonly skill: Skill;
  readonly teamKey: string;
  readonly region: DemoRegion;
  readonly labourMinutes: number;
  readonly travelMinutes: number;
};

export type Visit = { readonly technician: DemoTechnician; readonly startedAt: number; readonly finishedAt: number };

/**
 * Makes a diary of technicians and vans: each call finds who can start first and books that person and van, so that
 * neither is ever in two places. Jobs must come in order of `reportedAt`.
 * The returned function throws RangeError where nobody of the region has the skill.
 */
export const createDispatcher = (technicians: readonly DemoTechnician[], random: Random): ((job: Job) => Visit) => {
  const booked = new Map<string, Span[]>();
  const spansOf = (key: string): Span[] => {
    const spans = booked.get(key) ?? [];
    booked.set(key, spans);
    return spans;
  };

  const firstStart = (job: Job, technician: DemoTechnician, earliest: number): number => {
    const spans = [...spansOf(technician.key), ...spansOf(technician.vehicleKey)];
    const critical = job.urgency === "critical";
    let start = nextWorkingInstant(earliest, job.region.winterOffsetMinutes, critical);
    for (;;) {
      const from = start - job.travelMinutes * minute;
      const to = start + job.labourMinutes * minute;
      const clash = spans.find((span) => from < span.to && span.from < to);
      if (clash === undefined) return start;
      start = nextWorkingInstant(clash.to + job.travelMinutes * minute, job.region.winterOffsetMinutes, critical);
    }
  };

  return (job) => {
    const [soonest, latest] = responseHours[job.urgency];
    const wait = Math.max(soonest + (latest - soonest) * random.next(), job.travelMinutes / 60);
    const earliest = job.reportedAt + wait * hour;
    let best: { readonly technician: DemoTechnician; readonly start: number; readonly cost: number } | undefined;
    for (const technician of technicians) {
      if (technician.regionKey !== job.region.key || !technician.skills.includes(job.skill)) continue;
      const start = firstStart(job, technician, earliest);
      // Another team's people and engineers are asked only when it saves half a day; chance spreads the rest.
      const strange = technician.teamKey === job.teamKey ? 0 : 12;
      const cost = start + (strange + (technician.role === "engineer" ? 6 : 0) + 4 * random.next()) * hour;
      if (best === undefined || cost < best.cost) best = { technician, start, cost };
    }
    if (best === undefined) throw new RangeError(`nobody in ${job.region.key} can do ${job.skill}`);
    const startedAt = Math.floor(best.start / minute) * minute;
    const finishedAt = startedAt + job.labourMinutes * minute;
    for (const key of [best.technician.key, best.technician.vehicleKey]) {
      const open = spansOf(key).filter((span) => span.to > job.reportedAt);
      open.push({ from: startedAt - job.travelMinutes * minute, to: finishedAt });
      booked.set(key, open);
    }
    return { technician: best.technician, startedAt, finishedAt };
  };
};

import type { Candidate, JobBrief, VehicleBrief } from "./dispatch/candidate.ts";
import { chooseVehicle } from "./dispatch/choose-vehicle.ts";
import { longestWaitMinutes, type Option, scoreFactors, unknownValue } from "./dispatch/score-factors.ts";
import { type Coordinates, estimateTravel, type Travel } from "./dispatch/travel.ts";

/** One factor of a candidate's score. `measured` is what was found (null: not known), `value` 0 to 1, `points` = weight × value. */
export type ScoreFactor = {
  readonly factor: string;
  readonly measured: number | null;
  readonly value: number;
  readonly weight: number;
  readonly points: number;
};

export type ScoredCandidate = {
  readonly accountId: string;
  readonly name: string;
  readonly score: number;
  readonly factors: readonly ScoreFactor[];
  /** What they would take; null where they find their own way. */
  readonly vehicle: { readonly id: string; readonly name: string } | null;
  readonly travel: Travel | null;
};

/** Why somebody of the right role is not proposed. */
export const leftOutReasons = ["offline", "off_shift", "skill", "booked", "gave_back"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];
export type LeftOut = { readonly name: string; readonly because: LeftOutReason };

/** Who should go, and in what: the best first. Stored on the ticket as drawn, so that `/desk why` explains what was shown. */
export type Proposal = {
  readonly candidates: readonly ScoredCandidate[];
  readonly leftOut: readonly LeftOut[];
  /** The best candidate's. */
  readonly vehicleId: string | null;
  readonly vehicleName: string | null;
  /** When it was worked out, ISO 8601. */
  readonly at: string;
};

/** What the proposal is made from. `travel` holds what a map said of the way of somebody. */
export type ProposalFacts = {
  readonly job: JobBrief;
  readonly candidates: readonly Candidate[];
  readonly vehicles: readonly VehicleBrief[];
  readonly travel?: ReadonlyMap<string, Travel>;
};

/** How many candidates a proposal keeps: what Choose another offers before a search. */
const keptCandidates = 8;

/** The first must-have that somebody lacks; null for whoever may be proposed. One of several needed skills is enough. */
export function lacks(
  candidate: Candidate,
  { neededSkills }: Pick<JobBrief, "neededSkills">,
  without: string | null,
): LeftOutReason | null {
  if (candidate.accountId === without) return "gave_back";
  if (neededSkills.length > 0 && !candidate.skills.some((skill) => neededSkills.includes(skill))) return "skill";
  if (candidate.presence === "offline") return "offline";
  if (!candidate.onShift) return "off_shift";
  return candidate.bookedMinutes > longestWaitMinutes ? "booked" : null;
}

/** Where somebody would set out from: the job they are at, else where their vehicle stands. */
export function startOf(candidate: Candidate, vehicle: VehicleBrief | null): Coordinates | null {
  return candidate.at ?? vehicle?.at ?? null;
}

/**
 * Who should go: those who have what they must, each with a vehicle, by score; equal scores by name and id, so that the same desk gives
 * the same proposal. `without` is somebody who has just given the job back. Null where there is nobody to judge; where nobody has what
 * they must, no candidates, with the reasons.
 */
export function propose(
  facts: ProposalFacts,
  options: { readonly without?: string | null; readonly now: Date },
): Proposal | null {
  const { job, vehicles } = facts;
  const judged = facts.candidates.map((candidate) => ({
    candidate,
    because: lacks(candidate, job, options.without ?? null),
  }));
  const candidates = judged
    .filter(({ because }) => because === null)
    .map(({ candidate }) => {
      const vehicle = chooseVehicle(candidate, vehicles, job.site);
      const from = startOf(candidate, vehicle);
      const estimate = from === null || job.site === null ? null : estimateTravel(from, job.site);
      return scored({ candidate, vehicle, travel: facts.travel?.get(candidate.accountId) ?? estimate }, job);
    })
    .sort((a, b) => b.score - a.score || compare(a.name, b.name) || compare(a.accountId, b.accountId))
    .slice(0, keptCandidates);
  if (judged.length === 0) return null;
  const best = candidates[0];
  return {
    candidates,
    leftOut: judged
      .flatMap(({ candidate, because }) => (because === null ? [] : [{ name: candidate.name, because }]))
      .sort((a, b) => compare(a.name, b.name))
      .slice(0, keptCandidates),
    vehicleId: best?.vehicle?.id ?? null,
    vehicleName: best?.vehicle?.name ?? null,
    at: options.now.toISOString(),
  };
}

function scored(option: Option, job: JobBrief): ScoredCandidate {
  const factors = scoreFactors.map(({ factor, weight, measure, value }): ScoreFactor => {
    const measured = measure(option, job);
    const worth = measured === null ? unknownValue : value(measured);
    return { factor, measured, value: rounded(worth, 100), weight, points: rounded(worth * weight, 10) };
  });
  const { candidate, vehicle, travel } = option;
  return {
    accountId: candidate.accountId,
    name: candidate.name,
    score: rounded(
      factors.reduce((sum, { points }) => sum + points, 0),
      10,
    ),
    factors,
    vehicle: vehicle === null ? null : { id: vehicle.id, name: vehicle.name },
    travel,
  };
}

/** The vehicle that goes with somebody of the proposal; null for whoever is not in it. Proposals from before vehicles went with people have one for all. */
export function vehicleFor(proposal: Proposal | null, accountId: string): string | null {
  const candidate = proposal?.candidates.find((one) => one.accountId === accountId);
  if (proposal === null || candidate === undefined) return null;
  return candidate.vehicle === undefined ? proposal.vehicleId : (candidate.vehicle?.id ?? null);
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

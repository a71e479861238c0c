/** One factor of a candidate's score: what was measured, what it is worth. `points` = weight × value. */
export type ScoreFactor = {
  readonly factor: string;
  readonly value: number;
  readonly weight: number;
  readonly points: number;
};

export type ScoredCandidate = {
  readonly accountId: string;
  readonly name: string;
  readonly score: number;
  readonly factors: readonly ScoreFactor[];
};

/** Who should go, and in what: the best first. Stored on the ticket as drawn, so that `/desk why` explains what was shown. */
export type Proposal = {
  readonly candidates: readonly ScoredCandidate[];
  readonly vehicleId: string | null;
  readonly vehicleName: string | null;
};

/** What is known of somebody who could go. */
export type Candidate = {
  readonly accountId: string;
  readonly name: string;
  readonly presence: "online" | "busy" | "offline";
  /** At work by shift and breaks; true for whoever has no planned shifts. */
  readonly onShift: boolean;
  readonly skills: readonly string[];
  readonly inRoutedTeam: boolean;
  readonly openTickets: number;
};

/** Weights of the score. Skill outweighs all else: the wrong trade cannot mend it, however free they are. */
export const scoreWeights = { skill: 60, team: 20, free: 15, presence: 5 } as const;

/**
 * Candidates by score, best first; equal scores by name and id, so that the same desk gives the same proposal.
 * Nobody offline, off shift or on a break is proposed: an admin who insists names them. No needed skill means that any trade will do; one of several is enough.
 */
export function scoreCandidates(
  candidates: readonly Candidate[],
  neededSkills: readonly string[],
): readonly ScoredCandidate[] {
  return candidates
    .filter((candidate) => candidate.presence !== "offline" && candidate.onShift)
    .map((candidate) => {
      const values = {
        skill: neededSkills.length === 0 || candidate.skills.some((skill) => neededSkills.includes(skill)) ? 1 : 0,
        team: candidate.inRoutedTeam ? 1 : 0,
        free: 1 / (1 + candidate.openTickets),
        presence: candidate.presence === "online" ? 1 : 0,
      };
      const factors = (Object.keys(scoreWeights) as (keyof typeof scoreWeights)[]).map((factor) => ({
        factor,
        value: values[factor],
        weight: scoreWeights[factor],
        points: Math.round(values[factor] * scoreWeights[factor] * 10) / 10,
      }));
      const score = Math.round(factors.reduce((sum, { points }) => sum + points, 0) * 10) / 10;
      return { accountId: candidate.accountId, name: candidate.name, score, factors };
    })
    .sort(
      (a, b) =>
        b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.accountId < b.accountId ? -1 : 1),
    );
}

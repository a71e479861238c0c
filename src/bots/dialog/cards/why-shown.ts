import type { Words } from "../../../core/copy/words.ts";
import { unitOf } from "../../../core/domain/dispatch/score-factors.ts";
import type { Proposal, ScoreFactor } from "../../../core/domain/proposal.ts";
import type { More } from "../reply.ts";

/** More than five people in one answer nobody reads. */
const mostShown = 5;

function measuredShown(words: Words, { factor, measured }: ScoreFactor): string {
  // Proposals that were stored before measures were kept have none.
  if (measured === null || measured === undefined) return words.say("why-unknown");
  const unit = unitOf(factor);
  if (unit === "yes") return words.say(measured > 0 ? "why-yes" : "why-no");
  if (unit === "count") return String(measured);
  return words.say(unit === "percent" ? "why-per-cent" : "why-minutes", { n: measured });
}

/** A proposal explained: each candidate's factors with what was found, the points and the weight; who was left out, and why. */
export function whyShown(words: Words, proposal: Proposal, timeZone: string): More {
  const candidates = proposal.candidates.slice(0, mostShown).map(({ name, score, factors, vehicle }) => ({
    label: words.say("why-candidate", { name, score: String(score) }),
    value: [
      ...factors.map((factor) =>
        words.say("why-factor", {
          label: words.say(`factor-${factor.factor}`),
          is: measuredShown(words, factor),
          points: String(factor.points),
          weight: String(factor.weight),
        }),
      ),
      ...(vehicle ? [words.say("why-vehicle", { vehicle: vehicle.name })] : []),
    ].join("\n"),
  }));
  const leftOut = (proposal.leftOut ?? []).map(({ name, because }) => words.say(`out-${because}`, { name }));
  return {
    fields: [
      ...candidates,
      ...(leftOut.length === 0 ? [] : [{ label: words.say("why-left-out"), value: leftOut.join("\n") }]),
    ],
    footer: proposal.at ? words.say("why-stored", { when: words.when(new Date(proposal.at), timeZone) }) : null,
  };
}

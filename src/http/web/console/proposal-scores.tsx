import { unitOf } from "../../../core/domain/dispatch/score-factors.ts";
import type { ProposalJson } from "../protocol.ts";
import { say } from "../words/say.ts";

/** Why these people are proposed: each candidate's factors with what was found, points and weight; and who was left out. */
export function ProposalScores({ proposal }: { readonly proposal: ProposalJson }) {
  return (
    <section>
      <h2>{say("label-proposal")}</h2>
      {proposal.candidates.map((candidate) => (
        <details key={candidate.accountId}>
          <summary>{say("why-candidate", { name: candidate.name, score: String(candidate.score) })}</summary>
          <dl class="details">
            {candidate.factors.map(({ factor, measured, points, weight }) => (
              <div key={factor}>
                <dt>{say(`factor-${factor}`)}</dt>
                <dd>
                  {measuredShown(factor, measured)}
                  <span class="second">
                    {points} / {weight}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
          {candidate.vehicleName !== null && (
            <p class="quiet small">{say("why-vehicle", { vehicle: candidate.vehicleName })}</p>
          )}
        </details>
      ))}
      {proposal.leftOut.length > 0 && (
        <details>
          <summary>{say("why-left-out")}</summary>
          <ul>
            {proposal.leftOut.map(({ name, because }) => (
              <li key={name}>{say(`out-${because}`, { name })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function measuredShown(factor: string, measured: number | null): string {
  if (measured === null) return say("why-unknown");
  switch (unitOf(factor)) {
    case "yes":
      return say(measured > 0 ? "why-yes" : "why-no");
    case "percent":
      return say("why-per-cent", { n: measured });
    case "minutes":
      return say("why-minutes", { n: measured });
    default:
      return String(measured);
  }
}

import { type Actor, accountOf } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { lockOpenRoute, settleRoute } from "../store/route-proposals.ts";
import type { Work } from "../store/work.ts";

/**
 * An admin decides whether new tickets of a category go to the team that past assignments sent them to. Nothing is routed before.
 * Throws Problem `action.forbidden`, `proposal.decided` where somebody was quicker.
 */
export async function decideRoute(
  work: Work,
  actor: Actor,
  input: { readonly routeId: string; readonly approved: boolean },
): Promise<{ readonly category: string; readonly team: string }> {
  requireDeskAction(actor, "desk.settings");
  const route = await lockOpenRoute(work, input.routeId);
  if (route === null) throw new Problem("proposal.decided", {});
  await settleRoute(work, route, { approved: input.approved, by: accountOf(actor) });
  const { teamId, category, team } = route;
  await emit(work, {
    kind: input.approved ? "team.route_approved" : "team.route_declined",
    subjectId: teamId,
    actor,
    data: { category },
  });
  return { category, team };
}

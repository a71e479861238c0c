import type { Actor } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { findOrganisation, updateOrganisation } from "../store/organisations.ts";
import type { Work } from "../store/work.ts";

/** Changes an organisation's name and whether its members see each other's tickets. Admins only. Throws Problem `organisation.unknown`. */
export async function updateOrganisationSettings(
  work: Work,
  actor: Actor,
  input: { readonly organisationId: string; readonly name?: string; readonly membersSeeEachOther?: boolean },
): Promise<void> {
  requireDeskAction(actor, "desk.people");
  const organisation = await findOrganisation(work, input.organisationId);
  if (organisation === null) throw new Problem("organisation.unknown", { name: input.organisationId.slice(0, 80) });
  const name = input.name === undefined ? organisation.name : displayName(input.name, organisation.name);
  const membersSeeEachOther = input.membersSeeEachOther ?? organisation.membersSeeEachOther;
  if (name === organisation.name && membersSeeEachOther === organisation.membersSeeEachOther) return;
  await updateOrganisation(work, organisation.id, { name, membersSeeEachOther });
  await emit(work, {
    kind: "organisation.changed",
    subjectId: organisation.id,
    actor,
    data: { renamed: name !== organisation.name, membersSeeEachOther },
  });
}

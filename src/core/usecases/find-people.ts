import type { Actor } from "../domain/actor.ts";
import { mayAtDesk } from "../domain/permissions.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type Role, staffRoles } from "../domain/roles.ts";
import { type PersonListed, searchPeople } from "../store/people.ts";
import type { Work } from "../store/work.ts";

/**
 * People by name, e-mail address or organisation, those that fit exactly first. Staff only; e-mail addresses are shown to admins.
 * `who: "staff"` lists whom a ticket can be assigned to, with how many live tickets they have.
 */
export async function findPeople(
  work: Work,
  actor: Actor,
  query: {
    readonly text?: string;
    readonly who?: "staff" | "everyone";
    readonly roles?: readonly Role[];
    readonly inactiveToo?: boolean;
    readonly limit?: number;
  } = {},
): Promise<readonly PersonListed[]> {
  requireDeskAction(actor, "desk.people_list");
  const roles = query.roles ?? (query.who === "staff" ? staffRoles : undefined);
  const found = await searchPeople(work, {
    text: (query.text ?? "").slice(0, 200),
    activeOnly: query.inactiveToo !== true,
    limit: Math.min(200, Math.max(1, Math.trunc(query.limit ?? 50))),
    ...(roles === undefined ? {} : { roles }),
  });
  const seesEmail = actor.kind === "clock" || (actor.kind === "person" && mayAtDesk(actor.role, "desk.people"));
  return seesEmail ? found : found.map((person) => ({ ...person, email: null }));
}

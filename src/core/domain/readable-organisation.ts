import type { Actor } from "./actor.ts";
import { isStaff } from "./roles.ts";

/**
 * Whose things the actor may see: every organisation's (`all`), their own one's, or none's. What belongs to another is answered as if it
 * did not exist.
 */
export function readableOrganisation(
  actor: Actor,
): { readonly all: true } | { readonly all: false; readonly id: string | null } {
  if (actor.kind === "clock" || (actor.kind === "person" && isStaff(actor.role))) return { all: true };
  return { all: false, id: actor.kind === "person" && actor.role === "customer" ? actor.organisationId : null };
}

/** Whether the actor may see what belongs to this organisation. */
export function mayReadOrganisation(actor: Actor, organisationId: string): boolean {
  const readable = readableOrganisation(actor);
  return readable.all || readable.id === organisationId;
}

import type { Actor } from "./actor.ts";
import { type DeskAction, mayAtDesk } from "./permissions.ts";
import { Problem } from "./problem.ts";
import { roles } from "./roles.ts";

/** Throws Problem `action.forbidden`, with the roles that may, unless the actor may take `action` at the desk. The clock may. */
export function requireDeskAction(actor: Actor, action: DeskAction): void {
  if (actor.kind === "clock" || (actor.kind === "person" && mayAtDesk(actor.role, action))) return;
  throw new Problem("action.forbidden", { action, needs: roles.filter((role) => mayAtDesk(role, action)) });
}

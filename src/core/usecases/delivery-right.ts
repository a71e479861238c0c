import type { Actor } from "../domain/actor.ts";
import { mayAtDesk } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";

/** Throws Problem `action.forbidden` unless the actor may look after deliveries. */
export function requireDeliveryRight(actor: Actor): void {
  if (actor.kind === "clock" || (actor.kind === "person" && mayAtDesk(actor.role, "desk.delivery"))) return;
  throw new Problem("action.forbidden", { action: "desk.delivery", needs: ["admin"] });
}

/** The id as a delivery's, which people type or paste. Throws Problem `delivery.unknown`. */
export function deliveryIdFrom(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new Problem("delivery.unknown", {});
  return text.toLowerCase();
}

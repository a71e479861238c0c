import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requeue } from "../store/dead-letters.ts";
import type { Work } from "../store/work.ts";
import { deliveryIdFrom, requireDeliveryRight } from "./delivery-right.ts";

/**
 * Sends a dead letter again: one that failed, is uncertain or blocked. Where its place could not be opened or is gone, the place is opened
 * anew and all that failed there goes along. Returns how many are queued. Throws `action.forbidden`, `delivery.unknown`.
 */
export async function retryDelivery(
  work: Work,
  actor: Actor,
  input: { readonly deliveryId: string },
): Promise<{ readonly queued: number }> {
  requireDeliveryRight(actor);
  const queued = await requeue(work, deliveryIdFrom(input.deliveryId));
  if (queued === 0) throw new Problem("delivery.unknown", {});
  return { queued };
}

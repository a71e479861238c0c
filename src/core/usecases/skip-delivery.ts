import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { skip } from "../store/dead-letters.ts";
import type { Work } from "../store/work.ts";
import { deliveryIdFrom, requireDeliveryRight } from "./delivery-right.ts";

/** Puts a dead letter aside: it will not be sent. Throws `action.forbidden`, `delivery.unknown`. */
export async function skipDelivery(work: Work, actor: Actor, input: { readonly deliveryId: string }): Promise<void> {
  requireDeliveryRight(actor);
  if (!(await skip(work, deliveryIdFrom(input.deliveryId)))) throw new Problem("delivery.unknown", {});
}

import type { Actor } from "../domain/actor.ts";
import {
  countDeliveries,
  type DeliveryView,
  listTroubled,
  type TroubledState,
  troubledStates,
} from "../store/dead-letters.ts";
import type { Work } from "../store/work.ts";
import { requireDeliveryRight } from "./delivery-right.ts";

/** How the outbox is: what waits, and the newest of what failed, may have arrived or is blocked. Throws `action.forbidden`. */
export async function listDeliveries(
  work: Work,
  actor: Actor,
  input: { readonly states?: readonly TroubledState[]; readonly limit?: number } = {},
): Promise<{ readonly counts: Awaited<ReturnType<typeof countDeliveries>>; readonly items: readonly DeliveryView[] }> {
  requireDeliveryRight(actor);
  const counts = await countDeliveries(work);
  const items = await listTroubled(work, input.states ?? troubledStates, Math.min(input.limit ?? 20, 200));
  return { counts, items };
}

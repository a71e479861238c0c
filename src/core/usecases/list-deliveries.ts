import type { Actor } from "../domain/actor.ts";
import {
  countDeliveries,
  type DeliveryView,
  listTroubled,
  pageOfTroubled,
  type TroubledState,
  troubledStates,
} from "../store/dead-letters.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
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

/** The same by pages, for those in some of the states. Throws Problem `action.forbidden`, `cursor.invalid`. */
export async function showDeliveries(
  work: Work,
  actor: Actor,
  states: readonly TroubledState[],
  page: PageAsk<"newest">,
): Promise<{ readonly counts: Awaited<ReturnType<typeof countDeliveries>>; readonly page: Page<DeliveryView> }> {
  requireDeliveryRight(actor);
  return { counts: await countDeliveries(work), page: await pageOfTroubled(work, states, page) };
}

import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type BookingListed, listBookings } from "../store/booking-list.ts";
import type { Work } from "../store/work.ts";

/** Who and what is held for which ticket between two instants. Staff. Throws Problem `action.forbidden`, `request.invalid`. */
export async function showBookings(
  work: Work,
  actor: Actor,
  filter: Parameters<typeof listBookings>[1],
): Promise<readonly BookingListed[]> {
  requireDeskAction(actor, "shift.read");
  if (filter.to <= filter.from) throw new Problem("request.invalid", { detail: "to: after from" });
  return listBookings(work, filter);
}

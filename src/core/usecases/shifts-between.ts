import type { Actor } from "../domain/actor.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type ListedShift, listShifts } from "../store/shifts.ts";
import type { Work } from "../store/work.ts";

/** Who works, worked and will work between two instants. Staff. Throws Problem `action.forbidden`. */
export async function shiftsBetween(
  work: Work,
  actor: Actor,
  filter: { readonly from: Date; readonly to: Date; readonly accountId: string | null },
): Promise<readonly ListedShift[]> {
  requireDeskAction(actor, "shift.read");
  return listShifts(work, filter);
}

import type { NoticeData } from "../domain/notices.ts";
import { deskChannelsOf, ensureChannelPlace } from "../store/desk-channels.ts";
import { enqueueNotice } from "../store/notices.ts";
import { placesOfTicket } from "../store/places.ts";
import type { Work } from "../store/work.ts";

/** How long nobody had listened to a platform. */
export type Gap = Omit<NoticeData["gap.report"], "taken">;

/**
 * Tells the desk what was said while nobody listened: in the threads of the tickets it concerns, and in the platform's desk channels what
 * belongs to no ticket yet. Needs a transaction.
 */
export async function reportGap(
  work: Work,
  gap: Gap,
  taken: { readonly byTicket: ReadonlyMap<string, number>; readonly others: number },
): Promise<void> {
  for (const [ticketId, count] of taken.byTicket) {
    for (const place of await placesOfTicket(work, ticketId, ["desk"])) {
      await enqueueNotice(work, place.id, { code: "gap.report", data: { ...gap, taken: count } });
    }
  }
  if (taken.others === 0) return;
  for (const channel of await deskChannelsOf(work, gap.platform)) {
    const place = await ensureChannelPlace(work, channel);
    await enqueueNotice(work, place.id, { code: "gap.report", data: { ...gap, taken: taken.others } });
  }
}

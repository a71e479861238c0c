import { enqueue } from "../store/notices.ts";
import { placesOfTicket, updatePlace } from "../store/places.ts";
import type { Work } from "../store/work.ts";

/** Ends somebody's line: what is said from now on does not reach them. What already waits is still sent. */
export async function closeLineOf(work: Work, ticketId: string, accountId: string): Promise<void> {
  const lines = await placesOfTicket(work, ticketId, ["line"]);
  for (const line of lines.filter((place) => place.accountId === accountId)) {
    await updatePlace(work, line.id, { state: line.channel === null ? "gone" : "closed" });
    await enqueue(work, line.id, { kind: "close", closed: true });
  }
}

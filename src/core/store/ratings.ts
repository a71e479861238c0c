import { eq } from "./orm.ts";
import { ratings } from "./schema/tickets.ts";
import type { Work } from "./work.ts";

/** Stores a rating, or replaces the one that was given before. */
export async function storeRating(
  work: Work,
  rating: { readonly ticketId: string; readonly accountId: string; readonly stars: number; readonly comment: string },
): Promise<void> {
  const { ticketId: _, ...rest } = rating;
  await work.tx
    .insert(ratings)
    .values({ ...rating, createdAt: work.now })
    .onConflictDoUpdate({ target: ratings.ticketId, set: { ...rest, createdAt: work.now } });
}

/** Whether the customer has rated the work on the ticket. */
export async function isRated(work: Work, ticketId: string): Promise<boolean> {
  const rows = await work.tx.select({ stars: ratings.stars }).from(ratings).where(eq(ratings.ticketId, ticketId));
  return rows.length > 0;
}

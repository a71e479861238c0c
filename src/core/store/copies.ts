import { and, eq, sql } from "./orm.ts";
import { copies } from "./schema/talk.ts";
import type { Work } from "./work.ts";

/**
 * The message whose copy (the original included) has this platform id in this place; null where we know none. A long message is several
 * posts on a platform, known by their ids joined by `+`: each of them is it.
 */
export async function findCopyByPlatformId(
  work: Work,
  placeId: string,
  platformMessageId: string,
): Promise<string | null> {
  const which = { messageId: copies.messageId };
  const here = eq(copies.placeId, placeId);
  const [whole] = await work.tx
    .select(which)
    .from(copies)
    .where(and(here, eq(copies.platformMessageId, platformMessageId)));
  if (whole !== undefined || platformMessageId.includes("+")) return whole?.messageId ?? null;
  // A platform remembers for a while which posts belong together; after a restart we do.
  const [piece] = await work.tx
    .select(which)
    .from(copies)
    .where(and(here, sql`${platformMessageId} = any(string_to_array(${copies.platformMessageId}, '+'))`));
  return piece?.messageId ?? null;
}

/** The platform id that a message has in a place; null where it has none (yet). */
export async function platformIdOf(work: Work, placeId: string, messageId: string): Promise<string | null> {
  const [row] = await work.tx
    .select({ platformMessageId: copies.platformMessageId })
    .from(copies)
    .where(and(eq(copies.placeId, placeId), eq(copies.messageId, messageId)));
  return row?.platformMessageId ?? null;
}

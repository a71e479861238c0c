import { and, eq } from "./orm.ts";
import { copies } from "./schema/talk.ts";
import type { Work } from "./work.ts";

/** The message whose copy (the original included) has this platform id in this place; null where we know none. */
export async function findCopyByPlatformId(
  work: Work,
  placeId: string,
  platformMessageId: string,
): Promise<string | null> {
  const [row] = await work.tx
    .select({ messageId: copies.messageId })
    .from(copies)
    .where(and(eq(copies.placeId, placeId), eq(copies.platformMessageId, platformMessageId)));
  return row?.messageId ?? null;
}

/** The platform id that a message has in a place; null where it has none (yet). */
export async function platformIdOf(work: Work, placeId: string, messageId: string): Promise<string | null> {
  const [row] = await work.tx
    .select({ platformMessageId: copies.platformMessageId })
    .from(copies)
    .where(and(eq(copies.placeId, placeId), eq(copies.messageId, messageId)));
  return row?.platformMessageId ?? null;
}

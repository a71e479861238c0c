import { unblockPlace } from "./outbox-faults.ts";
import type { Work } from "./work.ts";

/**
 * Somebody who had blocked the desk writes again: their places on that platform open, and what waited is sent. What they write elsewhere
 * than in a private chat opens that one channel alone. False where nothing was blocked.
 */
export async function unblockPlacesOf(
  work: Work,
  who: { readonly accountId: string; readonly platform: string; readonly workspace: string },
  spot: { readonly channel: string; readonly isPrivate: boolean },
): Promise<boolean> {
  const blocked = await work.sql<{ id: string }[]>`
    select id from places where account_id = ${who.accountId}::uuid and state = 'blocked' and platform = ${who.platform}
      and workspace = ${who.workspace} and (${spot.isPrivate} or channel = ${spot.channel}) order by created_at`;
  for (const { id } of blocked) await unblockPlace(work, id);
  return blocked.length > 0;
}

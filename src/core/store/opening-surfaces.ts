import type { Work } from "./work.ts";

/** What is known of a surface: a place of a ticket is there; nothing is, and one is being opened for this login; nothing is. */
export type SurfaceStanding = "known" | "opening" | "unknown";

/**
 * Whether a surface may be the one that is just being opened for a login. A person's own chat, which belongs to no ticket, does not
 * count as known: where there are no threads it becomes the line.
 */
export async function surfaceStanding(
  work: Work,
  surface: {
    readonly platform: string;
    readonly workspace: string;
    readonly channel: string;
    readonly thread: string | null;
  },
  login: { readonly platform: string; readonly workspace: string; readonly user: string },
): Promise<SurfaceStanding> {
  const [row] = await work.sql<{ standing: SurfaceStanding }[]>`
    select case
      when exists (
        select from places p where p.platform = ${surface.platform} and p.workspace = ${surface.workspace}
          and p.channel = ${surface.channel} and p.thread is not distinct from ${surface.thread}
          and p.kind <> 'direct'
      ) then 'known'
      when exists (
        select from identities i join places p on p.account_id = i.account_id
        where i.platform = ${login.platform} and i.workspace = ${login.workspace} and i.user_id = ${login.user}
          and p.platform = ${surface.platform} and p.state = 'opening'
      ) then 'opening'
      else 'unknown' end as standing`;
  return row?.standing ?? "unknown";
}

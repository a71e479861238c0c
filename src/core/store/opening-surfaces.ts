import type { Work } from "./work.ts";

/**
 * Whether nobody knows this surface yet although a place is being opened for this login: it may be the one. A person's own chat, which
 * belongs to no ticket, does not count as known: where there are no threads it becomes the line.
 */
export async function mayBeOpening(
  work: Work,
  surface: {
    readonly platform: string;
    readonly workspace: string;
    readonly channel: string;
    readonly thread: string | null;
  },
  login: { readonly platform: string; readonly workspace: string; readonly user: string },
): Promise<boolean> {
  const [row] = await work.sql<{ may: boolean }[]>`
    select exists (
      select from identities i join places p on p.account_id = i.account_id
      where i.platform = ${login.platform} and i.workspace = ${login.workspace} and i.user_id = ${login.user}
        and p.platform = ${surface.platform} and p.state = 'opening'
    ) and not exists (
      select from places p where p.platform = ${surface.platform} and p.workspace = ${surface.workspace}
        and p.channel = ${surface.channel} and p.thread is not distinct from ${surface.thread}
        and p.kind <> 'direct'
    ) as may`;
  return row?.may ?? false;
}

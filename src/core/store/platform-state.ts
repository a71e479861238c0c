import type { Database } from "./connect.ts";
import type { Work } from "./work.ts";

/** The workspace that a platform was last connected to; null before the first time. */
export async function readWorkspace(work: Work, platform: string): Promise<string | null> {
  const [row] = await work.sql<{ workspace: string | null }[]>`
    select workspace from platform_state where platform = ${platform}`;
  return row?.workspace ?? null;
}

/** Notes the workspace as the platform names it. */
export async function storeWorkspace(work: Work, platform: string, workspace: string): Promise<void> {
  await work.sql`
    insert into platform_state (platform, workspace) values (${platform}, ${workspace})
    on conflict (platform) do update set workspace = excluded.workspace`;
}

/** Notes that somebody listens to the platform now and that nothing that was said before is still to be taken. */
export async function noteListening(work: Work, platform: string): Promise<void> {
  await work.sql`
    insert into platform_state (platform, connected_until) values (${platform}, ${work.now}::timestamptz)
    on conflict (platform) do update set connected_until = greatest(platform_state.connected_until, excluded.connected_until)`;
}

/** Until when somebody was certainly listening to the platform; null where nobody ever was. */
export async function listenedUntil(work: Work, platform: string): Promise<Date | null> {
  const [row] = await work.sql<{ until: Date | null }[]>`
    select connected_until as until from platform_state where platform = ${platform}`;
  return row?.until ?? null;
}

/** The sealed tokens of a platform, its row locked until `renew` has given the next ones and they are stored. */
export async function renewSealedTokens(
  database: Database,
  platform: string,
  renew: (sealed: Buffer | null) => Promise<Buffer>,
): Promise<void> {
  await database.sql.begin(async (tx) => {
    await tx`insert into platform_state (platform) values (${platform}) on conflict do nothing`;
    const [row] = await tx<{ sealed_tokens: Buffer | null }[]>`
      select sealed_tokens from platform_state where platform = ${platform} for update`;
    const next = await renew(row?.sealed_tokens ?? null);
    await tx`update platform_state set sealed_tokens = ${next} where platform = ${platform}`;
  });
}

/** The sealed tokens of a platform; null before the first. */
export async function readSealedTokens(database: Database, platform: string): Promise<Buffer | null> {
  const [row] = await database.sql<{ sealed_tokens: Buffer | null }[]>`
    select sealed_tokens from platform_state where platform = ${platform}`;
  return row?.sealed_tokens ?? null;
}

import { chatClosedStatuses } from "../domain/statuses.ts";
import { findPlacesOn, type Place } from "./places.ts";
import { places } from "./schema/talk.ts";
import type { Work } from "./work.ts";

/** A desk channel as a platform names it. */
export type ChannelRef = { readonly platform: string; readonly workspace: string; readonly channel: string };

/**
 * Makes the channel that the configuration names the platform's default desk channel; the one that it named before is no longer one.
 * What an admin has set for the channel (language, zone, team) stays. Threads of older tickets stay where they are.
 */
export async function configureDeskChannel(work: Work, ref: ChannelRef): Promise<void> {
  const { platform, workspace, channel } = ref;
  await work.sql`
    delete from desk_channels where platform = ${platform} and configured and (workspace, channel) <> (${workspace}, ${channel})`;
  await work.sql`
    insert into desk_channels (id, platform, workspace, channel, configured, created_at)
    values (${work.newId()}::uuid, ${platform}, ${workspace}, ${channel}, true, ${work.now}::timestamptz)
    on conflict (platform, workspace, channel) do update set configured = true`;
}

/** The desk channels of a platform that belong to no team. */
export async function deskChannelsOf(work: Work, platform: string): Promise<readonly ChannelRef[]> {
  return work.sql<ChannelRef[]>`
    select platform, workspace, channel from desk_channels where platform = ${platform} and team_id is null order by created_at`;
}

/** The oldest desk channel that belongs to no team: where the desk says what is about nobody. Null where no platform has one. */
export async function firstDeskChannel(work: Work): Promise<ChannelRef | null> {
  const [channel] = await work.sql<ChannelRef[]>`
    select platform, workspace, channel from desk_channels where team_id is null order by created_at, id limit 1`;
  return channel ?? null;
}

/** More than this are not opened anew at once. */
const mostReopened = 200;

/** Tickets whose talk is open and whose desk places on a platform are all gone, oldest first. */
export async function ticketsWithoutDesk(work: Work, platform: string): Promise<readonly string[]> {
  const rows = await work.sql<{ id: string }[]>`
    select t.id from tickets t
    join places p on p.conversation_id = t.id and p.kind = 'desk' and p.platform = ${platform}
    where t.deleted_at is null and not (t.status::text = any(${[...chatClosedStatuses] as string[]}))
    group by t.id, t.number having bool_and(p.state = 'gone') order by t.number limit ${mostReopened}`;
  return rows.map(({ id }) => id);
}

/** The channel itself as a place for what is about no ticket; it belongs to nobody. */
export async function ensureChannelPlace(work: Work, ref: ChannelRef): Promise<Place> {
  const find = async () =>
    (await findPlacesOn(work, { ...ref, thread: null })).find(
      (place) => place.kind === "direct" && place.accountId === null,
    );
  const found = await find();
  if (found !== undefined) return found;
  await work.tx
    .insert(places)
    .values({ id: work.newId(), kind: "direct", ...ref, state: "open", createdAt: work.now })
    .onConflictDoNothing();
  const made = await find();
  if (made === undefined) throw new Error("the place of a desk channel was neither found nor made");
  return made;
}

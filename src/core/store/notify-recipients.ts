import type { ChannelRef } from "./desk-channels.ts";
import type { Work } from "./work.ts";

/** Whom the desk can tell something on demand: a team, or a third party by its webhook. */
export type Recipient = { readonly kind: "team" | "webhook"; readonly id: string; readonly name: string };

/** Every team, and every endpoint that is on, by name. */
export async function listRecipients(work: Work): Promise<readonly Recipient[]> {
  return work.sql<Recipient[]>`
    select 'team' as kind, id, name from teams union all
    select 'webhook', id, name from webhook_endpoints where disabled_because is null order by name, id`;
}

/** The desk channels of a team. */
export async function teamChannels(work: Work, teamId: string): Promise<readonly ChannelRef[]> {
  return work.sql<ChannelRef[]>`
    select platform, workspace, channel from desk_channels where team_id = ${teamId}::uuid order by created_at`;
}

/** Has an endpoint told of an event, whatever else it listens to. */
export async function queueOnPurpose(
  work: Work,
  told: { readonly endpointId: string; readonly eventId: string; readonly ticketId: string | null },
): Promise<void> {
  await work.sql`
    insert into webhook_deliveries (id, endpoint_id, event_id, event_at, kind, ticket_id, queued_at, next_attempt_at)
    select ${work.newId()}::uuid, ${told.endpointId}::uuid, e.id, e.at, e.kind, ${told.ticketId}::uuid, ${work.now}::timestamptz, ${work.now}::timestamptz
    from events e where e.id = ${told.eventId}::uuid and e.at = ${work.now}::timestamptz on conflict (endpoint_id, event_id) do nothing`;
}

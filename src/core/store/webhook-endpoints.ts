import type { DisabledReason, WebhookScope } from "../domain/webhooks/webhook-scope.ts";
import type { Work } from "./work.ts";

/** Where somebody is told of events, as admins see it. Times in UTC. */
export type WebhookEndpoint = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly scope: WebhookScope;
  readonly ownerId: string;
  readonly version: number;
  readonly disabledBecause: DisabledReason | null;
  readonly disabledAt: Date | null;
  /** When something last got through. */
  readonly takenAt: Date | null;
  /** Nothing is sent before, since it failed. */
  readonly quietUntil: Date | null;
  readonly waiting: number;
  readonly createdAt: Date;
};

const columns = (work: Work) => work.sql`
  p.id, p.name, p.url, p.events, p.scope, p.owner_id as "ownerId", p.version, p.disabled_because as "disabledBecause",
  p.disabled_at as "disabledAt", p.taken_at as "takenAt", p.quiet_until as "quietUntil", p.created_at as "createdAt",
  (select count(*)::int from webhook_deliveries d where d.endpoint_id = p.id and d.state = 'queued') as waiting`;

/** The snapshot of this moment, and the newest transaction before which all are over. */
const fromNow = (work: Work) =>
  work.sql`pg_current_snapshot(), pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1`;

/** Endpoints, oldest first. */
export async function listEndpoints(
  work: Work,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly WebhookEndpoint[]> {
  return work.sql<WebhookEndpoint[]>`
    select ${columns(work)} from webhook_endpoints p order by p.created_at, p.id limit ${page.limit} offset ${page.offset}`;
}

/** One endpoint; null where there is none. `lock` holds it against other changes until the end of the transaction. */
export async function findEndpoint(work: Work, id: string, lock = false): Promise<WebhookEndpoint | null> {
  const [row] = await work.sql<WebhookEndpoint[]>`
    select ${columns(work)} from webhook_endpoints p where p.id = ${id}::uuid ${lock ? work.sql`for no key update` : work.sql``}`;
  return row ?? null;
}

/** How many endpoints there are. Others that are made meanwhile wait, so that a limit holds. */
export async function countEndpoints(work: Work): Promise<number> {
  await work.sql`lock table webhook_endpoints in share row exclusive mode`;
  const [row] = await work.sql<{ count: number }[]>`select count(*)::int as count from webhook_endpoints`;
  return row?.count ?? 0;
}

/** Stores an endpoint; it is told of what happens from now on. */
export async function insertEndpoint(
  work: Work,
  endpoint: Pick<WebhookEndpoint, "id" | "name" | "url" | "events" | "scope" | "ownerId">,
): Promise<void> {
  await work.sql`
    insert into webhook_endpoints (id, name, url, events, scope, owner_id, from_snapshot, from_txid, created_at, updated_at)
    values (${endpoint.id}::uuid, ${endpoint.name}, ${endpoint.url}, ${endpoint.events as string[]}::text[], ${endpoint.scope},
      ${endpoint.ownerId}::uuid, ${fromNow(work)}, ${work.now}::timestamptz, ${work.now}::timestamptz)`;
}

/** Replaces what admins may change. */
export async function updateEndpoint(
  work: Work,
  { id, name, url, events, scope }: Pick<WebhookEndpoint, "id" | "name" | "url" | "events" | "scope">,
): Promise<void> {
  await work.sql`
    update webhook_endpoints set name = ${name}, url = ${url}, events = ${events as string[]}::text[], scope = ${scope},
      version = version + 1, failures = 0, quiet_until = null, updated_at = ${work.now}::timestamptz
    where id = ${id}::uuid`;
}

/** Switches an endpoint off. False where it was off, or is gone. */
export async function disableEndpoint(work: Work, id: string, because: DisabledReason): Promise<boolean> {
  const rows = await work.sql`
    update webhook_endpoints set disabled_because = ${because}, disabled_at = ${work.now}::timestamptz, version = version + 1,
      updated_at = ${work.now}::timestamptz
    where id = ${id}::uuid and disabled_because is null returning id`;
  return rows.length > 0;
}

/**
 * Switches an endpoint on for a new owner: it is told of what happens from now on, and what waited when it was switched off gets another day.
 * What happened between is told only if somebody replays it.
 */
export async function enableEndpoint(work: Work, id: string, ownerId: string): Promise<void> {
  await work.sql`
    update webhook_endpoints set disabled_because = null, disabled_at = null, owner_id = ${ownerId}::uuid,
      (from_snapshot, from_txid) = (select ${fromNow(work)}), failures = 0, quiet_until = null, version = version + 1, updated_at = ${work.now}::timestamptz
    where id = ${id}::uuid`;
  await work.sql`
    update webhook_deliveries set queued_at = ${work.now}::timestamptz, next_attempt_at = ${work.now}::timestamptz, attempts = 0
    where endpoint_id = ${id}::uuid and state = 'queued'`;
}

/** Removes an endpoint with its secrets, its deliveries and their log. False where there was none. */
export async function deleteEndpoint(work: Work, id: string): Promise<boolean> {
  const rows = await work.sql`delete from webhook_endpoints where id = ${id}::uuid returning id`;
  return rows.length > 0;
}

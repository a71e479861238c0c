import type { Work } from "./work.ts";

/** Old secrets that may be valid beside the newest: each makes the signature header longer. */
const oldOnes = 3;

/**
 * Stores the sealed secret that an endpoint's messages are signed with from now on. Older ones go on being valid until `oldEndAt`, at most
 * three of them; what has ended is removed.
 */
export async function renewSecret(
  work: Work,
  secret: { readonly endpointId: string; readonly sealed: Buffer; readonly oldEndAt: Date },
): Promise<void> {
  const { endpointId, sealed, oldEndAt } = secret;
  await work.sql`
    update webhook_secrets set ends_at = least(ends_at, ${oldEndAt}::timestamptz) where endpoint_id = ${endpointId}::uuid`;
  await work.sql`
    delete from webhook_secrets where endpoint_id = ${endpointId}::uuid and (ends_at <= ${work.now}::timestamptz
      or id not in (select id from webhook_secrets where endpoint_id = ${endpointId}::uuid order by created_at desc, id desc limit ${oldOnes}))`;
  await work.sql`
    insert into webhook_secrets (id, endpoint_id, sealed, created_at)
    values (${work.newId()}::uuid, ${endpointId}::uuid, ${sealed}, ${work.now}::timestamptz)`;
}

/** The sealed secrets that are valid now, the newest first. */
export async function validSecrets(work: Work, endpointId: string): Promise<readonly Buffer[]> {
  const rows = await work.sql<{ sealed: Buffer }[]>`
    select sealed from webhook_secrets where endpoint_id = ${endpointId}::uuid and (ends_at is null or ends_at > ${work.now}::timestamptz)
    order by created_at desc, id desc`;
  return rows.map(({ sealed }) => sealed);
}

/** Until when old secrets are valid beside the newest; null where there are none. */
export async function oldSecretsEnd(work: Work, endpointId: string): Promise<Date | null> {
  const [row] = await work.sql<{ at: Date | null }[]>`
    select max(ends_at) as at from webhook_secrets where endpoint_id = ${endpointId}::uuid and ends_at > ${work.now}::timestamptz`;
  return row?.at ?? null;
}

import { isUuid } from "./accounts.ts";
import type { Work } from "./work.ts";

/** Imported repairs that seem to be one: under a fix that exists, or a new one called `label`. `key` is the same for the same words. */
export type Gathering = {
  readonly key: string;
  readonly label: string;
  readonly fixId: string | null;
  readonly repairIds: readonly string[];
};

/** A gathering that waits for a decision. `times`: repairs in it that still name no fix. */
export type OpenGathering = {
  readonly id: string;
  readonly label: string;
  readonly fixId: string | null;
  readonly times: number;
};

/** Keeps gatherings for an engineer to decide. One that was decided stays decided; one that waits takes in what came since. */
export async function keepGatherings(work: Work, found: readonly Gathering[]): Promise<void> {
  for (const { key, label, fixId, repairIds } of found) {
    await work.sql`
      insert into fix_gatherings (id, key, label, fix_id, repair_ids, created_at)
      values (${work.newId()}::uuid, ${key}, ${label}, (select id from fixes where id = ${fixId}::uuid), ${repairIds as string[]}::uuid[],
        ${work.now}::timestamptz)
      on conflict (key) do update set repair_ids = excluded.repair_ids where fix_gatherings.state = 'open'`;
  }
}

/** What waits for a decision, the largest first. */
export async function listOpenGatherings(work: Work, limit: number): Promise<readonly OpenGathering[]> {
  return work.sql<OpenGathering[]>`
    select g.id, coalesce(f.title, g.label) as label, g.fix_id as "fixId",
      (select count(*) from imported_interventions i where i.id = any(g.repair_ids) and i.fix_id is null)::int as times
    from fix_gatherings g left join fixes f on f.id = g.fix_id
    where g.state = 'open' order by cardinality(g.repair_ids) desc, g.id limit ${limit}`;
}

/** An open gathering, locked; null where it was decided or never was. */
export async function lockOpenGathering(work: Work, id: string): Promise<Omit<Gathering, "key"> | null> {
  if (!isUuid(id)) return null;
  const [row] = await work.sql<Omit<Gathering, "key">[]>`
    select label, fix_id as "fixId", repair_ids as "repairIds" from fix_gatherings where id = ${id}::uuid and state = 'open' for update`;
  return row ?? null;
}

/** Notes what was decided on a gathering. */
export async function settleGathering(
  work: Work,
  id: string,
  decision: { readonly approved: boolean; readonly by: string | null },
): Promise<void> {
  await work.sql`
    update fix_gatherings set state = ${decision.approved ? "approved" : "declined"}, decided_by = ${decision.by}::uuid,
      decided_at = ${work.now}::timestamptz where id = ${id}::uuid`;
}

/** Lets imported repairs that name no fix count under one. Returns how many; those that name one meanwhile are left alone. */
export async function nameRepairs(work: Work, repairIds: readonly string[], fixId: string): Promise<number> {
  const named = await work.sql`
    update imported_interventions set fix_id = ${fixId}::uuid, txid = pg_current_xact_id()::text::bigint
    where id = any(${repairIds as string[]}::uuid[]) and fix_id is null`;
  return named.count;
}

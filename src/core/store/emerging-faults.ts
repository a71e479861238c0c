import type { EmergingFault } from "../domain/emerging-fault.ts";
import { desc, gte } from "./orm.ts";
import { emergingFaults } from "./schema/learning.ts";
import type { Work } from "./work.ts";

/** A finding that is not found again for so long has passed, days. */
const fresh = 3;

/** Keeps what is on the rise now; gives those that nobody has been told of yet, and marks them told. */
export async function keepEmergingFaults(
  work: Work,
  found: readonly EmergingFault[],
): Promise<readonly EmergingFault[]> {
  const untold: EmergingFault[] = [];
  for (const finding of found) {
    const rows = await work.sql<{ first: boolean }[]>`
      insert into emerging_faults (key, finding, first_seen_at, last_seen_at, told_at)
      values (${finding.key}, ${JSON.stringify(finding)}::text::jsonb, ${work.now}::timestamptz, ${work.now}::timestamptz, ${work.now}::timestamptz)
      on conflict (key) do update set finding = excluded.finding, last_seen_at = excluded.last_seen_at,
        -- One that had passed and comes back is news again.
        told_at = case when emerging_faults.last_seen_at < excluded.last_seen_at - make_interval(days => ${fresh})
          then excluded.told_at else emerging_faults.told_at end
      returning told_at = ${work.now}::timestamptz as first`;
    if (rows[0]?.first === true) untold.push(finding);
  }
  return untold;
}

/** What is on the rise, the surest first. */
export async function listEmergingFaults(work: Work, limit: number): Promise<readonly EmergingFault[]> {
  const since = new Date(work.now.getTime() - fresh * 86_400_000);
  const rows = await work.tx
    .select()
    .from(emergingFaults)
    .where(gte(emergingFaults.lastSeenAt, since))
    .orderBy(desc(emergingFaults.lastSeenAt));
  return rows
    .map(({ finding }) => finding)
    .sort((a, b) => a.q - b.q || (a.key < b.key ? -1 : 1))
    .slice(0, limit);
}

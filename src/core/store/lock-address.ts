import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/**
 * Lets changes of the thing at this address pass one after the other until the unit of work ends: what is compared with an `If-Match`
 * stays true until the change is written.
 */
export async function lockAddress(work: Work, address: string): Promise<void> {
  await work.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${address}, 17))`);
}

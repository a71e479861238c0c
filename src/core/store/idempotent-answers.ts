import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** The answer that a write with this key got. */
export type KeptAnswer = { readonly sameRequest: boolean; readonly status: number; readonly body: unknown };

/**
 * Begins a write under a key: null when it is the first, else the answer of the first. Waits for a first one that is under way in
 * another transaction. Must be ended by `keepAnswer` in the same transaction.
 */
export async function beginIdempotent(
  work: Work,
  ask: { readonly accountId: string; readonly key: string; readonly requestHash: Buffer },
): Promise<KeptAnswer | null> {
  const hash = ask.requestHash.toString("hex");
  const made = await work.tx.execute(sql`
    insert into idempotent_answers (account_id, key, request_hash, created_at)
    values (${ask.accountId}::uuid, ${ask.key}, decode(${hash}, 'hex'), ${work.now.toISOString()}::timestamptz)
    on conflict (account_id, key) do nothing returning 1`);
  if (made.length > 0) return null;
  const [kept] = await work.tx.execute<{ same: boolean; status: number; body: unknown }>(sql`
    select request_hash = decode(${hash}, 'hex') as same, status, body from idempotent_answers
    where account_id = ${ask.accountId}::uuid and key = ${ask.key}`);
  if (kept === undefined) throw new Error("an idempotent answer was neither made nor found");
  return { sameRequest: kept.same, status: kept.status, body: kept.body };
}

/** Keeps the answer of a write, in the transaction of its effects. */
export async function keepAnswer(
  work: Work,
  answer: { readonly accountId: string; readonly key: string; readonly status: number; readonly body: unknown },
): Promise<void> {
  await work.tx.execute(sql`
    update idempotent_answers set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
    where account_id = ${answer.accountId}::uuid and key = ${answer.key}`);
}

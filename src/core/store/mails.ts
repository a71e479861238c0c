import type { Work } from "./work.ts";

/** A mail that is due: `sealed` holds to whom and what. */
export type DueMail = { readonly id: string; readonly sealed: Buffer; readonly attempts: number };

/** Puts a mail into the queue; it is dropped unsent after `uselessAfter`. */
export async function insertMail(
  work: Work,
  mail: { readonly sealed: Buffer; readonly uselessAfter: Date },
): Promise<void> {
  await work.sql`
    insert into mails (id, sealed, next_attempt_at, useless_after, created_at)
    values (${work.newId()}::uuid, ${mail.sealed}, ${work.now}::timestamptz, ${mail.uselessAfter}::timestamptz, ${work.now}::timestamptz)`;
}

/**
 * Takes up to `limit` due mails for `holdMs`: another process does not take them meanwhile, and takes them after it should we have died.
 * Those that are of no use any more are removed.
 */
export async function claimMails(work: Work, limit: number, holdMs: number): Promise<readonly DueMail[]> {
  const until = new Date(work.now.getTime() + holdMs);
  await work.sql`delete from mails where useless_after <= ${work.now}::timestamptz`;
  return work.sql<DueMail[]>`
    update mails set attempts = attempts + 1, next_attempt_at = ${until}::timestamptz
    where id in (select id from mails where next_attempt_at <= ${work.now}::timestamptz order by created_at for update skip locked limit ${limit})
    returning id, sealed, attempts`;
}

/** Removes a mail that was sent, or that can never be. */
export async function removeMail(work: Work, mailId: string): Promise<void> {
  await work.sql`delete from mails where id = ${mailId}::uuid`;
}

/** Lets a mail wait for its next attempt. */
export async function postponeMail(work: Work, mailId: string, until: Date): Promise<void> {
  await work.sql`update mails set next_attempt_at = ${until}::timestamptz where id = ${mailId}::uuid`;
}

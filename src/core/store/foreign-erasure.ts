import type { Work } from "./work.ts";

const erasedName = "…";

/** Removes the words, versions and files of a message that another server said. Its row stays as the tombstone. */
export async function eraseForeignMessage(work: Work, messageId: string): Promise<void> {
  const { sql, now } = work;
  await sql`
    update messages set body = '[]', plain = '', foreign_author = foreign_author || jsonb_build_object('name', ${erasedName}::text)
    where id = ${messageId}::uuid`;
  await sql`update message_versions set body = '[]' where message_id = ${messageId}::uuid`;
  await sql`
    update files set state = 'deleted', deleted_at = ${now}::timestamptz, name = ${erasedName}
    where state = 'stored' and id in (select file_id from message_files where message_id = ${messageId}::uuid)`;
  // The events keep their hashes; without salt and words nothing is found from them.
  await sql`
    delete from event_words where event_id in (select e.id from events e join messages m on m.conversation_id = e.ticket_id
      where m.id = ${messageId}::uuid and e.data ->> 'messageId' = ${messageId})`;
}

/** Removes what a received ticket says of its customer: title, description, and the name of who stands for them here. */
export async function eraseForeignCustomer(work: Work, ticketId: string): Promise<void> {
  await work.sql`
    update accounts set name = ${erasedName}, active = false, erased_at = coalesce(erased_at, ${work.now}::timestamptz)
    where id = (select opener_id from tickets where id = ${ticketId}::uuid)
      and id in (select thing_id from federation_things where kind = 'customer')
      and not exists (select from identities i where i.account_id = accounts.id)`;
  await work.sql`update tickets set title = ${erasedName}, description = '' where id = ${ticketId}::uuid`;
}

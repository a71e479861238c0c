import type { RichText } from "../domain/rich-text.ts";
import type { Visibility } from "../domain/visibility.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** How a ticket's talk stands: how much was said, and the last of it. */
export type LastSaid = {
  readonly ticketId: string;
  readonly messages: number;
  readonly last: {
    readonly at: Date;
    readonly visibility: Visibility;
    readonly author: { readonly id: string; readonly name: string } | null;
    readonly body: RichText;
  };
};

/** The last that was said in each of these tickets, among messages of the visibilities that the reader may see; silent ones are left out. */
export async function readLastSaid(
  work: Work,
  ticketIds: readonly string[],
  visibilities: readonly Visibility[],
): Promise<ReadonlyMap<string, LastSaid>> {
  if (ticketIds.length === 0 || visibilities.length === 0) return new Map();
  const visible = sql.join(
    visibilities.map((one) => sql`${one}`),
    sql`, `,
  );
  const rows = await work.tx.execute<{
    ticketId: string;
    messages: number;
    at: Date;
    visibility: Visibility;
    author: { id: string; name: string } | null;
    body: RichText;
  }>(sql`
    select asked.id as "ticketId", said.messages, said.at, said.visibility, said.author, said.body
    from (select jsonb_array_elements_text(${JSON.stringify(ticketIds)}::jsonb)::uuid as id) asked cross join lateral (
      select m.created_at as at, m.visibility::text as visibility, m.body,
        case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as author,
        (select count(*)::int from messages n where n.conversation_id = asked.id and n.deleted_at is null and n.visibility::text in (${visible})) as messages
      from messages m left join accounts a on a.id = m.author_id
      where m.conversation_id = asked.id and m.deleted_at is null and m.visibility::text in (${visible})
      order by m.seq desc limit 1) said`);
  return new Map(
    rows.map(({ ticketId, messages, ...last }) => [
      ticketId,
      { ticketId, messages, last: { ...last, at: new Date(last.at) } },
    ]),
  );
}

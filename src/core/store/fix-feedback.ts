import { fixFeedback } from "./schema/learning.ts";
import type { Work } from "./work.ts";

/** Keeps what somebody says of a fix on a ticket; a new word replaces the old one. */
export async function keepFeedback(
  work: Work,
  said: {
    readonly ticketId: string;
    readonly fixId: string;
    readonly worked: boolean;
    readonly accountId: string | null;
  },
): Promise<void> {
  const { worked, accountId } = said;
  await work.tx
    .insert(fixFeedback)
    .values({ ...said, at: work.now })
    .onConflictDoUpdate({
      target: [fixFeedback.ticketId, fixFeedback.fixId],
      set: { worked, accountId, at: work.now },
    });
}

/** How suggested fixes did, of tickets that were suggested something in a span of time. */
export type SuggestionSums = {
  /** Tickets with at least one suggestion. */
  readonly suggested: number;
  /** Of these, repaired with a signed or waived report. */
  readonly repaired: number;
  /** Of these, by one of the suggested fixes, and by the first. */
  readonly byAny: number;
  readonly byFirst: number;
  /** Repairs by a suggested fix that came back within the desk's window. */
  readonly cameBack: number;
  /** What staff pressed. */
  readonly saidWorked: number;
  readonly saidFailed: number;
};

/** Counts what became of suggestions: what was pressed, and what signed reports show without anybody pressing. */
export async function readSuggestionSums(
  work: Work,
  span: { readonly from: Date; readonly until: Date },
): Promise<SuggestionSums> {
  const [row] = await work.sql<SuggestionSums[]>`
    with these as (
      select t.id from tickets t where t.created_at >= ${span.from}::timestamptz and t.created_at < ${span.until}::timestamptz and t.deleted_at is null
    ), outcomes as (
      select o.* from reporting.suggestion_outcomes o join these on these.id = o.ticket_key
    )
    select count(distinct ticket_key) filter (where place is not null)::int as suggested,
      (select count(distinct r.ticket_id) from reports r join outcomes o on o.ticket_key = r.ticket_id and o.place is not null
        where r.state in ('signed', 'waived'))::int as repaired,
      count(distinct ticket_key) filter (where place is not null and reported)::int as "byAny",
      count(distinct ticket_key) filter (where place = 1 and reported)::int as "byFirst",
      count(*) filter (where place is not null and reported and came_back)::int as "cameBack",
      count(*) filter (where said_worked)::int as "saidWorked", count(*) filter (where not said_worked)::int as "saidFailed"
    from outcomes`;
  if (row === undefined) throw new Error("the sums of suggestions have a row");
  return row;
}

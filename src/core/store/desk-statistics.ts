import { liveStatuses } from "../domain/statuses.ts";
import type { Work } from "./work.ts";

/** How the desk, a team or an organisation did with the tickets that were opened in a period. Minutes are of the clock, not of business. */
export type DeskStatistics = {
  /** The team or organisation; null for all together, and for tickets without a team. */
  readonly name: string | null;
  readonly opened: number;
  /** Of these, still live now. */
  readonly live: number;
  /** Medians; null where there is none yet. The first response is the first word to the customer, or the acceptance. */
  readonly responseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  readonly resolved: number;
  /** Resolved tickets that were opened again. */
  readonly reopened: number;
  readonly ratings: number;
  /** Mean stars, 1 to 5; null without a rating. */
  readonly stars: number | null;
};

export type StatisticsPeriod = { readonly from: Date; readonly until: Date };

/** Groups that are shown: the busiest. */
const mostGroups = 12;

/** All together first, then by team or organisation, the busiest first. Tickets that were rejected, merged or deleted are not counted. */
export async function readDeskStatistics(
  work: Work,
  period: StatisticsPeriod,
  by: "team" | "organisation",
): Promise<{ readonly all: DeskStatistics; readonly groups: readonly DeskStatistics[] }> {
  const rows = await work.sql<(DeskStatistics & { readonly isAll: boolean })[]>`
    with these as (
      select t.id, case ${by} when 'team' then t.team_id else t.organisation_id end as key, t.status::text as status, t.created_at,
        least(
          (select min(e.at) from events e where e.ticket_id = t.id and e.kind in ('ticket.accepted', 'ticket.started')),
          (select min(m.created_at) from messages m join accounts a on a.id = m.author_id where m.conversation_id = t.id
            and m.visibility = 'customer' and a.role in ('technician', 'engineer', 'admin') and a.id <> t.opener_id)) as answered_at,
        t.resolved_at,
        (select count(*) from events e where e.ticket_id = t.id and e.kind = 'ticket.reopened') as reopenings,
        r.stars
      from tickets t left join ratings r on r.ticket_id = t.id
      where t.created_at >= ${period.from}::timestamptz and t.created_at < ${period.until}::timestamptz
        and t.deleted_at is null and t.status::text not in ('rejected', 'merged')
    )
    select grouping(key) = 1 as "isAll",
      case when grouping(key) = 1 then null else coalesce((select name from teams where id = key), (select name from organisations where id = key)) end as name,
      count(*)::int as opened,
      (count(*) filter (where status = any(${liveStatuses as unknown as string[]})))::int as live,
      round(percentile_cont(0.5) within group (order by extract(epoch from answered_at - created_at) / 60))::int as "responseMinutes",
      round(percentile_cont(0.5) within group (order by extract(epoch from resolved_at - created_at) / 60))::int as "resolutionMinutes",
      (count(*) filter (where resolved_at is not null or reopenings > 0))::int as resolved,
      (count(*) filter (where reopenings > 0))::int as reopened,
      count(stars)::int as ratings, round(avg(stars), 2)::float as stars
    from these group by grouping sets ((), (key)) order by "isAll" desc, opened desc, name`;
  const strip = ({ isAll: _, ...row }: (typeof rows)[number]): DeskStatistics => row;
  const [all] = rows.filter(({ isAll }) => isAll);
  if (all === undefined) throw new Error("the grand total is always there");
  return {
    all: strip(all),
    groups: rows
      .filter(({ isAll }) => !isAll)
      .slice(0, mostGroups)
      .map(strip),
  };
}

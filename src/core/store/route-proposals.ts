import { isUuid } from "./accounts.ts";
import { eq, sql } from "./orm.ts";
import { routeProposals } from "./schema/learning.ts";
import { teams } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** A category that past assignments sent to one team, as an admin decides on it. */
export type OpenRoute = {
  readonly id: string;
  readonly category: string;
  readonly teamId: string;
  readonly team: string;
  readonly assigned: number;
  readonly ofAll: number;
};

/** How much past assignments must agree: at least so many tickets, and this share of them by people of one team. */
const leastAssigned = 8;
const leastShare = 0.75;
/** Assignments are looked back on for so long, days. */
const lookBackDays = 180;

/**
 * Proposes a route for every category that no team has yet and that people of one team were nearly always sent to. Whoever is in
 * several teams speaks for each. Returns how many are new; what was declined does not come again.
 */
export async function proposeRoutes(work: Work): Promise<number> {
  const since = new Date(work.now.getTime() - lookBackDays * 86_400_000);
  const made = await work.sql`
    with taken as (
      select t.id, t.category, t.assignee_id from tickets t
      where t.category is not null and t.assignee_id is not null and t.deleted_at is null and t.created_at >= ${since}::timestamptz
        and t.status::text in ('in_progress', 'on_hold', 'resolved', 'closed')
    ), every as (
      select category, count(*)::int as of_all from taken group by category
    ), by_team as (
      select k.category, m.team_id, count(*)::int as assigned
      from taken k join team_members m on m.account_id = k.assignee_id group by k.category, m.team_id
    )
    insert into route_proposals (id, category, team_id, assigned, of_all, created_at)
    select gen_random_uuid(), b.category, b.team_id, b.assigned, e.of_all, ${work.now}::timestamptz
    from by_team b join every e on e.category = b.category
    where b.assigned >= ${leastAssigned} and b.assigned >= ${leastShare}::float8 * e.of_all
      and not exists (select from teams t where b.category = any(t.categories))
    on conflict (category, team_id) do nothing`;
  return made.count;
}

/** Routes that wait for a decision, the best founded first. A category that was routed meanwhile is left out. */
export async function listOpenRoutes(work: Work, limit: number): Promise<readonly OpenRoute[]> {
  return work.sql<OpenRoute[]>`
    select p.id, p.category, p.team_id as "teamId", t.name as team, p.assigned, p.of_all as "ofAll"
    from route_proposals p join teams t on t.id = p.team_id
    where p.state = 'open' and not exists (select from teams o where p.category = any(o.categories))
    order by p.assigned::float / p.of_all desc, p.category limit ${limit}`;
}

/** An open route, locked; null where it was decided or never was. */
export async function lockOpenRoute(work: Work, routeId: string): Promise<OpenRoute | null> {
  if (!isUuid(routeId)) return null;
  const [row] = await work.sql<OpenRoute[]>`
    select p.id, p.category, p.team_id as "teamId", t.name as team, p.assigned, p.of_all as "ofAll"
    from route_proposals p join teams t on t.id = p.team_id
    where p.id = ${routeId}::uuid and p.state = 'open' for update of p`;
  return row ?? null;
}

/** Notes what was decided; approved, the team has the category from now on. */
export async function settleRoute(
  work: Work,
  route: OpenRoute,
  decision: { readonly approved: boolean; readonly by: string | null },
): Promise<void> {
  const { approved, by } = decision;
  await work.tx
    .update(routeProposals)
    .set({ state: approved ? "approved" : "declined", decidedBy: by, decidedAt: work.now })
    .where(eq(routeProposals.id, route.id));
  if (!approved) return;
  await work.tx
    .update(teams)
    .set({ categories: sql`array_append(array_remove(${teams.categories}, ${route.category}), ${route.category})` })
    .where(eq(teams.id, route.teamId));
}

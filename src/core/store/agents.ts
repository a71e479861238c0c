import type { Role } from "../domain/roles.ts";
import { isUuid } from "./accounts.ts";
import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { type SQL, sql } from "./orm.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

type Stretch = { readonly startsAt: string; readonly endsAt: string | null };

/** Somebody of the staff: whether they can be given work, how much they have, when they work. */
export type Agent = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly presence: "online" | "busy" | "offline";
  readonly skills: readonly string[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Whether they may be asked for something now, by shift and break. */
  readonly onShift: boolean;
  readonly onBreak: boolean;
  /** Live tickets that they are assigned to, by status. */
  readonly workload: {
    readonly opened: number;
    readonly inProgress: number;
    readonly onHold: number;
    readonly total: number;
  };
  /** What holds them next, or now: the booking of a ticket. */
  readonly booking: (Stretch & { readonly ticketNumber: number }) | null;
  /** The shift under way, else null. */
  readonly shift: Stretch | null;
  readonly nextShift: Stretch | null;
};

const stretch = (row: SQL) => sql`jsonb_build_object('startsAt', ${row}.starts_at, 'endsAt', ${row}.ends_at)`;

function columns(now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`a.id, a.name, a.role, a.presence, a.skills,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
      from team_members m join teams t on t.id = m.team_id where m.account_id = a.id), '[]') as teams,
    is_on_shift(a.id, ${at}) as "onShift",
    exists (select from shifts s join breaks b on b.shift_id = s.id where s.account_id = a.id and s.kind = 'actual'
      and b.starts_at <= ${at} and coalesce(b.ends_at, 'infinity') > ${at}) as "onBreak",
    (select jsonb_build_object('opened', count(*) filter (where t.status = 'opened'), 'inProgress', count(*) filter (where t.status = 'in_progress'),
        'onHold', count(*) filter (where t.status = 'on_hold'), 'total', count(*))
      from tickets t where t.assignee_id = a.id and t.deleted_at is null and t.status in ('opened', 'in_progress', 'on_hold')) as workload,
    (select jsonb_build_object('startsAt', lower(b.during), 'endsAt', upper(b.during), 'ticketNumber', t.number)
      from bookings b join tickets t on t.id = b.ticket_id where b.technician_id = a.id and b.released_at is null and upper(b.during) > ${at}
      order by lower(b.during) limit 1) as booking,
    (select ${stretch(sql`s`)} from shifts s where s.account_id = a.id and s.starts_at <= ${at} and coalesce(s.ends_at, 'infinity') > ${at}
      order by s.kind limit 1) as shift,
    (select ${stretch(sql`s`)} from shifts s where s.account_id = a.id and s.kind = 'planned' and s.starts_at > ${at} order by s.starts_at limit 1)
      as "nextShift"`;
}

const isAgent = sql`a.role in ('technician', 'engineer', 'admin') and a.active and a.erased_at is null`;
const load = sql`(select count(*) from tickets t where t.assignee_id = a.id and t.deleted_at is null
  and t.status in ('opened', 'in_progress', 'on_hold'))`;

export const agentSorts = ["name", "busiest"] as const;
const sorts: Readonly<Record<(typeof agentSorts)[number], Sort>> = {
  name: { by: sql`lower(a.name)`, kind: "text" },
  busiest: { by: load, kind: "number", descending: true },
};

/** Which of the staff. */
export type AgentFilter = {
  readonly search: string;
  readonly teamId: string | null;
  readonly presence: string | null;
  readonly onShift: boolean | null;
  readonly skill: string | null;
};

/** A page of the active staff. */
export async function listAgents(
  work: Work,
  filter: AgentFilter,
  page: PageAsk<keyof typeof sorts>,
): Promise<Page<Agent>> {
  const { teamId, presence, onShift, skill } = filter;
  const at = sql`${work.now.toISOString()}::timestamptz`;
  const where = [
    isAgent,
    containsWords(sql`lower(a.name)`, filter.search),
    teamId === null
      ? sql`true`
      : sql`exists (select from team_members m where m.account_id = a.id and m.team_id = ${teamId}::uuid)`,
    presence === null ? sql`true` : sql`a.presence::text = ${presence}`,
    onShift === null ? sql`true` : sql`is_on_shift(a.id, ${at}) = ${onShift}`,
    skill === null ? sql`true` : sql`${skill} = any(a.skills)`,
  ];
  return selectPage(
    work,
    { columns: columns(work.now), from: sql`from accounts a`, where, sorts, id: sql`a.id` },
    page,
  );
}

/** One of the active staff; null where there is none. */
export async function findAgent(work: Work, accountId: string): Promise<Agent | null> {
  if (!isUuid(accountId)) return null;
  const [row] = await work.tx.execute<Agent>(
    sql`select ${columns(work.now)} from accounts a where ${isAgent} and a.id = ${accountId}::uuid`,
  );
  return row === undefined ? null : { ...row };
}

/** How much there is to do: of a team (null: of no team) or all together. */
export type Workload = {
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly waiting: number;
  readonly opened: number;
  readonly inProgress: number;
  readonly onHold: number;
  readonly unsigned: number;
  readonly breached: number;
  readonly oldestWaitingAt: Date | null;
};

/** Live tickets by team, those of none last. */
export async function readWorkload(work: Work): Promise<readonly Workload[]> {
  const rows = await work.tx.execute<Workload>(sql`
    select case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end as team,
      (count(*) filter (where t.status = 'new'))::int as waiting, (count(*) filter (where t.status = 'opened'))::int as opened,
      (count(*) filter (where t.status = 'in_progress'))::int as "inProgress", (count(*) filter (where t.status = 'on_hold'))::int as "onHold",
      (count(*) filter (where exists (select from reports r where r.ticket_id = t.id and r.state = 'submitted')))::int as unsigned,
      (count(*) filter (where exists (select from sla_clocks c where c.ticket_id = t.id and c.breached_at is not null)))::int as breached,
      min(t.created_at) filter (where t.status = 'new') as "oldestWaitingAt"
    from tickets t left join teams g on g.id = t.team_id
    where t.deleted_at is null and t.status in ('new', 'opened', 'in_progress', 'on_hold')
    group by g.id, g.name order by g.name nulls last`);
  return [...rows];
}

import type { Role } from "../domain/roles.ts";
import { isUuid } from "./accounts.ts";
import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { and, eq, sql } from "./orm.ts";
import { teamMembers, teams } from "./schema/people.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

/** A team with its people and the desk channels that its cards go to. */
export type TeamListed = {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly categories: readonly string[];
  readonly autoAssign: boolean;
  readonly members: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  readonly channels: readonly { readonly platform: string; readonly workspace: string; readonly channel: string }[];
};

const columns = sql`t.id, t.name, t.skills, t.categories, t.auto_assign as "autoAssign",
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'role', a.role) order by lower(a.name), a.id)
    from team_members m join accounts a on a.id = m.account_id where m.team_id = t.id), '[]') as members,
  coalesce((select jsonb_agg(jsonb_build_object('platform', c.platform, 'workspace', c.workspace, 'channel', c.channel) order by c.platform, c.id)
    from desk_channels c where c.team_id = t.id), '[]') as channels`;

export const teamSorts = ["name", "newest"] as const;
const sorts: Readonly<Record<(typeof teamSorts)[number], Sort>> = {
  name: { by: sql`lower(t.name)`, kind: "text" },
  newest: { by: sql`t.created_at`, kind: "time", descending: true },
};

/** A page of the teams. */
export async function pageOfTeams(
  work: Work,
  search: string,
  page: PageAsk<keyof typeof sorts>,
): Promise<Page<TeamListed>> {
  const where = [containsWords(sql`lower(t.name)`, search)];
  return selectPage(work, { columns, from: sql`from teams t`, where, sorts, id: sql`t.id` }, page);
}

/** One team; null where there is none. */
export async function findTeam(work: Work, teamId: string): Promise<TeamListed | null> {
  if (!isUuid(teamId)) return null;
  const [row] = await work.tx.execute<TeamListed>(sql`select ${columns} from teams t where t.id = ${teamId}::uuid`);
  return row === undefined ? null : { ...row };
}

/** Stores a team; its name is unique. */
export async function insertTeam(work: Work, row: Omit<typeof teams.$inferInsert, "createdAt">): Promise<void> {
  await work.tx.insert(teams).values({ ...row, createdAt: work.now });
}

/** Writes a change; an empty one is no statement. */
export async function updateTeam(
  work: Work,
  teamId: string,
  change: Partial<Omit<typeof teams.$inferInsert, "id" | "createdAt">>,
): Promise<void> {
  if (Object.keys(change).length > 0) await work.tx.update(teams).set(change).where(eq(teams.id, teamId));
}

/** Removes a team with its memberships; a foreign key refuses it while tickets, calendars or channels name it. */
export async function deleteTeam(work: Work, teamId: string): Promise<void> {
  await work.tx.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
  await work.tx.delete(teams).where(eq(teams.id, teamId));
}

/** Puts somebody into a team, once however often it is said. */
export async function insertMember(work: Work, teamId: string, accountId: string): Promise<void> {
  await work.tx.insert(teamMembers).values({ teamId, accountId }).onConflictDoNothing();
}

/** Takes somebody out of a team. */
export async function deleteMember(work: Work, teamId: string, accountId: string): Promise<void> {
  await work.tx.delete(teamMembers).where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.accountId, accountId)));
}

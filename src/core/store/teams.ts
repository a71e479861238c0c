import { eq, sql } from "./orm.ts";
import { deskChannels, teamMembers, teams } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type Team = typeof teams.$inferSelect;
export type DeskChannel = typeof deskChannels.$inferSelect;

/** Every team, by name. */
export async function listTeams(work: Work): Promise<readonly Team[]> {
  return work.tx.select().from(teams).orderBy(teams.name);
}

/** The team that a category is routed to, the first by name where several are; null for none. */
export async function findTeamForCategory(work: Work, category: string): Promise<Team | null> {
  const [row] = await work.tx
    .select()
    .from(teams)
    .where(sql`${category} = any(${teams.categories})`)
    .orderBy(teams.name)
    .limit(1);
  return row ?? null;
}

/** The ids of the accounts in a team. */
export async function memberIdsOf(work: Work, teamId: string): Promise<readonly string[]> {
  const rows = await work.tx
    .select({ id: teamMembers.accountId })
    .from(teamMembers)
    .where(eq(teamMembers.teamId, teamId));
  return rows.map((row) => row.id);
}

/** Names a desk channel where a platform's cards go (null: those without a team), once however often it is named. */
export async function ensureDeskChannel(
  work: Work,
  channel: Pick<DeskChannel, "platform" | "workspace" | "channel" | "teamId">,
): Promise<void> {
  await work.tx
    .insert(deskChannels)
    .values({ id: work.newId(), ...channel, createdAt: work.now })
    .onConflictDoNothing();
}

import { isUuid } from "./accounts.ts";
import { eq } from "./orm.ts";
import { organisations } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type Organisation = typeof organisations.$inferSelect;

/** Stores an organisation and returns its id. */
export async function insertOrganisation(work: Work, name: string): Promise<string> {
  const id = work.newId();
  await work.tx.insert(organisations).values({ id, name, createdAt: work.now });
  return id;
}

/** The organisation; null where there is none. */
export async function findOrganisation(work: Work, organisationId: string): Promise<Organisation | null> {
  if (!isUuid(organisationId)) return null;
  const [row] = await work.tx.select().from(organisations).where(eq(organisations.id, organisationId));
  return row ?? null;
}

/** Writes a change. */
export async function updateOrganisation(
  work: Work,
  organisationId: string,
  change: Partial<Pick<Organisation, "name" | "membersSeeEachOther">>,
): Promise<void> {
  await work.tx.update(organisations).set(change).where(eq(organisations.id, organisationId));
}

import type { readableOrganisation } from "../domain/readable-organisation.ts";
import type { Role } from "../domain/roles.ts";
import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { eq, inArray, type SQL, sql } from "./orm.ts";
import { organisations } from "./schema/people.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

/** The condition that what belongs to the organisation in `column` may be seen. */
export function belongsTo(column: SQL, readable: ReturnType<typeof readableOrganisation>): SQL {
  return readable.all ? sql`true` : sql`${column} = ${readable.id}::uuid`;
}

export const organisationSorts = ["name", "newest"] as const;
const sorts: Readonly<Record<(typeof organisationSorts)[number], Sort>> = {
  name: { by: sql`lower(o.name)`, kind: "text" },
  newest: { by: sql`o.created_at`, kind: "time", descending: true },
};

export type OrganisationListed = {
  readonly id: string;
  readonly name: string;
  readonly membersSeeEachOther: boolean;
  readonly createdAt: Date;
};

/** A page of the organisations that may be read. */
export async function listOrganisations(
  work: Work,
  filter: { readonly readable: ReturnType<typeof readableOrganisation>; readonly search: string },
  page: PageAsk<keyof typeof sorts>,
): Promise<Page<OrganisationListed>> {
  return selectPage(
    work,
    {
      columns: sql`o.id, o.name, o.members_see_each_other as "membersSeeEachOther", o.created_at as "createdAt"`,
      from: sql`from organisations o`,
      where: [belongsTo(sql`o.id`, filter.readable), containsWords(sql`lower(o.name)`, filter.search)],
      sorts,
      id: sql`o.id`,
    },
    page,
  );
}

/** Somebody of an organisation, as its other members may know them. */
export type MemberListed = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly maySign: boolean;
  readonly active: boolean;
};

/** A page of an organisation's people by name; erased accounts are left out. */
export async function listMembers(
  work: Work,
  organisationId: string,
  page: PageAsk<"name">,
): Promise<Page<MemberListed>> {
  return selectPage(
    work,
    {
      columns: sql`a.id, a.name, a.role, a.may_sign as "maySign", a.active`,
      from: sql`from accounts a`,
      where: [sql`a.organisation_id = ${organisationId}::uuid`, sql`a.erased_at is null`],
      sorts: { name: { by: sql`lower(a.name)`, kind: "text" } },
      id: sql`a.id`,
    },
    page,
  );
}

/** Removes an organisation; a foreign key refuses it while anything belongs to it. */
export async function deleteOrganisation(work: Work, organisationId: string): Promise<void> {
  await work.tx.delete(organisations).where(eq(organisations.id, organisationId));
}

/** What these organisations are called, by their ids. */
export async function organisationNames(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { id, name } = organisations;
  const rows = await work.tx
    .select({ id, name })
    .from(organisations)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

import type { readableOrganisation } from "../domain/readable-organisation.ts";
import { isUuid } from "./accounts.ts";
import type { Site } from "./equipment.ts";
import { type Page, type PageAsk, type Sort, selectPage } from "./keyset-page.ts";
import { belongsTo } from "./organisation-lists.ts";
import { eq, sql } from "./orm.ts";
import { sites } from "./schema/people.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

export const siteSorts = ["name", "newest"] as const;
const sorts: Readonly<Record<(typeof siteSorts)[number], Sort>> = {
  name: { by: sql`lower(s.name)`, kind: "text" },
  newest: { by: sql`s.created_at`, kind: "time", descending: true },
};

/** A page of the sites that may be read, of one organisation where it is named. */
export async function listSites(
  work: Work,
  filter: {
    readonly readable: ReturnType<typeof readableOrganisation>;
    readonly organisationId: string | null;
    readonly search: string;
  },
  page: PageAsk<keyof typeof sorts>,
): Promise<Page<Site>> {
  const { organisationId } = filter;
  return selectPage(
    work,
    {
      columns: sql`s.id, s.organisation_id as "organisationId", s.name, s.address, s.latitude, s.longitude, s.time_zone as "timeZone",
        s.region, s.created_at as "createdAt"`,
      from: sql`from sites s`,
      where: [
        belongsTo(sql`s.organisation_id`, filter.readable),
        organisationId === null ? sql`true` : sql`s.organisation_id = ${organisationId}::uuid`,
        containsWords(sql`lower(concat_ws(' ', s.name, s.address, s.region))`, filter.search),
      ],
      sorts,
      id: sql`s.id`,
    },
    page,
  );
}

/** One site; null where there is none. */
export async function findSite(work: Work, siteId: string): Promise<Site | null> {
  if (!isUuid(siteId)) return null;
  const [row] = await work.tx.select().from(sites).where(eq(sites.id, siteId));
  return row ?? null;
}

/** Stores a site. */
export async function insertSite(work: Work, site: Omit<typeof sites.$inferInsert, "createdAt">): Promise<void> {
  await work.tx.insert(sites).values({ ...site, createdAt: work.now });
}

/** Writes a change; an empty one is no statement. */
export async function updateSite(work: Work, siteId: string, change: Partial<Site>): Promise<void> {
  if (Object.keys(change).length > 0) await work.tx.update(sites).set(change).where(eq(sites.id, siteId));
}

/** Removes a site; a foreign key refuses it while a ticket or unit names it. */
export async function deleteSite(work: Work, siteId: string): Promise<void> {
  await work.tx.delete(sites).where(eq(sites.id, siteId));
}

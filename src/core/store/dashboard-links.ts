import { hashSecret } from "../domain/secret-token.ts";
import type { Work } from "./work.ts";

/** A link that shows one maker's dashboards to whoever holds it. */
export type DashboardLink = {
  readonly id: string;
  /** The maker's folder. */
  readonly slug: string;
  /** What it was made for, in the words of whoever made it. */
  readonly label: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Stores a link under its token's hash and gives its id. */
export async function insertDashboardLink(
  work: Work,
  link: Omit<DashboardLink, "id" | "createdAt"> & { readonly token: string; readonly createdBy: string | null },
): Promise<string> {
  const id = work.newId();
  await work.sql`
    insert into dashboard_links (id, slug, label, token_hash, created_by, created_at, expires_at)
    values (${id}, ${link.slug}, ${link.label}, ${hashSecret(link.token)}, ${link.createdBy}, ${work.now}, ${link.expiresAt})`;
  return id;
}

/** The folder that a token opens; null for one that is unknown, over or revoked: they are never told apart. */
export async function slugOfDashboardLink(work: Work, token: string): Promise<string | null> {
  const [row] = await work.sql<{ slug: string }[]>`
    select slug from dashboard_links
    where token_hash = ${hashSecret(token)} and revoked_at is null and expires_at > ${work.now}`;
  return row?.slug ?? null;
}

/** Links that still work, the newest first. */
export async function listDashboardLinks(work: Work): Promise<readonly DashboardLink[]> {
  return work.sql<DashboardLink[]>`
    select id, slug, label, created_at as "createdAt", expires_at as "expiresAt" from dashboard_links
    where revoked_at is null and expires_at > ${work.now} order by created_at desc, id desc limit 1000`;
}

/** Ends a link; false where there was none to end. */
export async function endDashboardLink(work: Work, id: string): Promise<boolean> {
  const rows = await work.sql`
    update dashboard_links set revoked_at = ${work.now} where id = ${id} and revoked_at is null returning id`;
  return rows.length > 0;
}

/** The folder of the maker that an account reads for; null where it is not there to read one's dashboards. */
export async function dashboardOfAccount(
  work: Work,
  accountId: string,
): Promise<{ slug: string; maker: string } | null> {
  const [row] = await work.sql<{ slug: string; maker: string }[]>`
    select m.slug, m.id as maker from accounts a join manufacturers m on m.id = a.manufacturer_id
    where a.id = ${accountId} and a.role = 'manufacturer' and a.active`;
  return row ?? null;
}

/** Ids of all manufacturers that the desk keeps: imported history names others, which are nobody's account. */
export async function manufacturerIds(work: Work): Promise<ReadonlySet<string>> {
  const rows = await work.sql<{ id: string }[]>`select id from manufacturers`;
  return new Set(rows.map(({ id }) => id));
}

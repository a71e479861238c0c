import type { Role } from "../domain/roles.ts";
import { liveStatuses } from "../domain/statuses.ts";
import { isUuid } from "./accounts.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** A person as lists of people show them. `openTickets` are the live ones they work on (staff) or opened (others). */
export type PersonListed = {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly organisation: string | null;
  readonly presence: "online" | "busy" | "offline";
  readonly skills: readonly string[];
  readonly active: boolean;
  readonly openTickets: number;
};

/**
 * People whose id or e-mail address is the text, or whose name, address or organisation contains each of its words; an exact name or
 * address first. Empty text lists everybody. Erased accounts are left out.
 */
export async function searchPeople(
  work: Work,
  query: {
    readonly text: string;
    readonly roles?: readonly Role[];
    readonly activeOnly?: boolean;
    readonly limit: number;
  },
): Promise<readonly PersonListed[]> {
  const text = query.text.trim().toLowerCase();
  const words = text
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
  const contains = words.map((word) => sql`strpos(lower(concat_ws(' ', a.name, a.email, o.name)), ${word}) > 0`);
  const conditions = [sql`a.erased_at is null`];
  if (query.activeOnly ?? true) conditions.push(sql`a.active`);
  if (isUuid(text)) conditions.push(sql`a.id = ${text}::uuid`);
  else conditions.push(...contains);
  if (query.roles !== undefined) conditions.push(sql`a.role in (${list(query.roles)})`);
  const rows = await work.tx.execute<{
    account_id: string;
    name: string;
    role: Role;
    email: string | null;
    organisation: string | null;
    presence: "online" | "busy" | "offline";
    skills: string[];
    active: boolean;
    open_tickets: number;
  }>(sql`
    select a.id as account_id, a.name, a.role, a.email, o.name as organisation, a.presence, a.skills, a.active, (
      select count(*)::int from tickets t where t.deleted_at is null and t.status in (${list(liveStatuses)})
        and (t.assignee_id = a.id or (t.opener_id = a.id and a.role not in ('technician', 'engineer', 'admin')))) as open_tickets
    from accounts a left join organisations o on o.id = a.organisation_id
    where ${sql.join(conditions, sql` and `)}
    order by (lower(a.name) = ${text} or lower(a.email) = ${text}) desc nulls last, lower(a.name), a.id
    limit ${query.limit}`);
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    email: row.email,
    organisation: row.organisation,
    presence: row.presence,
    skills: row.skills,
    active: row.active,
    openTickets: row.open_tickets,
  }));
}

function list(values: readonly string[]) {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
}

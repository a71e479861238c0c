import type { Person } from "../domain/actor.ts";
import type { Priority } from "../domain/priority.ts";
import { Problem } from "../domain/problem.ts";
import { isStaff } from "../domain/roles.ts";
import { liveStatuses, type Status } from "../domain/statuses.ts";
import type { TicketView } from "../domain/ticket-view.ts";
import { type SQL, sql } from "./orm.ts";
import { selectTicketViews } from "./ticket-views.ts";
import type { Work } from "./work.ts";

/**
 * Which tickets: `queue` all of the desk (staff), `mine` those assigned to the person, `own` those that the person opened or may see
 * as a member. `search` looks in title, description and number. `limit` is cut to 1..100.
 */
export type TicketFilter = {
  readonly scope: "queue" | "mine" | "own";
  readonly statuses?: readonly Status[] | undefined;
  readonly priorities?: readonly Priority[] | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly equipmentId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly tag?: string | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

export type TicketPage = { readonly items: readonly TicketView[]; readonly nextCursor: string | null };

/** Tickets newest first, a page at a time. Throws Problem `cursor.invalid` for a cursor that we did not give. */
export async function listTickets(work: Work, person: Person, filter: TicketFilter): Promise<TicketPage> {
  const limit = Math.min(100, Math.max(1, Math.trunc(filter.limit)));
  const conditions = [sql`t.deleted_at is null`, scopeOf(person, filter.scope)];
  if (filter.statuses !== undefined && filter.statuses.length > 0)
    conditions.push(oneOf(sql`t.status`, filter.statuses));
  if (filter.priorities !== undefined && filter.priorities.length > 0) {
    conditions.push(oneOf(sql`t.priority`, filter.priorities));
  }
  if (filter.assigneeId === null) conditions.push(sql`t.assignee_id is null`);
  else if (filter.assigneeId !== undefined) conditions.push(sql`t.assignee_id = ${filter.assigneeId}::uuid`);
  if (filter.equipmentId !== undefined) conditions.push(sql`t.equipment_id = ${filter.equipmentId}::uuid`);
  if (filter.organisationId !== undefined) conditions.push(sql`t.organisation_id = ${filter.organisationId}::uuid`);
  if (filter.tag !== undefined) conditions.push(sql`${filter.tag} = any(t.tags)`);
  if (filter.search !== undefined && filter.search !== "") conditions.push(searchOf(filter.search));
  if (filter.cursor !== undefined) {
    const { createdAt, id } = readCursor(filter.cursor);
    conditions.push(sql`(t.created_at, t.id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  const found = await selectTicketViews(work, { where: sql.join(conditions, sql` and `), limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? writeCursor(last) : null };
}

/** Live tickets that plain words could be about: assigned to the person (staff) or opened by them (customers), newest first. */
export async function activeTicketsOf(work: Work, person: Person): Promise<readonly TicketView[]> {
  const whose = isStaff(person.role)
    ? sql`t.assignee_id = ${person.accountId}::uuid`
    : sql`t.opener_id = ${person.accountId}::uuid`;
  return selectTicketViews(work, {
    where: sql`t.deleted_at is null and ${whose} and ${oneOf(sql`t.status`, [...liveStatuses, "resolved"])}`,
    order: sql`t.updated_at desc, t.id desc`,
    limit: 25,
  });
}

/** How many live tickets the person has opened. */
export async function countOpenTickets(work: Work, accountId: string): Promise<number> {
  const rows = await work.tx.execute<{ open: number }>(sql`
    select count(*)::int as open from tickets t
    where t.opener_id = ${accountId}::uuid and t.deleted_at is null and ${oneOf(sql`t.status`, liveStatuses)}`);
  return rows[0]?.open ?? 0;
}

function scopeOf(person: Person, scope: TicketFilter["scope"]): SQL {
  if (scope === "queue" && isStaff(person.role)) return sql`true`;
  if (scope === "mine" && isStaff(person.role)) return sql`t.assignee_id = ${person.accountId}::uuid`;
  return sql`(t.opener_id = ${person.accountId}::uuid
    or (t.organisation_id = ${person.organisationId}::uuid and ${person.role === "customer"} and o.members_see_each_other))`;
}

function searchOf(search: string): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const number = /^#?(\d{1,15})$/.exec(search.trim())?.[1];
  return number === undefined
    ? sql`(t.title ilike ${pattern} or t.description ilike ${pattern} or e.label ilike ${pattern} or o.name ilike ${pattern})`
    : sql`(t.number = ${Number(number)} or t.title ilike ${pattern})`;
}

function oneOf(column: SQL, values: readonly string[]): SQL {
  return sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

function writeCursor(last: TicketView): string {
  return Buffer.from(`${last.createdAt.toISOString()} ${last.id}`).toString("base64url");
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const known = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(createdAt ?? "") && /^[0-9a-f-]{36}$/.test(id ?? "");
  if (createdAt === undefined || id === undefined || !known) throw new Problem("cursor.invalid", {});
  return { createdAt, id };
}

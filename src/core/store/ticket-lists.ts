import type { Person } from "../domain/actor.ts";
import { type Priority, priorities } from "../domain/priority.ts";
import { Problem } from "../domain/problem.ts";
import { isStaff } from "../domain/roles.ts";
import { liveStatuses, type Status } from "../domain/statuses.ts";
import type { TicketView } from "../domain/ticket-view.ts";
import { isUuid } from "./accounts.ts";
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
  /** Newest first unless it says otherwise. */
  readonly sort?: TicketSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

export const ticketSorts = ["newest", "oldest", "updated", "priority", "due"] as const;
export type TicketSort = (typeof ticketSorts)[number];

type SortRule = {
  readonly by: SQL;
  readonly descending: boolean;
  /** What the cursor holds of the last ticket. */
  readonly key: (view: TicketView) => string;
};
// A ticket that is due at no time comes after all that are.
const never = "9999-12-31T23:59:59.000Z";
const sorts: Readonly<Record<TicketSort, SortRule>> = {
  newest: { by: sql`t.created_at`, descending: true, key: (view) => view.createdAt.toISOString() },
  oldest: { by: sql`t.created_at`, descending: false, key: (view) => view.createdAt.toISOString() },
  updated: { by: sql`t.updated_at`, descending: true, key: (view) => view.updatedAt.toISOString() },
  priority: { by: sql`t.priority`, descending: false, key: (view) => view.priority },
  due: {
    by: sql`coalesce(t.due_at, ${never}::timestamptz)`,
    descending: false,
    key: (view) => view.dueAt?.toISOString() ?? never,
  },
};

export type TicketPage = { readonly items: readonly TicketView[]; readonly nextCursor: string | null };

/** Tickets, newest first unless sorted otherwise, a page at a time. Throws Problem `cursor.invalid` for a cursor that we did not give. */
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
  const name = filter.sort ?? "newest";
  const { by, descending } = sorts[name];
  const way = descending ? sql`desc` : sql`asc`;
  if (filter.cursor !== undefined) {
    const { key, id } = readCursor(filter.cursor, name);
    const last = name === "priority" ? sql`${key}::priority` : sql`${key}::timestamptz`;
    conditions.push(sql`(${by}, t.id) ${descending ? sql`<` : sql`>`} (${last}, ${id}::uuid)`);
  }
  const where = sql.join(conditions, sql` and `);
  const order = sql`${by} ${way}, t.id ${way}`;
  const found = await selectTicketViews(work, { where, order, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? writeCursor(last, name) : null };
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

function writeCursor(last: TicketView, sort: TicketSort): string {
  const mark = sort === "newest" ? "" : ` ${sort}`;
  return Buffer.from(`${sorts[sort].key(last)} ${last.id}${mark}`).toString("base64url");
}

function readCursor(cursor: string, sort: TicketSort): { key: string; id: string } {
  const [key = "", id = "", mark = "newest"] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const isKey =
    sort === "priority"
      ? (priorities as readonly string[]).includes(key)
      : /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(key) && !Number.isNaN(Date.parse(key));
  if (mark !== sort || !isKey || !isUuid(id)) throw new Problem("cursor.invalid", {});
  return { key, id };
}

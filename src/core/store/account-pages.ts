import type { Language } from "../domain/languages.ts";
import type { Role } from "../domain/roles.ts";
import { liveStatuses } from "../domain/statuses.ts";
import { type Page, type PageAsk, selectPage } from "./keyset-page.ts";
import { type SQL, sql } from "./orm.ts";
import { containsWords } from "./search-words.ts";
import type { Work } from "./work.ts";

/** An account as lists and its own page show it. `logins` are the platforms it comes by. */
export type AccountShown = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly manufacturerId: string | null;
  readonly maySign: boolean;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly presence: "online" | "busy" | "offline";
  readonly skills: readonly string[];
  readonly guest: boolean;
  readonly active: boolean;
  readonly logins: readonly string[];
  /** Live tickets that they work on (staff) or opened (others). */
  readonly openTickets: number;
  readonly createdAt: string;
};

export const accountSorts = ["name", "created", "-created"] as const;

const columns = sql`a.id, a.name, a.role, a.email, a.manufacturer_id as "manufacturerId", a.may_sign as "maySign", a.language,
  a.time_zone as "timeZone", a.presence, a.skills, a.guest, a.active, to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as organisation,
  array(select distinct platform from identities i where i.account_id = a.id order by platform) as logins,
  (select count(*)::int from tickets t where t.deleted_at is null and t.status in (${sql.join(
    liveStatuses.map((status) => sql`${status}`),
    sql`, `,
  )}) and (t.assignee_id = a.id or (t.opener_id = a.id and a.role not in ('technician', 'engineer', 'admin')))) as "openTickets"`;
const from = sql`from accounts a left join organisations o on o.id = a.organisation_id`;

/** A page of accounts that were not deleted or erased. `text` is looked for in name, organisation and (`emailToo`) address. */
export async function pageOfAccounts(
  work: Work,
  filter: {
    readonly text?: string | undefined;
    readonly emailToo: boolean;
    readonly roles?: readonly Role[] | undefined;
    readonly organisationId?: string | undefined;
    readonly active?: boolean | undefined;
    readonly presence?: string | undefined;
  },
  page: PageAsk<(typeof accountSorts)[number]>,
): Promise<Page<AccountShown>> {
  const where: SQL[] = [sql`a.erased_at is null`];
  if (filter.text !== undefined) {
    const seen = filter.emailToo
      ? sql`lower(concat_ws(' ', a.name, a.email, o.name))`
      : sql`lower(concat_ws(' ', a.name, o.name))`;
    where.push(containsWords(seen, filter.text));
  }
  if (filter.roles !== undefined && filter.roles.length > 0) {
    where.push(
      sql`a.role in (${sql.join(
        filter.roles.map((role) => sql`${role}`),
        sql`, `,
      )})`,
    );
  }
  if (filter.organisationId !== undefined) where.push(sql`a.organisation_id = ${filter.organisationId}::uuid`);
  if (filter.active !== undefined) where.push(sql`a.active = ${filter.active}`);
  if (filter.presence !== undefined) where.push(sql`a.presence::text = ${filter.presence}`);
  const sorts = {
    name: { by: sql`lower(a.name)`, kind: "text" },
    created: { by: sql`a.created_at`, kind: "time" },
    "-created": { by: sql`a.created_at`, kind: "time", descending: true },
  } as const;
  return selectPage<AccountShown, (typeof accountSorts)[number]>(
    work,
    { columns, from, where, sorts, id: sql`a.id` },
    page,
  );
}

/** One account that was not deleted or erased; null where there is none. */
export async function showAccountRow(work: Work, accountId: string): Promise<AccountShown | null> {
  const rows = await work.tx.execute<AccountShown>(
    sql`select ${columns} ${from} where a.id = ${accountId}::uuid and a.erased_at is null`,
  );
  return rows[0] ?? null;
}

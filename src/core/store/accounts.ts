import type { Person } from "../domain/actor.ts";
import type { Language } from "../domain/languages.ts";
import type { Role } from "../domain/roles.ts";
import { and, eq, isNull, sql } from "./orm.ts";
import { accounts } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type Account = typeof accounts.$inferSelect;
/** Fields of an account that a change may set. */
export type AccountChange = Partial<Omit<Account, "id" | "createdAt">>;

/** A new account; what is left out gets its default. */
export type NewAccount = Pick<Account, "role" | "name"> & AccountChange & { readonly id?: string };

/** Stores an account and returns it. A taken e-mail address is a unique violation: see `isUniqueViolation`. */
export async function insertAccount(work: Work, account: NewAccount): Promise<Account> {
  const [row] = await work.tx
    .insert(accounts)
    .values({ ...account, id: account.id ?? work.newId(), createdAt: work.now })
    .returning();
  if (row === undefined) throw new Error("an account was not stored");
  return row;
}

/** The account; null where there is none, or `accountId` is no id at all. */
export async function findAccount(work: Work, accountId: string): Promise<Account | null> {
  if (!isUuid(accountId)) return null;
  const [row] = await work.tx.select().from(accounts).where(eq(accounts.id, accountId));
  return row ?? null;
}

/**
 * The account, locked until the end of the unit of work against every other change of it. Rows that merely name the account can
 * still be written meanwhile.
 */
export async function lockAccount(work: Work, accountId: string): Promise<Account | null> {
  if (!isUuid(accountId)) return null;
  const [row] = await work.tx.select().from(accounts).where(eq(accounts.id, accountId)).for("no key update");
  return row ?? null;
}

/** Several accounts, locked in one order whoever asks, so that two askers never wait for each other. */
export async function lockAccounts(work: Work, accountIds: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  const found = new Map<string, Account>();
  for (const accountId of [...accountIds].sort()) {
    const account = await lockAccount(work, accountId);
    if (account !== null) found.set(account.id, account);
  }
  return found;
}

/** The account with this e-mail address (as `readEmail` gives it). */
export async function findAccountByEmail(work: Work, email: string): Promise<Account | null> {
  const [row] = await work.tx
    .select()
    .from(accounts)
    .where(and(sql`lower(${accounts.email}) = ${email}`, isNull(accounts.erasedAt)));
  return row ?? null;
}

/** Writes a change. */
export async function updateAccount(work: Work, accountId: string, change: AccountChange): Promise<void> {
  await work.tx.update(accounts).set(change).where(eq(accounts.id, accountId));
}

/** Every active admin, locked: how many there are stays true until the unit of work ends. */
export async function lockAdmins(work: Work): Promise<readonly string[]> {
  const rows = await work.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.role, "admin"), eq(accounts.active, true)))
    .orderBy(accounts.id)
    .for("no key update");
  return rows.map((row) => row.id);
}

/** Whether anybody is an active admin yet. */
export async function hasAdmin(work: Work): Promise<boolean> {
  const rows = await work.tx.execute<{ found: boolean }>(
    sql`select exists (select from accounts where role = 'admin' and active) as found`,
  );
  return rows[0]?.found ?? false;
}

/** The account as somebody who acts, by the given login. */
export function personOf(work: Work, account: Account, identityId: string | null): Person {
  return {
    kind: "person",
    accountId: account.id,
    role: account.role satisfies Role,
    organisationId: account.organisationId,
    maySign: account.maySign,
    name: account.name,
    language: account.language ?? (work.settings.language as Language),
    timeZone: account.timeZone,
    identityId,
  };
}

/** Whether the text is a UUID: Postgres refuses to compare anything else with one. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

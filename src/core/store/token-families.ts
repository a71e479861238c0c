import { hashSecret } from "../domain/secret-token.ts";
import type { Account } from "./accounts.ts";
import { and, eq, isNull } from "./orm.ts";
import { accounts } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** Why the tokens of one sign-in work no longer. */
export type FamilyEnd = "signed_out" | "reused" | "account";

/** Begins a family with its first refresh token; returns its id. */
export async function insertFamily(
  work: Work,
  family: { readonly accountId: string; readonly refreshToken: string; readonly expiresAt: Date },
): Promise<string> {
  const id = work.newId();
  await work.sql`
    insert into token_families (id, account_id, created_at, expires_at)
    values (${id}::uuid, ${family.accountId}::uuid, ${work.now}::timestamptz, ${family.expiresAt}::timestamptz)`;
  await insertRefreshToken(work, id, family.refreshToken);
  return id;
}

/** Adds the next refresh token of a family. */
export async function insertRefreshToken(work: Work, familyId: string, token: string): Promise<void> {
  await work.sql`
    insert into refresh_tokens (token_hash, family_id, created_at) values (${hashSecret(token)}, ${familyId}::uuid, ${work.now}::timestamptz)`;
}

/** A refresh token as it was found; its family's row is locked. `live`: the family has neither ended nor run out. */
export type FoundRefreshToken = {
  readonly familyId: string;
  readonly accountId: string;
  readonly used: boolean;
  readonly live: boolean;
  readonly expiresAt: Date;
};

/** The token and its family, locked against another use at the same time; null for a token that we never gave. */
export async function lockRefreshToken(work: Work, token: string): Promise<FoundRefreshToken | null> {
  const [row] = await work.sql<FoundRefreshToken[]>`
    select f.id as "familyId", f.account_id as "accountId", r.used_at is not null as used, f.expires_at as "expiresAt",
      f.ended_at is null and f.expires_at > ${work.now}::timestamptz as live
    from refresh_tokens r join token_families f on f.id = r.family_id where r.token_hash = ${hashSecret(token)} for update of f`;
  if (row === undefined) return null;
  // Whoever waited for the lock reads what the first one wrote: the row above is from before the wait.
  const [now] = await work.sql<{ used: boolean }[]>`
    select used_at is not null as used from refresh_tokens where token_hash = ${hashSecret(token)}`;
  return { ...row, used: now?.used ?? true };
}

/** Notes that a refresh token was used. */
export async function markTokenUsed(work: Work, token: string): Promise<void> {
  await work.sql`update refresh_tokens set used_at = ${work.now}::timestamptz where token_hash = ${hashSecret(token)}`;
}

/** Ends a family: none of its tokens works from now on. */
export async function endFamily(work: Work, familyId: string, because: FamilyEnd): Promise<void> {
  await work.sql`
    update token_families set ended_at = ${work.now}::timestamptz, ended_because = ${because}
    where id = ${familyId}::uuid and ended_at is null`;
}

/** Ends every family of an account, but for one if given. */
export async function endFamiliesOf(
  work: Work,
  accountId: string,
  because: FamilyEnd,
  exceptFamilyId: string | null = null,
): Promise<void> {
  await work.sql`
    update token_families set ended_at = ${work.now}::timestamptz, ended_because = ${because}
    where account_id = ${accountId}::uuid and ended_at is null and id is distinct from ${exceptFamilyId}::uuid`;
}

/** Whose family it is, while it lasts and the account is active; else null. */
export async function findFamilyAccount(work: Work, familyId: string): Promise<Account | null> {
  const rows = await work.sql<{ accountId: string }[]>`
    select account_id as "accountId" from token_families
    where id = ${familyId}::uuid and ended_at is null and expires_at > ${work.now}::timestamptz`;
  const accountId = rows[0]?.accountId;
  if (accountId === undefined) return null;
  const [account] = await work.tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, accountId), eq(accounts.active, true), isNull(accounts.erasedAt)));
  return account ?? null;
}

/** Forgets families that ended, or ran out, before this time. Returns how many. */
export async function pruneFamilies(work: Work, before: Date): Promise<number> {
  const rows = await work.sql`
    delete from token_families where coalesce(ended_at, expires_at) < ${before}::timestamptz and expires_at < ${work.now}::timestamptz`;
  return rows.count;
}

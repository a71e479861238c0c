import { hashSecret } from "../domain/secret-token.ts";
import type { Account } from "./accounts.ts";
import { and, desc, eq, gt, isNull, or } from "./orm.ts";
import { accounts, apiKeys } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type ApiKey = typeof apiKeys.$inferSelect;

/** Stores a key under its hash and returns its id. */
export async function insertKey(
  work: Work,
  key: Pick<ApiKey, "accountId" | "name" | "prefix" | "scopes" | "expiresAt"> & { readonly secret: string },
): Promise<string> {
  const id = work.newId();
  const { secret, ...rest } = key;
  await work.tx.insert(apiKeys).values({ id, ...rest, tokenHash: hashSecret(secret), createdAt: work.now });
  return id;
}

/** The key and its account, while the key is valid and the account active; else null. */
export async function findKey(
  work: Work,
  secret: string,
): Promise<{ readonly key: ApiKey; readonly account: Account } | null> {
  const [row] = await work.tx
    .select({ key: apiKeys, account: accounts })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .where(
      and(
        eq(apiKeys.tokenHash, hashSecret(secret)),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, work.now)),
        eq(accounts.active, true),
        isNull(accounts.erasedAt),
      ),
    );
  return row ?? null;
}

/** An account's keys that are not revoked, newest first; without what could be used. */
export async function keysOf(work: Work, accountId: string): Promise<readonly Omit<ApiKey, "tokenHash">[]> {
  const rows = await work.tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt));
  return rows.map(({ tokenHash: _, ...key }) => key);
}

/** A key as admins see it, without what could be used. */
export type ListedKey = Pick<ApiKey, "id" | "name" | "prefix" | "scopes" | "accountId" | "createdAt" | "expiresAt"> & {
  readonly accountName: string;
};

/** Keys that are not revoked, newest first: of one account, or of all. */
export async function listKeys(
  work: Work,
  page: { readonly accountId: string | undefined; readonly limit: number; readonly offset: number },
): Promise<readonly ListedKey[]> {
  return work.tx
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      accountId: apiKeys.accountId,
      accountName: accounts.name,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
    })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .where(
      and(isNull(apiKeys.revokedAt), page.accountId === undefined ? undefined : eq(apiKeys.accountId, page.accountId)),
    )
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** What a key that is not revoked may do, and until when; locked against being revoked meanwhile. Null where there is none. */
export async function keyLimits(work: Work, keyId: string): Promise<Pick<ApiKey, "scopes" | "expiresAt"> | null> {
  const [row] = await work.tx
    .select({ scopes: apiKeys.scopes, expiresAt: apiKeys.expiresAt })
    .from(apiKeys)
    .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
    .for("no key update");
  return row ?? null;
}

/** Revokes a key; the id of its account, null where there was none to revoke. */
export async function revokeKey(work: Work, keyId: string): Promise<string | null> {
  const [row] = await work.tx
    .update(apiKeys)
    .set({ revokedAt: work.now })
    .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
    .returning({ accountId: apiKeys.accountId });
  return row?.accountId ?? null;
}

/** Revokes all keys of an account. */
export async function revokeKeysOf(work: Work, accountId: string): Promise<void> {
  await work.tx
    .update(apiKeys)
    .set({ revokedAt: work.now })
    .where(and(eq(apiKeys.accountId, accountId), isNull(apiKeys.revokedAt)));
}

import { hashSecret } from "../domain/secret-token.ts";
import type { Account } from "./accounts.ts";
import { and, eq, gt, isNull, lt, sql } from "./orm.ts";
import { accounts, sessions } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** Stores a session under its token's hash. */
export async function insertSession(
  work: Work,
  session: { readonly accountId: string; readonly token: string; readonly expiresAt: Date },
): Promise<void> {
  await work.tx.insert(sessions).values({
    id: work.newId(),
    accountId: session.accountId,
    tokenHash: hashSecret(session.token),
    createdAt: work.now,
    expiresAt: session.expiresAt,
  });
}

/** Whose session a token is, while it lasts and the account is active; else null. */
export async function findSessionAccount(
  work: Work,
  token: string,
): Promise<{ readonly sessionId: string; readonly account: Account; readonly expiresAt: Date } | null> {
  const [row] = await work.tx
    .select({ sessionId: sessions.id, account: accounts, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(
      and(
        eq(sessions.tokenHash, hashSecret(token)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, work.now),
        eq(accounts.active, true),
        isNull(accounts.erasedAt),
      ),
    );
  return row ?? null;
}

/** Lets a session live longer. */
export async function extendSession(work: Work, sessionId: string, expiresAt: Date): Promise<void> {
  await work.tx
    .update(sessions)
    .set({ expiresAt })
    .where(and(eq(sessions.id, sessionId), lt(sessions.expiresAt, expiresAt)));
}

/** Ends the session of this token; nothing where there is none. */
export async function revokeSession(work: Work, token: string): Promise<void> {
  await work.tx
    .update(sessions)
    .set({ revokedAt: work.now })
    .where(and(eq(sessions.tokenHash, hashSecret(token)), isNull(sessions.revokedAt)));
}

/** Ends every session of an account, all but one if given. */
export async function revokeSessionsOf(work: Work, accountId: string, exceptToken?: string): Promise<void> {
  await work.tx
    .update(sessions)
    .set({ revokedAt: work.now })
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.revokedAt),
        exceptToken === undefined ? undefined : sql`${sessions.tokenHash} <> ${hashSecret(exceptToken)}`,
      ),
    );
}

import type { Account } from "./accounts.ts";
import { and, desc, eq, lt, or, sql } from "./orm.ts";
import { accounts, identities } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type Identity = typeof identities.$inferSelect;

/** A login as its platform names it. */
export type Login = { readonly platform: string; readonly workspace: string; readonly user: string };

/** The login and whose it is; null at first contact. */
export async function findIdentity(
  work: Work,
  login: Login,
): Promise<{ readonly identity: Identity; readonly account: Account } | null> {
  const [row] = await work.tx
    .select({ identity: identities, account: accounts })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.accountId))
    .where(
      and(
        eq(identities.platform, login.platform),
        eq(identities.workspace, login.workspace),
        eq(identities.userId, login.user),
      ),
    );
  return row ?? null;
}

/** Stores a login. The unique constraint on it decides who was first. */
export async function insertIdentity(
  work: Work,
  identity: Login & { readonly accountId: string; readonly displayName: string },
): Promise<Identity> {
  const [row] = await work.tx
    .insert(identities)
    .values({
      id: work.newId(),
      accountId: identity.accountId,
      platform: identity.platform,
      workspace: identity.workspace,
      userId: identity.user,
      displayName: identity.displayName,
      lastSeenAt: work.now,
      createdAt: work.now,
    })
    .returning();
  if (row === undefined) throw new Error("an identity was not stored");
  return row;
}

/** The web login of an account, made where it has none: its user id is the account's id. */
export async function ensureWebIdentity(
  work: Work,
  account: { readonly id: string; readonly name: string },
): Promise<Identity> {
  const [row] = await work.tx
    .insert(identities)
    .values({
      id: work.newId(),
      accountId: account.id,
      platform: "web",
      userId: account.id,
      displayName: account.name,
      lastSeenAt: work.now,
      createdAt: work.now,
    })
    .onConflictDoUpdate({
      target: [identities.platform, identities.workspace, identities.userId],
      // Changes nothing, so that the row comes back whoever made it.
      set: { userId: account.id },
    })
    .returning();
  if (row === undefined) throw new Error("the web identity was neither found nor made");
  return row;
}

/** Notes that the login was used: at most one write a minute, whatever the traffic; a new display name comes along. */
export async function touchIdentity(work: Work, identity: Identity, name: string): Promise<void> {
  const minuteAgo = new Date(work.now.getTime() - 60_000);
  if (identity.lastSeenAt > minuteAgo && identity.reachable) return;
  await work.tx
    .update(identities)
    .set({ lastSeenAt: work.now, displayName: name, reachable: true })
    .where(
      and(eq(identities.id, identity.id), or(lt(identities.lastSeenAt, minuteAgo), eq(identities.reachable, false))),
    );
}

/** The logins of an account, the newest used first. */
export async function identitiesOf(work: Work, accountId: string): Promise<readonly Identity[]> {
  return work.tx
    .select()
    .from(identities)
    .where(eq(identities.accountId, accountId))
    .orderBy(desc(identities.lastSeenAt), sql`${identities.id}`);
}

/** The login that an account used last on a platform; null where it has none there. */
export async function findIdentityIn(work: Work, accountId: string, platform: string): Promise<Identity | null> {
  return (await identitiesOf(work, accountId)).find((identity) => identity.platform === platform) ?? null;
}

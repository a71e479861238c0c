import type { Person } from "../domain/actor.ts";
import { personOf } from "../store/accounts.ts";
import { ensureWebIdentity, findIdentityIn } from "../store/identities.ts";
import { extendSession, findSessionAccount } from "../store/sessions.ts";
import type { Work } from "../store/work.ts";
import { sessionDays } from "./open-session.ts";

/**
 * Whose session a token is; null when it is over, unknown or no token at all, and when the account is not active any more. Use keeps a
 * session alive: at most one write a day.
 */
export async function findSession(work: Work, token: string): Promise<Person | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const found = await findSessionAccount(work, token);
  if (found === null) return null;
  const expiresAt = new Date(work.now.getTime() + sessionDays * 86_400_000);
  if (expiresAt.getTime() - found.expiresAt.getTime() > 86_400_000) {
    await extendSession(work, found.sessionId, expiresAt);
  }
  const identity =
    (await findIdentityIn(work, found.account.id, "web")) ?? (await ensureWebIdentity(work, found.account));
  return personOf(work, found.account, identity.id);
}

import type { Person } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { findAccount, personOf } from "../store/accounts.ts";
import { findIdentityIn } from "../store/identities.ts";
import type { Work } from "../store/work.ts";

/**
 * The person of an account, acting by the given login or by none (a key, the command line).
 * Throws Problem `account.unknown`, `account.inactive`.
 */
export async function personOfAccount(work: Work, accountId: string, platform: string | null = null): Promise<Person> {
  const account = await findAccount(work, accountId);
  if (account === null) throw new Problem("account.unknown", { name: accountId.slice(0, 80) });
  if (!account.active || account.erasedAt !== null) throw new Problem("account.inactive", {});
  const identity = platform === null ? null : await findIdentityIn(work, accountId, platform);
  return personOf(work, account, identity?.id ?? null);
}

import type { Person } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { readPassword } from "../domain/password-rules.ts";
import { Problem } from "../domain/problem.ts";
import type { SlowDown } from "../domain/slow-down.ts";
import { findAccountByEmail, personOf } from "../store/accounts.ts";
import { matchesCredential } from "../store/credential-hash.ts";
import { ensureWebIdentity } from "../store/identities.ts";
import type { Work } from "../store/work.ts";

/**
 * The person with this address and password. Throws Problem `sign_in.failed` for a wrong password, an unknown address and an account
 * that is not (yet) let in alike, after the same time; `sign_in.slow_down` after too many tries at one address, whoever's it is.
 */
export async function signInByPassword(
  work: Work,
  slowDown: SlowDown,
  input: { readonly email: string; readonly password: string },
): Promise<Person> {
  const email = cleanLine(input.email.slice(0, 1_000)).toLowerCase();
  const seconds = slowDown.begin(email, work.now);
  if (seconds > 0) throw new Problem("sign_in.slow_down", { seconds });
  const account = await findAccountByEmail(work, email);
  const right = await matchesCredential(account?.passwordHash ?? null, readPassword(input.password));
  if (!right || account === null || !account.active || account.guest) throw new Problem("sign_in.failed", {});
  slowDown.succeeded(email);
  const identity = await ensureWebIdentity(work, account);
  return personOf(work, account, identity.id);
}

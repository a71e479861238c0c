import type { Person } from "../domain/actor.ts";
import { chooseNewPassword, readPassword } from "../domain/password-rules.ts";
import { Problem } from "../domain/problem.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { hashCredential, matchesCredential } from "../store/credential-hash.ts";
import { emit } from "../store/events.ts";
import { revokeSessionsOf } from "../store/sessions.ts";
import { endFamiliesOf } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/**
 * Changes one's own password, by the one until now. Everywhere else the person is signed out; `here` stays. Throws Problem
 * `sign_in.failed` for a wrong one, and where none was ever set (a reset sets the first), `password.weak`.
 */
export async function changePassword(
  work: Work,
  person: Person,
  input: {
    readonly current: string;
    readonly next: string;
    readonly here: { readonly token?: string; readonly familyId?: string };
  },
): Promise<void> {
  const account = await lockAccount(work, person.accountId);
  const right = await matchesCredential(account?.passwordHash ?? null, readPassword(input.current));
  // A guest's waits to be confirmed, and is there only if the address they gave was free: they are not told.
  if (account === null || account.guest || !right) throw new Problem("sign_in.failed", {});
  await updateAccount(work, account.id, { passwordHash: await hashCredential(chooseNewPassword(input.next)) });
  await revokeSessionsOf(work, account.id, input.here.token);
  await endFamiliesOf(work, account.id, "account", input.here.familyId ?? null);
  await emit(work, { kind: "account.password_changed", subjectId: account.id, actor: person });
}

import { cleanLine } from "../domain/clean-text.ts";
import { chooseNewPassword } from "../domain/password-rules.ts";
import { Problem } from "../domain/problem.ts";
import { readCode } from "../domain/secret-token.ts";
import { findAccountByEmail, personOf, updateAccount } from "../store/accounts.ts";
import { hashCredential } from "../store/credential-hash.ts";
import { emit } from "../store/events.ts";
import { consumeLink, peekLink, revokeLinks } from "../store/links.ts";
import { revokeSessionsOf } from "../store/sessions.ts";
import { endFamiliesOf } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/**
 * Chooses a password anew by a code that was sent in chat or by mail. Every session and app of the account is signed out: whoever knew
 * the old password is out too. Gives whose it was.
 * Throws Problem `link.invalid` for a wrong code and for an address that nobody has, alike and after the same work; `password.weak`.
 */
export async function resetPassword(
  work: Work,
  input: { readonly email: string; readonly code: string; readonly password: string },
): Promise<{ readonly accountId: string }> {
  const passwordHash = await hashCredential(chooseNewPassword(input.password));
  const code = readCode(input.code);
  const account = await findAccountByEmail(work, cleanLine(input.email.slice(0, 1_000)).toLowerCase());
  const link = await peekLink(work, ["reset"], code);
  const fits = account?.active && link?.accountId === account.id;
  if (!fits || (await consumeLink(work, ["reset"], code)) === null) throw new Problem("link.invalid", {});
  await updateAccount(work, account.id, { passwordHash });
  await revokeLinks(work, "reset", account.id);
  await revokeSessionsOf(work, account.id);
  await endFamiliesOf(work, account.id, "account");
  await emit(work, { kind: "account.password_reset", subjectId: account.id, actor: personOf(work, account, null) });
  return { accountId: account.id };
}

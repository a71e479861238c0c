import { cleanLine } from "../domain/clean-text.ts";
import type { Language } from "../domain/languages.ts";
import { newCode } from "../domain/secret-token.ts";
import { type Account, findAccountByEmail } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { insertLink } from "../store/links.ts";
import { enqueueNotice } from "../store/notices.ts";
import { ensureChatPlaceOf } from "../store/places.ts";
import type { Work } from "../store/work.ts";

/** A code that is to be mailed; the caller puts it into the queue of mail. */
export type ResetMail = {
  readonly to: string;
  readonly code: string;
  readonly language: Language;
  readonly expiresAt: Date;
};

/**
 * Somebody says that they forgot the password of this address. Whoever has an account under it is asked in their own chat whether they want
 * a code (the code itself is made when they press, so it lies in no queue), and is mailed one where the desk sends mail. Unknown addresses,
 * guests and accounts that are not active get nothing; the caller answers all alike.
 */
export async function askPasswordReset(
  work: Work,
  input: { readonly email: string; readonly byMail: boolean },
): Promise<ResetMail | null> {
  const account = await findAccountByEmail(work, cleanLine(input.email.slice(0, 1_000)).toLowerCase());
  if (account === null || !account.active || account.guest || account.email === null) return null;
  const place = await ensureChatPlaceOf(work, account.id);
  if (place !== null) await enqueueNotice(work, place.id, { code: "password.asked", data: {} });
  await emit(work, { kind: "account.reset_asked", subjectId: account.id, actor: { kind: "clock" } });
  if (!input.byMail) return null;
  const language = account.language ?? (work.settings.language as Language);
  return { to: account.email, language, ...(await makeResetCode(work, account)) };
}

/** A code by which a password is chosen anew: works once, for some minutes. Older ones stay, so that nobody's asking voids another's. */
export async function makeResetCode(
  work: Work,
  account: Pick<Account, "id">,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  const code = newCode();
  const expiresAt = new Date(work.now.getTime() + work.settings.signInLinkMinutes * 60_000);
  await insertLink(work, { purpose: "reset", accountId: account.id, token: code, expiresAt });
  return { code, expiresAt };
}

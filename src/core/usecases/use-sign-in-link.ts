import type { Person } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { type Account, hasAdmin, insertAccount, lockAccount, personOf, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { ensureWebIdentity } from "../store/identities.ts";
import { consumeLink, type OneTimeLink, peekLink } from "../store/links.ts";
import type { Work } from "../store/work.ts";

/** Whether a link would still work, without using it up: what a page may ask before its button is pressed. */
export async function signInLinkWorks(work: Work, token: string): Promise<boolean> {
  return (await peekLink(work, ["sign_in", "setup"], token)) !== null;
}

/**
 * Uses a link up and gives the person it is for: the account it names, which it confirms if it came by mail after signing up; or, for
 * the setup link, the first admin, made now under `name`. Works once, whoever else tries at the same time.
 * Throws Problem `link.invalid` for everything else, `account.inactive`.
 */
export async function useSignInLink(
  work: Work,
  input: { readonly token: string; readonly name?: string },
): Promise<Person> {
  const link = await consumeLink(work, ["sign_in", "setup"], input.token);
  if (link === null) throw new Problem("link.invalid", {});
  const account =
    link.purpose === "setup" ? await makeFirstAdmin(work, input.name ?? "") : await accountOfLink(work, link);
  const identity = await ensureWebIdentity(work, account);
  return personOf(work, account, identity.id);
}

async function makeFirstAdmin(work: Work, name: string): Promise<Account> {
  if (await hasAdmin(work)) throw new Problem("link.invalid", {});
  const account = await insertAccount(work, { role: "admin", name: displayName(name, "Admin") });
  const actor = personOf(work, account, null);
  await emit(work, { kind: "account.created", subjectId: account.id, actor, data: { role: "admin", by: "setup" } });
  return account;
}

async function accountOfLink(work: Work, link: OneTimeLink): Promise<Account> {
  const account = link.accountId === null ? null : await lockAccount(work, link.accountId);
  if (account === null || account.erasedAt !== null) throw new Problem("link.invalid", {});
  const confirms = (link.data as { readonly confirms?: unknown }).confirms === true;
  if (!confirms) {
    if (!account.active) throw new Problem("account.inactive", {});
    return account;
  }
  const confirmed = { ...account, active: true, guest: false };
  await updateAccount(work, account.id, { active: true, guest: false });
  await emit(work, {
    kind: "account.approved",
    subjectId: account.id,
    actor: personOf(work, confirmed, null),
    data: { by: "mail" },
  });
  return confirmed;
}

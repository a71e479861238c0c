import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { newSecret } from "../domain/secret-token.ts";
import { findAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { insertLink } from "../store/links.ts";
import type { Work } from "../store/work.ts";

/**
 * A token that signs somebody in once, within some minutes. Admins (and the command line, as the clock) make them for anybody, others
 * for themselves. Throws Problem `account.unknown`, `account.inactive`, `action.forbidden`.
 */
export async function createSignInLink(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const own = actor.kind === "person" && actor.accountId === input.accountId;
  if (!own) requireDeskAction(actor, "desk.people");
  const account = await findAccount(work, input.accountId);
  if (account === null) throw new Problem("account.unknown", { name: input.accountId.slice(0, 80) });
  if (!account.active || account.erasedAt !== null) throw new Problem("account.inactive", {});
  const token = newSecret();
  const expiresAt = new Date(work.now.getTime() + work.settings.signInLinkMinutes * 60_000);
  await insertLink(work, { purpose: "sign_in", accountId: account.id, token, expiresAt });
  await emit(work, { kind: "account.link_made", subjectId: account.id, actor });
  return { token, expiresAt };
}

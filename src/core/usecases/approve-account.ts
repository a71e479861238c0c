import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/** Lets somebody who signed up in: the account is active and no guest any more. Once is enough. Admins only. */
export async function approveAccount(work: Work, actor: Actor, input: { readonly accountId: string }): Promise<void> {
  requireDeskAction(actor, "desk.people");
  const account = await lockAccount(work, input.accountId);
  if (account === null || account.erasedAt !== null) throw new Problem("account.unknown", { name: "" });
  if (account.active && !account.guest) return;
  await updateAccount(work, account.id, { active: true, guest: false });
  await emit(work, { kind: "account.approved", subjectId: account.id, actor });
}

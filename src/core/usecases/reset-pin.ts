import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/**
 * Forgets somebody's PIN and its lock. The next one is chosen by the person alone; a signature with it says that it was set after the
 * report, if it was. Admins only. Throws Problem `account.unknown`, `action.forbidden`.
 */
export async function resetPin(work: Work, actor: Actor, input: { readonly accountId: string }): Promise<void> {
  requireDeskAction(actor, "desk.people");
  const account = await lockAccount(work, input.accountId);
  if (account === null) throw new Problem("account.unknown", { name: "" });
  await updateAccount(work, account.id, { pinHash: null, pinSetAt: null, pinWrongTries: 0, pinLockedUntil: null });
  await emit(work, { kind: "account.pin_reset", subjectId: account.id, actor });
}

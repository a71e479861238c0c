import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, lockAdmins, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { revokeKeysOf } from "../store/keys.ts";
import { revokeSessionsOf } from "../store/sessions.ts";
import { endFamiliesOf } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/**
 * Shuts somebody out: no login works, sessions and keys end at once; what they did stays. `approveAccount` lets them in again.
 * Admins only. Throws Problem `account.unknown`, `account.last_admin`, `action.forbidden`.
 */
export async function deactivateAccount(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<void> {
  requireDeskAction(actor, "desk.people");
  const admins = await lockAdmins(work);
  const account = await lockAccount(work, input.accountId);
  if (account === null) throw new Problem("account.unknown", { name: "" });
  if (!account.active) return;
  if (account.role === "admin" && admins.every((id) => id === account.id)) throw new Problem("account.last_admin", {});
  await updateAccount(work, account.id, { active: false });
  await revokeSessionsOf(work, account.id);
  await endFamiliesOf(work, account.id, "account");
  await revokeKeysOf(work, account.id);
  await emit(work, { kind: "account.deactivated", subjectId: account.id, actor });
}

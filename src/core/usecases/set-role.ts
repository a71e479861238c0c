import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type Role, roles } from "../domain/roles.ts";
import { type AccountChange, lockAccount, lockAdmins, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { insertOrganisation } from "../store/organisations.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";

/**
 * Gives an account another role and tells the person. Admins only, and judged again under the lock: of two admins who demote each other
 * at once, the second is no admin any more. Throws Problem `action.forbidden`, `account.unknown`, `account.last_admin`,
 * `field.missing` (a manufacturer's account without its manufacturer).
 */
export async function setRole(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string; readonly role: Role; readonly manufacturerId?: string | null },
): Promise<void> {
  requireDeskAction(actor, "desk.people");
  // Every change of roles takes this lock first, so that they come one after the other.
  const admins = await lockAdmins(work);
  if (actor.kind === "person" && !admins.includes(actor.accountId)) {
    throw new Problem("action.forbidden", { action: "desk.people", needs: ["admin"] });
  }
  const account = await lockAccount(work, input.accountId);
  if (account === null || account.erasedAt !== null) throw new Problem("account.unknown", { name: "" });
  if (!roles.includes(input.role)) {
    throw new Problem("field.not_a_choice", { field: "role", value: input.role, choices: roles });
  }
  if (account.role === input.role) return;
  if (account.role === "admin" && admins.every((id) => id === account.id)) throw new Problem("account.last_admin", {});
  const change: AccountChange = { role: input.role };
  if (input.role === "manufacturer") {
    const manufacturerId = input.manufacturerId ?? account.manufacturerId;
    if (manufacturerId === null) throw new Problem("field.missing", { field: "manufacturer" });
    change.manufacturerId = manufacturerId;
  }
  if (input.role === "customer" && account.organisationId === null) {
    change.organisationId = await insertOrganisation(work, account.name);
  }
  await updateAccount(work, account.id, change);
  await emit(work, {
    kind: "account.role_changed",
    subjectId: account.id,
    actor,
    data: { from: account.role, to: input.role },
  });
  await tell(work, account.id, { code: "role.decided", data: { role: input.role, granted: true } });
}

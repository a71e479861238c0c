import { type Actor, accountOf } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isUuid } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { type AccountExport, readAccountExport } from "../store/export-account.ts";
import type { Work } from "../store/work.ts";

/**
 * All that the desk keeps of a person, for themselves or by an admin for them; that it was taken is an event. Throws Problem
 * `account.unknown`, `action.forbidden`.
 */
export async function exportAccount(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<AccountExport> {
  if (accountOf(actor) !== input.accountId) requireDeskAction(actor, "desk.people");
  const found = isUuid(input.accountId) ? await readAccountExport(work, input.accountId) : null;
  if (found === null) throw new Problem("account.unknown", { name: "" });
  await emit(work, { kind: "account.exported", subjectId: input.accountId, actor });
  return accountOf(actor) === input.accountId ? withoutUnconfirmed(found) : found;
}

/**
 * What a guest who signed up is given of themselves before they are confirmed: nothing that is there only if the address they gave was
 * free. A taken one is answered alike, so that nobody learns who has an account.
 */
function withoutUnconfirmed(found: AccountExport): AccountExport {
  if (found.account.guest !== true) return found;
  return {
    ...found,
    account: { ...found.account, email: null, has_password: false },
    roleRequests: found.roleRequests.filter(({ role }) => role !== "customer"),
    events: found.events.filter(({ kind }) => kind !== "account.registered"),
  };
}

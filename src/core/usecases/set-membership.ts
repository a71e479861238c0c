import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { findOrganisation } from "../store/organisations.ts";
import type { Work } from "../store/work.ts";

/**
 * Joins a customer to an organisation and says whether they may sign for it. Their tickets stay with the organisation they were opened
 * for. Admins only. Throws Problem `account.unknown`, `organisation.unknown`, `action.forbidden`.
 */
export async function setMembership(
  work: Work,
  actor: Actor,
  input: { readonly accountId: string; readonly organisationId: string; readonly maySign: boolean },
): Promise<void> {
  requireDeskAction(actor, "desk.people");
  const organisation = await findOrganisation(work, input.organisationId);
  if (organisation === null) throw new Problem("organisation.unknown", { name: input.organisationId.slice(0, 80) });
  const account = await lockAccount(work, input.accountId);
  if (account === null || account.role !== "customer")
    throw new Problem("account.unknown", { name: account?.name ?? "" });
  if (account.organisationId === organisation.id && account.maySign === input.maySign) return;
  await updateAccount(work, account.id, { organisationId: organisation.id, maySign: input.maySign });
  await emit(work, {
    kind: "account.membership_changed",
    subjectId: account.id,
    actor,
    data: { from: account.organisationId, to: organisation.id, maySign: input.maySign },
  });
}

import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { deskSubjectId } from "../domain/desk-subject.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { organisationNames } from "../store/organisation-lists.ts";
import { askToReckonAll } from "../store/sla-clocks.ts";
import {
  insertPolicy,
  listPolicies,
  lockPolicy,
  type PolicyTerms,
  retirePolicy,
  type StoredPolicy,
  updatePolicy,
} from "../store/sla-policies.ts";
import { isForeignKeyViolation, isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";

/** A policy, and what the organisation that it is for is called. */
export type ShownPolicy = StoredPolicy & { readonly organisationName: string | null };

/** Every policy that holds, by name. Staff. Throws Problem `action.forbidden`. */
export async function showPolicies(work: Work, actor: Actor): Promise<readonly ShownPolicy[]> {
  requireDeskAction(actor, "sla.read");
  const policies = await listPolicies(work);
  const ids = policies.flatMap(({ organisationId }) => organisationId ?? []);
  const names = await organisationNames(work, ids);
  return policies.map((policy) => ({ ...policy, organisationName: names.get(policy.organisationId ?? "") ?? null }));
}

/**
 * A new promise. Admins. Returns how many live tickets have their clocks reckoned anew: each is in a unit of work of its own, soon, and
 * a ticket whose due time moves says so in its history and on its cards. Throws Problem `sla.policy_twice` where another is for the
 * same tickets, `request.invalid`, `field.missing`, `action.forbidden`.
 */
export async function addPolicy(
  work: Work,
  actor: Actor,
  input: PolicyTerms,
): Promise<{ readonly policyId: string; readonly reckoned: number }> {
  requireDeskAction(actor, "sla.write");
  const terms = readTerms(input);
  const policyId = await storing(work, terms, (inner) => insertPolicy(inner, terms));
  return { policyId, reckoned: await told(work, actor, "sla.policy_added", policyId, terms) };
}

/** Changes a promise as a whole. Admins. Returns and throws as `addPolicy`, and Problem `sla.policy_unknown`. */
export async function changePolicy(
  work: Work,
  actor: Actor,
  input: PolicyTerms & { readonly policyId: string },
): Promise<{ readonly reckoned: number }> {
  requireDeskAction(actor, "sla.write");
  const { policyId, ...given } = input;
  const terms = readTerms(given);
  if ((await lockPolicy(work, policyId)) === null) throw new Problem("sla.policy_unknown", {});
  await storing(work, terms, (inner) => updatePolicy(inner, policyId, terms));
  return { reckoned: await told(work, actor, "sla.policy_changed", policyId, terms) };
}

/** Takes a promise back: what it promised to live tickets is promised no more. Admins. Throws Problem `sla.policy_unknown`. */
export async function removePolicy(
  work: Work,
  actor: Actor,
  input: { readonly policyId: string },
): Promise<{ readonly reckoned: number }> {
  requireDeskAction(actor, "sla.write");
  if ((await lockPolicy(work, input.policyId)) === null) throw new Problem("sla.policy_unknown", {});
  await retirePolicy(work, input.policyId);
  return { reckoned: await told(work, actor, "sla.policy_removed", input.policyId, null) };
}

function readTerms(given: PolicyTerms): PolicyTerms {
  if (given.responseMinutes === null && given.resolutionMinutes === null) {
    throw new Problem("request.invalid", { detail: "responseMinutes, resolutionMinutes: one at least" });
  }
  const category = given.category === null ? null : cleanLine(given.category).slice(0, 80);
  return {
    ...given,
    name: cleanLine(requiredWords("name", given.name, 200)),
    category: category === "" ? null : category,
  };
}

async function storing<T>(work: Work, terms: PolicyTerms, store: (inner: Work) => Promise<T>): Promise<T> {
  try {
    return await work.savepoint(store);
  } catch (error) {
    if (isForeignKeyViolation(error))
      throw new Problem("request.invalid", { detail: "organisationId, calendarId: not known" });
    if (!isUniqueViolation(error)) throw error;
    const { priority, category, organisationId } = terms;
    const same = (await listPolicies(work)).find(
      (one) => one.priority === priority && one.category === category && one.organisationId === organisationId,
    );
    throw new Problem("sla.policy_twice", { name: same?.name ?? "" });
  }
}

async function told(
  work: Work,
  actor: Actor,
  kind: string,
  policyId: string,
  terms: PolicyTerms | null,
): Promise<number> {
  const reckoned = await askToReckonAll(work);
  const { name: _, ...promised } = terms ?? { name: "" };
  await emit(work, { kind, subjectId: deskSubjectId, actor, data: { policyId, ...promised, reckoned } });
  return reckoned;
}

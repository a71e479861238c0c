import type { SlaPolicy } from "../domain/sla/policy.ts";
import { and, eq, isNull } from "./orm.ts";
import { slaPolicies } from "./schema/sla.ts";
import type { Work } from "./work.ts";

/** A policy as it is stored. */
export type StoredPolicy = typeof slaPolicies.$inferSelect;

/** What can be said of a policy. */
export type PolicyTerms = Omit<SlaPolicy, "id"> & { readonly name: string; readonly calendarId: string | null };

/** A policy with the calendar it counts by, as `sla_policies_of` gives it; null: round the clock. */
export type HeldPolicy = SlaPolicy & {
  readonly name: string;
  readonly calendar: { readonly timeZone: string; readonly rules: unknown } | null;
};

/** Every policy that holds, by name. */
export async function listPolicies(work: Work): Promise<readonly StoredPolicy[]> {
  return work.tx
    .select()
    .from(slaPolicies)
    .where(isNull(slaPolicies.retiredAt))
    .orderBy(slaPolicies.name, slaPolicies.id);
}

/** The policy, locked until the end of the transaction; null where there is none that holds. */
export async function lockPolicy(work: Work, policyId: string): Promise<StoredPolicy | null> {
  const [row] = await work.tx
    .select()
    .from(slaPolicies)
    .where(and(eq(slaPolicies.id, policyId), isNull(slaPolicies.retiredAt)))
    .for("update");
  return row ?? null;
}

/** Stores a new policy and gives its id. Another one for the same tickets is a unique violation. */
export async function insertPolicy(work: Work, terms: PolicyTerms): Promise<string> {
  const id = work.newId();
  await work.tx.insert(slaPolicies).values({ id, ...terms, createdAt: work.now, updatedAt: work.now });
  return id;
}

export async function updatePolicy(work: Work, policyId: string, terms: PolicyTerms): Promise<void> {
  await work.tx
    .update(slaPolicies)
    .set({ ...terms, updatedAt: work.now })
    .where(eq(slaPolicies.id, policyId));
}

/** Lets a policy hold no more. Its row stays: clocks that have stopped name it. */
export async function retirePolicy(work: Work, policyId: string): Promise<void> {
  await work.tx
    .update(slaPolicies)
    .set({ retiredAt: work.now, updatedAt: work.now })
    .where(eq(slaPolicies.id, policyId));
}

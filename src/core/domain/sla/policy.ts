import type { Priority } from "../priority.ts";

/** The two promises of a policy: to answer the customer, and to have the fault mended. */
export const slaTargets = ["response", "resolution"] as const;
export type SlaTarget = (typeof slaTargets)[number];

/** Which tickets a policy is for (null: whatever theirs is), and what it promises, in business minutes; null promises nothing. */
export type SlaPolicy = {
  readonly id: string;
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly organisationId: string | null;
  readonly responseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  /** When people are warned: after this part of the time, in percent. */
  readonly warnPercent: number;
  /** Business minutes between one rung of the ladder and the next. */
  readonly escalateMinutes: number;
};

/** What decides which policy a ticket is under. */
export type SlaSubject = {
  readonly priority: Priority;
  readonly category: string | null;
  readonly organisationId: string;
};

/**
 * The policy that holds for a ticket: the most specific of those that fit. What was agreed with a customer comes before a rule for a
 * category, and that before one for a priority. Null where none fits.
 */
export function policyFor<Policy extends SlaPolicy>(policies: readonly Policy[], subject: SlaSubject): Policy | null {
  const fitting = policies.filter(
    ({ priority, category, organisationId }) =>
      (priority === null || priority === subject.priority) &&
      (category === null || category === subject.category) &&
      (organisationId === null || organisationId === subject.organisationId),
  );
  return fitting.reduce<Policy | null>(
    (best, policy) => (best === null || specificity(policy) > specificity(best) ? policy : best),
    null,
  );
}

function specificity({ priority, category, organisationId }: SlaPolicy): number {
  return (organisationId === null ? 0 : 4) + (category === null ? 0 : 2) + (priority === null ? 0 : 1);
}

/** What a policy promises for a target, in business minutes. */
export function promisedMinutes(policy: SlaPolicy, target: SlaTarget): number | null {
  return target === "response" ? policy.responseMinutes : policy.resolutionMinutes;
}

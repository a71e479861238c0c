import { expect, test } from "vitest";
import { policyFor, promisedMinutes, type SlaPolicy } from "./policy.ts";

const policy = (id: string, only: Partial<SlaPolicy>): SlaPolicy => ({
  id,
  priority: null,
  category: null,
  organisationId: null,
  responseMinutes: 60,
  resolutionMinutes: null,
  warnPercent: 75,
  escalateMinutes: 30,
  ...only,
});
const policies = [
  policy("all", {}),
  policy("urgent", { priority: "p1" }),
  policy("ovens", { category: "oven" }),
  policy("urgent ovens", { category: "oven", priority: "p1" }),
  policy("bakery", { organisationId: "bakery" }),
  policy("bakery urgent", { organisationId: "bakery", priority: "p1" }),
];
const subject = (organisationId: string, category: string | null, priority: "p1" | "p3") => ({
  organisationId,
  category,
  priority,
});

test.each([
  [subject("mill", null, "p3"), "all"],
  [subject("mill", "pump", "p1"), "urgent"],
  [subject("mill", "oven", "p3"), "ovens"],
  [subject("mill", "oven", "p1"), "urgent ovens"],
  // An agreement with the customer beats both of the desk's own rules together.
  [subject("bakery", "oven", "p3"), "bakery"],
  [subject("bakery", "oven", "p1"), "bakery urgent"],
])("the most specific policy for %j is %s", (about, id) => {
  expect(policyFor(policies, about)?.id).toBe(id);
  expect(policyFor([...policies].reverse(), about)?.id).toBe(id);
});

test("no policy fits, and a promise that is not made", () => {
  expect(policyFor(policies.slice(1, 2), subject("mill", null, "p3"))).toBeNull();
  expect(promisedMinutes(policy("x", {}), "resolution")).toBeNull();
});

import type { Words } from "../../../core/copy/words.ts";
import type { EmergingFault } from "../../../core/domain/emerging-fault.ts";

/** A fault on the rise in one sentence: what, on what, how many instead of how many, and the test that says so. */
export function emergingShown(words: Words, fault: EmergingFault): string {
  const { label, on, seen, expected, days, test, q } = fault;
  return words.say("fault-emerging", {
    label: on === null ? label : words.say("fault-emerging-on", { label, on }),
    seen,
    days,
    expected: Math.round(expected * 10) / 10,
    test,
    percent: Math.max(1, Math.ceil(q * 100)),
  });
}

import { alwaysOpen } from "../domain/calendar/calendar.ts";
import { clockStanding } from "../domain/sla/clock.ts";
import { policyFor, promisedMinutes, type SlaSubject, slaTargets } from "../domain/sla/policy.ts";
import { calendarFrom } from "../store/calendars.ts";
import type { NewClock, NewTimer } from "../store/insert-ticket.ts";
import type { HeldPolicy } from "../store/sla-policies.ts";
import { clockTimers } from "./settle-sla.ts";

/** The clocks that start with a new ticket, and the timers that look after them; none where nothing is promised. */
export function firstClocks(
  policies: readonly HeldPolicy[],
  subject: SlaSubject,
  openedAt: Date,
): { readonly clocks: readonly NewClock[]; readonly timers: readonly NewTimer[] } {
  const policy = policyFor(policies, subject);
  if (policy === null) return { clocks: [], timers: [] };
  const calendar = policy.calendar === null ? alwaysOpen : calendarFrom(policy.calendar);
  const history = { openedAt, changes: [], answeredAt: null };
  const clocks = slaTargets.flatMap((target): readonly NewClock[] => {
    const minutes = promisedMinutes(policy, target);
    if (minutes === null) return [];
    const terms = { target, minutes, warnPercent: policy.warnPercent, calendar };
    const { dueAt, warnAt } = clockStanding(terms, history, openedAt);
    return [{ target, policyId: policy.id, minutes, escalateMinutes: policy.escalateMinutes, dueAt, warnAt }];
  });
  const timers = clocks.flatMap(({ target, warnAt, dueAt }): readonly NewTimer[] => {
    const first = warnAt ?? dueAt;
    return first === null ? [] : [{ kind: clockTimers[target], dueAt: first }];
  });
  return { clocks, timers };
}

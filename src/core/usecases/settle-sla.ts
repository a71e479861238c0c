import { addBusinessMinutes } from "../domain/calendar/business-time.ts";
import { alwaysOpen, type Calendar } from "../domain/calendar/calendar.ts";
import { type ClockStanding, clockStanding } from "../domain/sla/clock.ts";
import { policyFor, promisedMinutes, type SlaTarget, slaTargets } from "../domain/sla/policy.ts";
import { calendarFrom } from "../store/calendars.ts";
import { emit } from "../store/events.ts";
import { refreshCards } from "../store/notices.ts";
import { dropClock, readSlaFacts, type SlaFacts, type StoredClock, storeClock } from "../store/sla-clocks.ts";
import type { HeldPolicy } from "../store/sla-policies.ts";
import { cancelTimer, setTimer, type TimerKind } from "../store/ticket-timers.ts";
import type { LockedTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { climbLadder, warnOfBreach } from "./alert-sla.ts";

/** The part of a ticket that its clocks depend on. */
export type SlaTicket = Pick<
  LockedTicket,
  "id" | "priority" | "category" | "organisationId" | "teamId" | "assigneeId" | "createdAt"
>;

/** The timer that looks after each clock. */
export const clockTimers: Readonly<Record<SlaTarget, TimerKind>> = {
  response: "sla_response",
  resolution: "sla_resolution",
};

/** A clock is kept if it stops in its last millisecond: whether it is missed can be told from the next. */
const nextMoment = (at: Date): Date => new Date(at.getTime() + 1);

/**
 * Reckons a ticket's clocks anew from its history and what is promised now, says what there is to say (a warning, a breach, the next
 * rung of the ladder), and sets the timers to look again. The ticket is locked. Doing it twice says nothing twice. Returns whether a due
 * time has moved.
 */
export async function settleSla(work: Work, ticket: SlaTicket): Promise<boolean> {
  const facts = await readSlaFacts(work, ticket);
  if (facts.policies.length === 0 && facts.clocks.length === 0) return false;
  const policy = policyFor(facts.policies, ticket);
  let isNewlyLate = false;
  const moved: { readonly target: SlaTarget; readonly from: Date | null; readonly to: Date | null }[] = [];
  for (const target of slaTargets) {
    const former = facts.clocks.find((clock) => clock.target === target) ?? null;
    const clock = await settleClock(work, ticket, { facts, policy, target, former });
    const from = former?.dueAt ?? null;
    const to = clock?.dueAt ?? null;
    if (former?.breachedAt == null && clock?.breachedAt != null) isNewlyLate = true;
    if (from?.getTime() !== to?.getTime() && former?.stoppedAt == null) moved.push({ target, from, to });
  }
  if (moved.length > 0) {
    const due = Object.fromEntries(moved.map(({ target, to }) => [target, to?.toISOString() ?? null]));
    await emit(work, {
      kind: "sla.reckoned",
      subjectId: ticket.id,
      ticketId: ticket.id,
      actor: { kind: "clock" },
      data: { policyId: policy?.id ?? null, due },
    });
  }
  // A late ticket looks it, and can be acknowledged from its card.
  if (moved.length > 0 || isNewlyLate) await refreshCards(work, ticket.id);
  return moved.length > 0;
}

async function settleClock(
  work: Work,
  ticket: SlaTicket,
  about: {
    readonly facts: SlaFacts;
    readonly policy: HeldPolicy | null;
    readonly target: SlaTarget;
    readonly former: StoredClock | null;
  },
): Promise<StoredClock | null> {
  const { facts, policy, target, former } = about;
  const minutes = policy === null ? null : promisedMinutes(policy, target);
  if (policy === null || minutes === null) {
    await dropClock(work, ticket.id, target);
    await cancelTimer(work, clockTimers[target], ticket.id);
    return former?.stoppedAt == null ? null : former;
  }
  const calendar = policy.calendar === null ? alwaysOpen : calendarFrom(policy.calendar);
  const terms = { target, minutes, warnPercent: policy.warnPercent, calendar };
  const standing = clockStanding(terms, facts.history, work.now);
  if (standing.stoppedAt !== null) {
    // What was over before it was promised was never promised.
    if (former === null) return null;
    // What has stopped under another promise stays as it was kept or missed then. That it was missed may still have to be said.
    if (former.stoppedAt !== null && (former.state !== "missed" || former.breachedAt !== null)) return former;
  }
  const reckoned = merge(ticket.id, target, policy, minutes, standing, former, work.now);
  const said = await sayWhatIsDue(work, ticket, reckoned, calendar);
  await storeClock(work, said);
  const next = nextLook(said);
  if (next === null) await cancelTimer(work, clockTimers[target], ticket.id);
  else await setTimer(work, { kind: clockTimers[target], subjectId: ticket.id, dueAt: next });
  return said;
}

/** The clock as it stands now. What was said before is forgotten where it is not true any more: the time was moved on. */
function merge(
  ticketId: string,
  target: SlaTarget,
  policy: HeldPolicy,
  minutes: number,
  standing: ClockStanding,
  former: StoredClock | null,
  now: Date,
): StoredClock {
  const breached = standing.breachedAt !== null && former?.breachedAt != null;
  return {
    ticketId,
    target,
    policyId: policy.id,
    minutes,
    escalateMinutes: policy.escalateMinutes,
    state: standing.state,
    dueAt: standing.dueAt,
    warnAt: standing.warnAt,
    leftMinutes: standing.leftMinutes,
    stoppedAt: standing.stoppedAt,
    warnedAt: standing.warnAt !== null && standing.warnAt <= now ? (former?.warnedAt ?? null) : null,
    breachedAt: breached ? standing.breachedAt : null,
    acknowledgedAt: breached ? (former?.acknowledgedAt ?? null) : null,
    acknowledgedBy: breached ? (former?.acknowledgedBy ?? null) : null,
    step: breached ? (former?.step ?? 0) : 0,
    nextStepAt: breached ? (former?.nextStepAt ?? null) : null,
    updatedAt: now,
  };
}

/** Warns, alerts and climbs the ladder where it is time, and gives the clock with all that marked. */
async function sayWhatIsDue(
  work: Work,
  ticket: SlaTicket,
  clock: StoredClock,
  calendar: Calendar,
): Promise<StoredClock> {
  const { now } = work;
  const isOver = clock.dueAt !== null && clock.dueAt < (clock.stoppedAt ?? now) && clock.state !== "void";
  const runs = clock.state === "running";
  if (!isOver) {
    const warns = runs && clock.warnedAt === null && clock.warnAt !== null && clock.warnAt <= now;
    if (!warns) return clock;
    await warnOfBreach(work, ticket, clock);
    return { ...clock, warnedAt: now };
  }
  const first = clock.breachedAt === null;
  const marked = { ...clock, breachedAt: clock.dueAt };
  if (first) {
    await emit(work, {
      kind: "sla.breached",
      subjectId: ticket.id,
      ticketId: ticket.id,
      actor: { kind: "clock" },
      data: { target: clock.target, policyId: clock.policyId, dueAt: clock.dueAt?.toISOString() ?? null },
    });
  }
  // Nobody is called about what is done already, waits with good reason, or is being seen to.
  if (!runs || clock.acknowledgedAt !== null) return { ...marked, nextStepAt: null };
  if (clock.nextStepAt !== null && clock.nextStepAt > now) return marked;
  const step = await climbLadder(work, ticket, marked);
  return { ...marked, step, nextStepAt: addBusinessMinutes(calendar, now, clock.escalateMinutes) };
}

/** When the clock has to be looked at again; null: not before something happens. */
function nextLook(clock: StoredClock): Date | null {
  if (clock.state !== "running") return null;
  if (clock.breachedAt !== null) return clock.nextStepAt;
  if (clock.warnedAt === null && clock.warnAt !== null) return clock.warnAt;
  return clock.dueAt === null ? null : nextMoment(clock.dueAt);
}

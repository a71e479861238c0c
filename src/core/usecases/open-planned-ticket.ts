import { dateIn, nextPlanDate, planOpensAt } from "../domain/maintenance/plan-dates.ts";
import { emit } from "../store/events.ts";
import { type DuePlan, lockPlan, updatePlan } from "../store/maintenance-plans.ts";
import { setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { openTicket } from "./open-ticket.ts";

const clock = { kind: "clock" } as const;
const dayMs = 86_400_000;

/**
 * The day of a plan has come: its ticket opens for the customer, with everything that any ticket has, and the plan moves on to its next
 * date (one that is due once ends). While the ticket before it is still live no second one opens; what was missed while the desk was
 * down is due once. A unit that was retired ends its plans. Where the organisation has nobody who could be told, it is looked at again
 * each day.
 */
export async function openPlannedTicket(work: Work, planId: string): Promise<void> {
  const due = await lockPlan(work, planId);
  if (due === null) return;
  const { plan, timeZone } = due;
  const opensAt = planOpensAt(plan.nextOn, timeZone);
  if (opensAt === null || opensAt > work.now)
    return again(work, planId, opensAt ?? new Date(work.now.getTime() + dayMs));
  if (due.isRetired) return end(work, planId, "retired");
  if (due.customerId === null) {
    await said(work, planId, "maintenance.waits", { because: "nobody" });
    return again(work, planId, new Date(work.now.getTime() + dayMs));
  }
  if (due.lastIsLive) {
    await said(work, planId, "maintenance.waits", { because: "still_open", ticketId: plan.lastTicketId });
    return plan.everyDays === null ? again(work, planId, new Date(work.now.getTime() + dayMs)) : moveOn(work, due, {});
  }
  const { ticketId } = await openTicket(work, clock, {
    openerId: due.customerId,
    title: plan.title,
    description: plan.description === "" ? plan.title : plan.description,
    equipmentId: plan.equipmentId,
    siteId: null,
    urgency: "low",
    category: null,
    surfacePlaceId: null,
    said: [],
    aboveLimit: true,
  });
  await said(work, planId, "maintenance.opened", { ticketId });
  if (plan.everyDays !== null) return moveOn(work, due, { lastTicketId: ticketId });
  await updatePlan(work, planId, { lastTicketId: ticketId });
  return end(work, planId, "done");
}

async function moveOn(work: Work, due: DuePlan, change: { readonly lastTicketId?: string }): Promise<void> {
  const { plan, timeZone } = due;
  const nextOn = nextPlanDate(plan.nextOn, plan.everyDays ?? 1, dateIn(timeZone, work.now));
  await updatePlan(work, plan.id, { ...change, nextOn });
  await again(work, plan.id, planOpensAt(nextOn, timeZone) ?? new Date(work.now.getTime() + dayMs));
}

async function again(work: Work, planId: string, dueAt: Date): Promise<void> {
  await setTimer(work, { kind: "maintenance", subjectId: planId, dueAt });
}

async function end(work: Work, planId: string, because: "done" | "retired"): Promise<void> {
  await updatePlan(work, planId, { endedAt: work.now });
  await said(work, planId, "maintenance.ended", { because });
}

async function said(work: Work, planId: string, kind: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  await emit(work, { kind, subjectId: planId, actor: clock, data });
}

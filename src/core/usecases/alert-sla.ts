import { emit } from "../store/events.ts";
import { reachableNow } from "../store/on-shift.ts";
import type { StoredClock } from "../store/sla-clocks.ts";
import type { Work } from "../store/work.ts";
import { announce, tell } from "./announce.ts";

/** The ladder from the bottom. Its last rung is climbed again and again. */
export const slaRungs = ["assignee", "engineer", "admin"] as const;
export type SlaRung = (typeof slaRungs)[number];

type AlertedTicket = { readonly id: string; readonly assigneeId: string | null };
type AlertedClock = Pick<StoredClock, "target" | "policyId" | "dueAt" | "step">;

/** Says in the ticket's threads, and to whoever works on it if they are at work, that the time is nearly up. */
export async function warnOfBreach(work: Work, ticket: AlertedTicket, clock: AlertedClock): Promise<void> {
  const dueAt = clock.dueAt?.toISOString() ?? "";
  await emit(work, {
    kind: "sla.warned",
    subjectId: ticket.id,
    ticketId: ticket.id,
    actor: { kind: "clock" },
    data: { target: clock.target, policyId: clock.policyId, dueAt },
  });
  const notice = { code: "sla.warned", data: { ticketId: ticket.id, target: clock.target, dueAt } } as const;
  await announce(work, ticket, notice);
}

/**
 * Alerts the next rung: those on it who are on shift and not on a break, each by themselves, and the ticket's threads. A rung with
 * nobody on it is passed over at once. Returns the rung after it.
 */
export async function climbLadder(work: Work, ticket: AlertedTicket, clock: AlertedClock): Promise<number> {
  const last = slaRungs.length - 1;
  let step = Math.min(clock.step, last);
  let people = await onRung(work, ticket, slaRungs[step] ?? "admin");
  while (people.length === 0 && step < last) {
    step += 1;
    people = await onRung(work, ticket, slaRungs[step] ?? "admin");
  }
  const dueAt = clock.dueAt?.toISOString() ?? "";
  const rung = slaRungs[step] ?? "admin";
  const notice = { code: "sla.breached", data: { ticketId: ticket.id, target: clock.target, dueAt, rung } } as const;
  await announce(work, ticket, notice);
  for (const accountId of people) await tell(work, accountId, notice);
  return Math.min(step + 1, last);
}

async function onRung(work: Work, ticket: AlertedTicket, rung: SlaRung): Promise<readonly string[]> {
  if (rung !== "assignee") return reachableNow(work, { role: rung });
  return ticket.assigneeId === null ? [] : reachableNow(work, { accountIds: [ticket.assigneeId] });
}

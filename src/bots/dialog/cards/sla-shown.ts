import type { SlaTarget } from "../../../core/domain/sla/policy.ts";
import type { SlaView, TicketView } from "../../../core/domain/ticket-view.ts";
import type { Viewer } from "./viewer.ts";

/** Whether the ticket's time is up, it is not settled, and nobody has said that they see to it. */
export function waitsForAcknowledgement(ticket: TicketView): boolean {
  return ticket.sla.some((clock) => isOpen(clock) && clock.breachedAt !== null && !clock.isAcknowledged);
}

/** How a promise of the ticket stands: until when, how long that is, or that it was kept; null where none was made or it is void. */
export function slaShown(ticket: TicketView, target: SlaTarget, { words, timeZone, now }: Viewer): string | null {
  const clock = ticket.sla.find((one) => one.target === target);
  if (clock === undefined || clock.state === "void") return null;
  const when = clock.dueAt === null ? "?" : words.when(clock.dueAt, timeZone);
  if (!isOpen(clock)) return words.say(clock.state === "met" ? "sla-met" : "sla-missed", { when });
  if (clock.breachedAt !== null || (clock.dueAt !== null && clock.dueAt < now)) {
    return words.say(clock.isAcknowledged ? "sla-overdue-seen" : "sla-overdue", { when });
  }
  if (clock.state === "paused") return words.say("sla-paused", { left: words.minutes(Math.max(0, clock.leftMinutes)) });
  if (clock.dueAt === null) return null;
  const left = Math.floor((clock.dueAt.getTime() - now.getTime()) / 60_000);
  return words.say("sla-running", { when, left: words.minutes(left) });
}

const isOpen = ({ state }: SlaView): boolean => state === "running" || state === "paused";

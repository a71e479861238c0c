import { isLive } from "../../../core/domain/statuses.ts";
import type { SlaJson, TicketJson } from "../protocol.ts";

/** Whether the promise is still to be kept. */
export function isOpenClock({ state }: SlaJson): boolean {
  return state === "running" || state === "paused";
}

/** What of a ticket is due first: a promise that still runs, or the time that was asked for. Null where nothing is. */
export function dueOf(ticket: TicketJson, now: Date): { readonly at: Date; readonly isLate: boolean } | null {
  if (!isLive(ticket.status)) return null;
  const promised = ticket.sla.filter(isOpenClock).map(({ dueAt }) => dueAt);
  const times = [ticket.dueAt, ...promised].flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  if (times.length === 0) return null;
  const at = new Date(Math.min(...times));
  return { at, isLate: at < now };
}

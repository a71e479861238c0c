/** Every status a ticket can have, in the order of a normal life. The Postgres enum `ticket_status` is the same list. */
export const statuses = [
  "new",
  "opened",
  "in_progress",
  "on_hold",
  "resolved",
  "closed",
  "rejected",
  "cancelled",
  "merged",
  "handed_over",
] as const;
export type Status = (typeof statuses)[number];

/** Statuses in which the ticket still waits for somebody: it counts as open and may be merged into another. */
export const liveStatuses = ["new", "opened", "in_progress", "on_hold"] as const satisfies readonly Status[];

/** Whether somebody still has to do something about a ticket of this status. */
export function isLive(status: Status): boolean {
  return (liveStatuses as readonly Status[]).includes(status);
}

/** Statuses in which the ticket's chat is disabled: a new message is answered with Reopen and New ticket. */
export const chatClosedStatuses = ["closed", "rejected", "cancelled", "merged"] as const satisfies readonly Status[];

/** Whether talk is refused in this status. */
export function isChatClosed(status: Status): boolean {
  return (chatClosedStatuses as readonly Status[]).includes(status);
}

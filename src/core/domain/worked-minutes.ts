/** Something that began or ended work on a ticket. */
export type WorkEvent = { readonly kind: string; readonly at: Date };

/** Events that begin work, and that end it. */
const begins: ReadonlySet<string> = new Set(["ticket.started", "ticket.resumed"]);
const ends: ReadonlySet<string> = new Set([
  "ticket.held",
  "ticket.resolved",
  "ticket.assigned",
  "ticket.cancelled",
  "ticket.merged",
]);

/**
 * Minutes of work until `until`, from the events of a ticket in their order: from each start or resumption to the hold, hand-over or end
 * after it. Travel is not work on it. Whole minutes, rounded; 0 before work began.
 */
export function workedMinutes(events: readonly WorkEvent[], until: Date): number {
  let since: Date | null = null;
  let workedMs = 0;
  for (const { kind, at } of events) {
    if (begins.has(kind)) since ??= at;
    if (ends.has(kind) && since !== null) {
      workedMs += Math.max(0, at.getTime() - since.getTime());
      since = null;
    }
  }
  if (since !== null) workedMs += Math.max(0, until.getTime() - since.getTime());
  return Math.round(workedMs / 60_000);
}

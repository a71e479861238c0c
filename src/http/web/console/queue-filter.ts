import type { Priority } from "../../../core/domain/priority.ts";
import { liveStatuses, type Status, statuses } from "../../../core/domain/statuses.ts";
import type { Query } from "../live/api.ts";
import type { TicketJson } from "../protocol.ts";

/** What the queue is narrowed to. `live` is every status that still waits for somebody. */
export type QueueFilter = {
  readonly status: "live" | "any" | Status;
  readonly priority: "any" | Priority;
  readonly whose: "all" | "mine" | "unassigned";
  readonly search: string;
};

export const everything: QueueFilter = { status: "live", priority: "any", whose: "all", search: "" };

/** The filter as the list's query. */
export function queryOf(filter: QueueFilter): Query {
  return {
    scope: "queue",
    status: filter.status === "any" ? null : statusesOf(filter),
    priority: filter.priority === "any" ? null : filter.priority,
    assignee: { all: null, mine: "me", unassigned: "none" }[filter.whose],
    q: filter.search.trim(),
  };
}

/**
 * Whether a ticket belongs under the filter. Words are the server's to judge (it searches talk and stems): `found` says that it gave
 * the ticket for them, else a ticket that comes live must hold every word in what can be seen of it.
 */
export function fits(ticket: TicketJson, filter: QueueFilter, accountId: string, found: boolean): boolean {
  if (!statusesOf(filter).includes(ticket.status)) return false;
  if (filter.priority !== "any" && ticket.priority !== filter.priority) return false;
  if (filter.whose === "mine" && ticket.assignee?.id !== accountId) return false;
  if (filter.whose === "unassigned" && ticket.assignee !== null) return false;
  return found || holdsWords(ticket, filter.search);
}

function statusesOf(filter: QueueFilter): readonly Status[] {
  if (filter.status === "any") return statuses;
  return filter.status === "live" ? liveStatuses : [filter.status];
}

function holdsWords(ticket: TicketJson, search: string): boolean {
  const seen = [
    `#${ticket.number}`,
    ticket.title,
    ticket.description,
    ticket.organisation.name,
    ticket.opener.name,
    ticket.equipment?.label ?? "",
    ticket.equipment?.model ?? "",
    ...ticket.tags,
  ]
    .join(" ")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => seen.includes(word));
}

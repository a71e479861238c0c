import type { TicketJson } from "../protocol.ts";
import { PriorityMark, StatusChip } from "../show/status-chip.tsx";
import { locale, say } from "../words/say.ts";
import { ago, fullTime } from "../words/when.ts";
import { dueOf } from "./due-of.ts";
import { consoleHref } from "./route.ts";

/** One ticket of the queue. `onPick` is there for who may act on many at once; it hears whether Shift was held. */
export function QueueRow({
  ticket,
  selected,
  picked,
  onPick,
}: {
  readonly ticket: TicketJson;
  readonly selected: boolean;
  readonly picked: boolean;
  readonly onPick: ((withShift: boolean) => void) | null;
}) {
  const now = new Date();
  const due = dueOf(ticket, now);
  const where = [ticket.equipment?.label, ticket.organisation.name].filter(Boolean).join(" · ");
  return (
    <div class={`queue-line${selected ? " selected" : ""}${picked ? " picked" : ""}`}>
      {onPick !== null && (
        <label class="pick">
          <input
            type="checkbox"
            checked={picked}
            aria-label={say("bulk-pick", { number: String(ticket.number) })}
            onClick={(event) => onPick(event.shiftKey)}
          />
        </label>
      )}
      <a class="queue-row" href={consoleHref.ticket(ticket.number)} data-number={ticket.number}>
        <span class="number tabular">#{ticket.number}</span>
        <span class="problem">
          <bdi class="title">{ticket.title}</bdi>
          <span class="where">
            <bdi>{where}</bdi>
            <bdi class="goes"> · {ticket.assignee?.name ?? say("unassigned")}</bdi>
          </span>
        </span>
        <span class="state">
          <StatusChip status={ticket.status} />
        </span>
        <PriorityMark priority={ticket.priority} />
        <span class={`assignee${ticket.assignee === null ? " quiet" : ""}`}>
          <bdi>{ticket.assignee?.name ?? say("unassigned")}</bdi>
        </span>
        {due === null ? (
          <span class="due" />
        ) : (
          <time
            class={`due tabular${due.isLate ? " late" : ""}`}
            dateTime={due.at.toISOString()}
            title={fullTime(due.at, locale.value)}
          >
            {ago(due.at, now, locale.value)}
          </time>
        )}
        <time
          class="updated quiet tabular"
          dateTime={ticket.updatedAt}
          title={fullTime(new Date(ticket.updatedAt), locale.value)}
        >
          {ago(new Date(ticket.updatedAt), now, locale.value)}
        </time>
      </a>
    </div>
  );
}

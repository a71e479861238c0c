import { useEffect, useRef } from "preact/hooks";
import { priorities } from "../../../core/domain/priority.ts";
import { statuses } from "../../../core/domain/statuses.ts";
import type { TicketJson } from "../protocol.ts";
import { Icon } from "../show/icon.tsx";
import { PriorityMark, StatusChip } from "../show/status-chip.tsx";
import { WindowedList } from "../talk/windowed-list.tsx";
import { locale, say } from "../words/say.ts";
import { ago, fullTime } from "../words/when.ts";
import { dueOf } from "./due-of.ts";
import { everything, type QueueFilter } from "./queue-filter.ts";
import type { QueueStore } from "./queue-store.ts";
import { consoleHref } from "./route.ts";

const whose = ["all", "mine", "unassigned"] as const;

/** The queue: filters above, one row a ticket, drawn as one scrolls. */
export function QueuePage({ queue }: { readonly queue: QueueStore }) {
  const tickets = queue.tickets.value;
  const selected = queue.selected.value;
  useFocusSelected(selected);
  return (
    <section class="queue" aria-label={say("queue")}>
      <h1 class="unseen">{say("queue")}</h1>
      <QueueFilters queue={queue} />
      <p class="queue-count quiet small" role="status">
        {queue.state.value === "ready" &&
          say(queue.hasMore.value ? "queue-count-more" : "queue-count", { count: tickets.length })}
        {queue.state.value === "loading" && say("loading")}
      </p>
      <div class="queue-heads" aria-hidden="true">
        {["number", "problem", "status", "priority", "assignee", "due", "updated"].map((name) => (
          <span key={name}>{say(`column-${name}`)}</span>
        ))}
      </div>
      {queue.state.value === "unreachable" && tickets.length === 0 ? (
        <div class="blank">
          <Icon name="alert" />
          <p>{say("unreachable")}</p>
          <button type="button" class="button" onClick={queue.reload}>
            {say("retry")}
          </button>
        </div>
      ) : queue.state.value === "ready" && tickets.length === 0 ? (
        <div class="blank">
          <Icon name="check" />
          <h2>{say("queue-empty")}</h2>
          <p>{say("queue-empty-text")}</p>
          <button type="button" class="button" onClick={() => queue.narrow(everything)}>
            {say("clear-filters")}
          </button>
        </div>
      ) : (
        <WindowedList
          rows={tickets}
          keyOf={keyOf}
          estimate={() => 72}
          label={say("queue-label")}
          anchor={selected === null ? null : String(selected)}
          onEnd={() => queue.more().catch(() => undefined)}
          draw={(ticket) => <QueueRow ticket={ticket} selected={ticket.number === selected} />}
        />
      )}
    </section>
  );
}

function QueueFilters({ queue }: { readonly queue: QueueStore }) {
  const filter = queue.filter.value;
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const narrow = (part: Partial<QueueFilter>) => queue.narrow({ ...queue.filter.value, ...part });
  return (
    <search class="queue-filters">
      <label class="search">
        <Icon name="search" />
        <span class="unseen">{say("search")}</span>
        <input
          class="input"
          type="search"
          id="queue-search"
          placeholder={say("search-hint")}
          value={filter.search}
          onInput={(event) => {
            const search = event.currentTarget.value;
            clearTimeout(later.current);
            later.current = setTimeout(() => narrow({ search }), 200);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      </label>
      <fieldset class="segments">
        <legend class="unseen">{say("filter-who")}</legend>
        {whose.map((one) => (
          <button key={one} type="button" aria-pressed={filter.whose === one} onClick={() => narrow({ whose: one })}>
            {say(`who-${one}`)}
          </button>
        ))}
      </fieldset>
      <label>
        <span class="unseen">{say("filter-status")}</span>
        <select
          class="input"
          value={filter.status}
          onChange={(event) => narrow({ status: event.currentTarget.value as QueueFilter["status"] })}
        >
          <option value="live">{say("status-live")}</option>
          <option value="any">{say("status-any")}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {say(`status-${status}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="unseen">{say("filter-priority")}</span>
        <select
          class="input"
          value={filter.priority}
          onChange={(event) => narrow({ priority: event.currentTarget.value as QueueFilter["priority"] })}
        >
          <option value="any">{say("priority-any")}</option>
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {say(`priority-${priority}`)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}

function QueueRow({ ticket, selected }: { readonly ticket: TicketJson; readonly selected: boolean }) {
  const now = new Date();
  const due = dueOf(ticket, now);
  const where = [ticket.equipment?.label, ticket.organisation.name].filter(Boolean).join(" · ");
  return (
    <a
      class={`queue-row${selected ? " selected" : ""}`}
      href={consoleHref.ticket(ticket.number)}
      data-number={ticket.number}
    >
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
  );
}

/** j and k move the focus too, so that what is read out and what is marked are one. */
function useFocusSelected(selected: number | null): void {
  useEffect(() => {
    if (selected === null) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement?.matches("input, select, textarea")) return;
      document.querySelector<HTMLElement>(`[data-number="${selected}"]`)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [selected]);
}

function keyOf(ticket: TicketJson): string {
  return String(ticket.number);
}

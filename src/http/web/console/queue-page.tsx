import { useEffect, useRef } from "preact/hooks";
import type { WebAct } from "../../../bots/web/wire.ts";
import en from "../copy/en/queue.ftl";
import es from "../copy/es/queue.ftl";
import pt from "../copy/pt/queue.ftl";
import type { AccountJson, AnswerJson, TicketJson } from "../protocol.ts";
import { Icon } from "../show/icon.tsx";
import { WindowedList } from "../talk/windowed-list.tsx";
import { say, teach } from "../words/say.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { everything } from "./queue-filter.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueRow } from "./queue-row.tsx";
import type { QueueStore } from "./queue-store.ts";

teach({ en, es, pt });

/** The queue: filters above, one row a ticket, drawn as one scrolls. Admins pick rows and act on all of them. */
export function QueuePage({
  queue,
  account,
  perform,
}: {
  readonly queue: QueueStore;
  readonly account: AccountJson;
  readonly perform: (act: WebAct) => Promise<AnswerJson>;
}) {
  const tickets = queue.tickets.value;
  const picked = queue.picked.value;
  const mayPick = account.role === "admin";
  const lastPicked = useRef<string | null>(null);
  const pick = (ticket: TicketJson, withShift: boolean): void => {
    const [from, to] = [lastPicked.current, ticket.id].map((id) => tickets.findIndex((one) => one.id === id));
    lastPicked.current = ticket.id;
    const range = withShift && from !== undefined && to !== undefined && from >= 0;
    const meant = range ? tickets.slice(Math.min(from, to), Math.max(from, to) + 1) : [ticket];
    const next = new Set(picked);
    for (const one of meant) {
      if (range || !picked.has(one.id)) next.add(one.id);
      else next.delete(one.id);
    }
    queue.pick([...next]);
  };
  const selected = queue.selected.value;
  useFocusSelected(selected);
  return (
    <section class="queue" aria-label={say("queue")}>
      <h1 class="unseen">{say("queue")}</h1>
      <QueueFilters queue={queue} accountId={account.id} />
      {mayPick && (
        <BulkBar
          picked={tickets.filter(({ id }) => picked.has(id))}
          shown={tickets.length}
          perform={perform}
          pick={(which) => queue.pick((which === "all" ? tickets : which).map(({ id }) => id))}
        />
      )}
      <p class="queue-count quiet small" role="status">
        {queue.state.value === "ready" &&
          say(queue.hasMore.value ? "queue-count-more" : "queue-count", { count: tickets.length })}
        {queue.state.value === "loading" && say("loading")}
      </p>
      <div class={`queue-heads${mayPick ? " with-picks" : ""}`} aria-hidden="true">
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
          draw={(ticket) => (
            <QueueRow
              ticket={ticket}
              selected={ticket.number === selected}
              picked={picked.has(ticket.id)}
              onPick={mayPick ? (withShift) => pick(ticket, withShift) : null}
            />
          )}
        />
      )}
    </section>
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

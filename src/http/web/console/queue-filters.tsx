import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { priorities } from "../../../core/domain/priority.ts";
import { statuses } from "../../../core/domain/statuses.ts";
import { ask } from "../show/ask.tsx";
import { Icon } from "../show/icon.tsx";
import { say } from "../words/say.ts";
import { everything, type QueueFilter } from "./queue-filter.ts";
import type { QueueStore } from "./queue-store.ts";
import { keepSavedFilters, readSavedFilters, type SavedFilter, sameFilter, withSavedFilter } from "./saved-filters.ts";

const whose = ["all", "mine", "unassigned"] as const;

/** What the queue is narrowed to, and the filters that one saved under a name. */
export function QueueFilters({ queue, accountId }: { readonly queue: QueueStore; readonly accountId: string }) {
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
      <SavedFilters queue={queue} accountId={accountId} />
    </search>
  );
}

function SavedFilters({ queue, accountId }: { readonly queue: QueueStore; readonly accountId: string }) {
  const saved = useSignal(readSavedFilters(localStorage, accountId));
  const filter = queue.filter.value;
  const active = saved.value.find((one) => sameFilter(one.filter, filter));
  const keep = (next: readonly SavedFilter[]): void => {
    saved.value = next;
    keepSavedFilters(localStorage, accountId, next);
  };
  const save = (): void =>
    ask(
      {
        form: "save-filter",
        title: say("filter-save"),
        intro: say("filter-save-intro"),
        fields: [
          {
            name: "name",
            label: say("filter-name"),
            hint: null,
            required: true,
            kind: "line",
            value: filter.search,
            maxLength: 40,
          },
        ],
        submitLabel: say("save"),
      },
      async ({ name = "" }) => keep(withSavedFilter(saved.value, { name: name.trim(), filter })),
    );
  const isPlain = sameFilter(filter, everything);
  if (saved.value.length === 0 && isPlain) return null;
  return (
    <div class="saved-filters">
      {saved.value.map((one) => (
        <button
          key={one.name}
          type="button"
          class="chip-button"
          aria-pressed={one === active}
          onClick={() => queue.narrow(one === active ? everything : one.filter)}
        >
          <bdi>{one.name}</bdi>
        </button>
      ))}
      {active !== undefined && (
        <button
          type="button"
          class="button ghost"
          onClick={() => keep(saved.value.filter((one) => one !== active))}
          aria-label={say("filter-forget", { name: active.name })}
        >
          <Icon name="trash" />
          {say("filter-forget-short")}
        </button>
      )}
      {active === undefined && !isPlain && (
        <button type="button" class="button ghost" onClick={save}>
          <Icon name="plus" />
          {say("filter-save")}
        </button>
      )}
    </div>
  );
}

import { type ReadonlySignal, signal } from "@preact/signals";
import { get, withQuery } from "../live/api.ts";
import type { ServerFrame, TicketJson, TicketListJson } from "../protocol.ts";
import { applyTickets } from "./apply-tickets.ts";
import { everything, fits, type QueueFilter, queryOf } from "./queue-filter.ts";

export type QueueStore = {
  readonly tickets: ReadonlySignal<readonly TicketJson[]>;
  readonly filter: ReadonlySignal<QueueFilter>;
  readonly state: ReadonlySignal<"loading" | "ready" | "unreachable">;
  /** Whether the server has more than the pages loaded so far. */
  readonly hasMore: ReadonlySignal<boolean>;
  /** Number of the ticket that j and k stand on. */
  readonly selected: ReadonlySignal<number | null>;
  /** Ids of the tickets that were picked, to act on all of them. */
  readonly picked: ReadonlySignal<ReadonlySet<string>>;
  pick(ids: readonly string[]): void;
  narrow(filter: QueueFilter): void;
  reload(): Promise<void>;
  more(): Promise<void>;
  take(frame: ServerFrame): void;
  select(number: number | null): void;
  /** Moves the selection by so many rows and gives the ticket there. */
  move(by: number): TicketJson | null;
};

const pageSize = 100;
const filterKey = "fixline.queue.filter";

/** The queue under a filter, page by page as one scrolls, kept true by frames. */
export function createQueueStore(accountId: string, storage: Storage): QueueStore {
  const tickets = signal<readonly TicketJson[]>([]);
  const filter = signal<QueueFilter>(readFilter(storage));
  const state = signal<"loading" | "ready" | "unreachable">("loading");
  const cursor = signal<string | null>(null);
  const hasMore = signal(false);
  const selected = signal<number | null>(null);
  const picked = signal<ReadonlySet<string>>(new Set());
  let lowest: TicketJson | null = null;
  let loading = 0;
  let under = false;

  const page = async (from: string | null): Promise<boolean> => {
    const turn = loading;
    const list = await get<TicketListJson>(
      withQuery("/api/v1/tickets", { ...queryOf(filter.value), cursor: from, limit: pageSize }),
    );
    // The filter was changed meanwhile: this page answers another question.
    if (turn !== loading) return false;
    cursor.value = list.nextCursor;
    hasMore.value = list.nextCursor !== null;
    lowest = list.nextCursor === null ? null : (list.items.at(-1) ?? lowest);
    tickets.value = applyTickets(from === null ? [] : tickets.value, list.items, [], () => true, null);
    return true;
  };

  const reload = async (): Promise<void> => {
    loading += 1;
    state.value = tickets.value.length === 0 ? "loading" : state.value;
    try {
      if (!(await page(null))) return;
      state.value = "ready";
    } catch {
      state.value = "unreachable";
    }
  };

  return {
    tickets,
    filter,
    state,
    hasMore,
    selected,
    picked,
    pick(ids) {
      picked.value = new Set(ids);
    },
    narrow(next) {
      // What is out of sight must not be acted on.
      picked.value = new Set();
      filter.value = next;
      storage.setItem(filterKey, JSON.stringify(next));
      reload();
    },
    reload,
    async more() {
      if (under || cursor.value === null) return;
      under = true;
      try {
        await page(cursor.value);
      } finally {
        under = false;
      }
    },
    take(frame) {
      if (frame.kind !== "tickets") return;
      const judge = (ticket: TicketJson, known: boolean) => fits(ticket, filter.value, accountId, known);
      tickets.value = applyTickets(tickets.value, frame.tickets, frame.gone, judge, lowest);
    },
    select(number) {
      selected.value = number;
    },
    move(by) {
      const list = tickets.value;
      const at = list.findIndex((ticket) => ticket.number === selected.value);
      const to = at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by));
      const ticket = list[to] ?? null;
      selected.value = ticket?.number ?? null;
      return ticket;
    },
  };
}

function readFilter(storage: Storage): QueueFilter {
  try {
    return { ...everything, ...(JSON.parse(storage.getItem(filterKey) ?? "{}") as Partial<QueueFilter>) };
  } catch {
    return everything;
  }
}

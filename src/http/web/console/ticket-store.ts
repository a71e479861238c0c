import { type ReadonlySignal, signal } from "@preact/signals";
import { get, RefusedError, withQuery } from "../live/api.ts";
import type { Live } from "../live/live.ts";
import type { EventJson, EventsJson, ServerFrame, TalkJson, TalkMessageJson, TicketJson } from "../protocol.ts";

export type TicketStore = {
  readonly ticket: ReadonlySignal<TicketJson | null>;
  readonly state: ReadonlySignal<"loading" | "ready" | "unknown" | "unreachable">;
  readonly messages: ReadonlySignal<readonly TalkMessageJson[]>;
  readonly events: ReadonlySignal<readonly EventJson[]>;
  /** Where the page before the oldest known message begins; null at the beginning of the talk. */
  readonly before: ReadonlySignal<number | null>;
  readonly typing: ReadonlySignal<string | null>;
  load(): Promise<void>;
  older(): Promise<void>;
  /** Reads what was said since the newest known message. */
  newer(): Promise<void>;
  take(frame: ServerFrame): void;
};

const talkPage = 100;

/** One ticket on the screen: what it is, what was said and what happened, kept true by frames while it is watched. */
export function createTicketStore(number: number, live: Pick<Live, "send">): TicketStore {
  const ticket = signal<TicketJson | null>(null);
  const state = signal<"loading" | "ready" | "unknown" | "unreachable">("loading");
  const messages = signal<readonly TalkMessageJson[]>([]);
  const events = signal<readonly EventJson[]>([]);
  const before = signal<number | null>(null);
  const typing = signal<string | null>(null);
  const path = `/api/v1/tickets/${number}`;
  let fetching = false;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;

  const talk = (query: Readonly<Record<string, number>>): Promise<TalkJson> =>
    get<TalkJson>(withQuery(`${path}/messages`, { ...query, limit: talkPage }));

  return {
    ticket,
    state,
    messages,
    events,
    before,
    typing,
    async load() {
      try {
        const found = await get<TicketJson>(path);
        // Watched before the talk is read, so that what is said meanwhile is not missed.
        live.send({ kind: "watch", ticketId: found.id });
        const [page, happened] = await Promise.all([talk({}), allEvents(path)]);
        if (ticket.value === null || ticket.value.version <= found.version) ticket.value = found;
        if (messages.value.length === 0) before.value = page.before;
        messages.value = applyMessages(messages.value, page.messages);
        events.value = applyEvents(events.value, happened);
        state.value = "ready";
      } catch (error) {
        state.value = error instanceof RefusedError && error.problem.status < 500 ? "unknown" : "unreachable";
      }
    },
    async older() {
      if (before.value === null || fetching) return;
      fetching = true;
      try {
        const page = await talk({ before: before.value });
        before.value = page.before;
        messages.value = applyMessages(messages.value, page.messages);
      } finally {
        fetching = false;
      }
    },
    async newer() {
      const page = await talk({ after: messages.value.at(-1)?.seq ?? 0 });
      messages.value = applyMessages(messages.value, page.messages);
    },
    take(frame) {
      const id = ticket.value?.id;
      if (frame.kind === "tickets") {
        const changed = frame.tickets.find((one) => one.number === number);
        if (changed !== undefined && changed.version >= (ticket.value?.version ?? 0)) ticket.value = changed;
        const mine = frame.events.filter((event) => event.ticketId === id);
        if (mine.length > 0) events.value = applyEvents(events.value, mine);
      }
      if (frame.kind === "talk" && frame.ticketId === id) {
        messages.value = applyMessages(messages.value, frame.messages);
        typing.value = null;
      }
      if (frame.kind === "typing" && frame.ticketId === id) {
        typing.value = frame.name;
        clearTimeout(typingEnds);
        typingEnds = setTimeout(() => {
          typing.value = null;
        }, 6000);
      }
    },
  };
}

/** Messages with others put in by id, newer versions over older ones, in the order of `seq`. */
export function applyMessages(
  known: readonly TalkMessageJson[],
  incoming: readonly TalkMessageJson[],
): readonly TalkMessageJson[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of incoming) {
    if ((byId.get(message.id)?.version ?? 0) <= message.version) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** Events with others put in by id, in the order in which they happened. */
export function applyEvents(known: readonly EventJson[], incoming: readonly EventJson[]): readonly EventJson[] {
  const byId = new Map([...known, ...incoming].map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => a.position - b.position);
}

async function allEvents(path: string): Promise<readonly EventJson[]> {
  const found: EventJson[] = [];
  let after: number | null = null;
  do {
    const page: EventsJson = await get<EventsJson>(withQuery(`${path}/events`, { after, limit: 200 }));
    found.push(...page.events);
    after = page.nextAfter;
  } while (after !== null);
  return found;
}

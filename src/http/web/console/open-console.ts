import { createChatStore } from "../chat/chat-store.ts";
import { createActs } from "../live/acts.ts";
import { createLive } from "../live/live.ts";
import { createQueueStore } from "./queue-store.ts";
import { consoleRoute } from "./route.ts";
import { createTicketStore, type TicketStore } from "./ticket-store.ts";

/** Everything the console of one account holds, tied to one connection. */
export function openConsole(accountId: string) {
  const queue = createQueueStore(accountId, sessionStorage);
  const chats = createChatStore(accountId, localStorage);
  let shown: { readonly number: number; readonly store: TicketStore } | null = null;

  const live = createLive({
    take(frame) {
      queue.take(frame);
      chats.take(frame);
      shown?.store.take(frame);
    },
    onOpen() {
      // What changed while the connection was away comes by the cursors; the talk of the ticket on the screen does not.
      if (consoleRoute.value.on === "ticket") shown?.store.load();
      chats.refresh().catch(() => undefined);
      acts.resume();
    },
  });
  const acts = createActs({
    accountId,
    perform: live.perform,
    storage: sessionStorage,
    async settle(act) {
      if (act.spot.on === "chat") await chats.settle(act);
      else if (shown?.store.ticket.value?.id === act.spot.ticketId) await shown.store.newer();
    },
  });
  queue.reload();
  chats.refresh().catch(() => undefined);

  return {
    queue,
    chats,
    live,
    acts,
    /** The store of the ticket on the screen; another number makes another. */
    ticketOf(number: number): TicketStore {
      if (shown?.number !== number) shown = { number, store: createTicketStore(number, live) };
      return shown.store;
    },
  };
}

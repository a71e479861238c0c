import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { get, withQuery } from "../live/api.ts";
import { applyPosts } from "../live/apply-posts.ts";
import type { SayAct } from "../live/outbox.ts";
import type { ChatJson, ChatsJson, PostJson, PostsJson, ServerFrame } from "../protocol.ts";

/** What is known of one thread. `before` is where the page before it begins, null at the beginning. */
export type ThreadState = {
  readonly posts: readonly PostJson[];
  readonly before: number | null;
  readonly loaded: boolean;
};

export type ChatStore = {
  readonly chats: ReadonlySignal<readonly ChatJson[]>;
  readonly loaded: ReadonlySignal<boolean>;
  /** Who is typing in which thread at this moment. */
  readonly typing: ReadonlySignal<{ readonly thread: string | null; readonly name: string } | null>;
  thread(thread: string | null): ReadonlySignal<ThreadState>;
  /** Fetches the newest page of a thread. Rejects when the server is out of reach. */
  open(thread: string | null): Promise<void>;
  older(thread: string | null): Promise<void>;
  refresh(): Promise<void>;
  take(frame: ServerFrame): void;
  settle(act: SayAct): Promise<void>;
  /** Newest change of the thread that this browser has shown. */
  seen(thread: string | null): number;
  markSeen(thread: string | null): void;
};

const pageSize = 100;
const nothing: ThreadState = { posts: [], before: null, loaded: false };

/** The person's own channel: their chats, lines and notices with the posts that were read, kept true by frames. */
export function createChatStore(accountId: string, storage: Storage): ChatStore {
  const chats = signal<readonly ChatJson[]>([]);
  const loaded = signal(false);
  const typing = signal<{ readonly thread: string | null; readonly name: string } | null>(null);
  const threads = new Map<string | null, Signal<ThreadState>>();
  const seenKey = `fixline.seen.${accountId}`;
  const seen = signal<Readonly<Record<string, number>>>(readSeen(storage, seenKey));
  const fetching = new Set<number>();
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;

  const stateOf = (thread: string | null): Signal<ThreadState> => {
    const known = threads.get(thread) ?? signal(nothing);
    threads.set(thread, known);
    return known;
  };

  const load = async (thread: string | null, before: number | null): Promise<void> => {
    const page = await get<PostsJson>(withQuery("/web/posts", { thread, before, limit: pageSize }));
    const state = stateOf(thread);
    const first = !state.value.loaded || before !== null;
    state.value = {
      posts: applyPosts(state.value.posts, page.posts),
      before: first ? page.before : state.value.before,
      loaded: true,
    };
  };

  const refresh = async (): Promise<void> => {
    const list = await get<ChatsJson>("/web/chats");
    chats.value = list.chats;
    loaded.value = true;
  };

  /** The list says more than a post does (titles, statuses), so it is read again, once for a burst. */
  const refreshSoon = (): void => {
    clearTimeout(refreshing);
    refreshing = setTimeout(() => {
      // A list that cannot be read now is read again after the next reconnect.
      refresh().catch(() => undefined);
    }, 150);
  };

  return {
    chats,
    loaded,
    typing,
    thread: stateOf,
    open: (thread) => load(thread, null),
    async older(thread) {
      const { before } = stateOf(thread).value;
      if (before === null || fetching.has(before)) return;
      fetching.add(before);
      try {
        await load(thread, before);
      } finally {
        fetching.delete(before);
      }
    },
    refresh,
    take(frame) {
      if (frame.kind === "posts") {
        for (const thread of new Set(frame.posts.map((post) => post.thread))) {
          const state = stateOf(thread);
          const mine = frame.posts.filter((post) => post.thread === thread);
          state.value = { ...state.value, posts: applyPosts(state.value.posts, mine) };
        }
        if (frame.posts.some((post) => !post.mine)) typing.value = null;
        refreshSoon();
      }
      if (frame.kind === "typing" && frame.ticketId === null) {
        typing.value = { thread: frame.thread, name: frame.name };
        clearTimeout(typingEnds);
        typingEnds = setTimeout(() => {
          typing.value = null;
        }, 6000);
      }
    },
    async settle(act) {
      if (act.spot.on !== "chat") return;
      const state = stateOf(act.spot.thread);
      const isThere = () => state.value.posts.some((post) => post.id === act.clientId);
      if (await arrives(state, isThere)) return;
      await load(act.spot.thread, null);
    },
    seen: (thread) => seen.value[thread ?? ""] ?? 0,
    markSeen(thread) {
      const newest = Math.max(
        chats.value.find((chat) => chat.thread === thread)?.lastChange ?? 0,
        ...stateOf(thread).value.posts.map((post) => post.change),
      );
      if (newest <= (seen.value[thread ?? ""] ?? 0)) return;
      seen.value = { ...seen.value, [thread ?? ""]: newest };
      try {
        storage.setItem(seenKey, JSON.stringify(seen.value));
      } catch {
        return;
      }
    },
  };
}

/** Whether it comes true within a moment: the post usually travels in the frame behind the answer. */
function arrives(state: ReadonlySignal<ThreadState>, isThere: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(false), 1500);
    const stop = state.subscribe(() => {
      if (isThere()) setTimeout(() => finish(true));
    });
    const finish = (found: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(found);
    };
  });
}

function readSeen(storage: Storage, key: string): Readonly<Record<string, number>> {
  try {
    return JSON.parse(storage.getItem(key) ?? "{}") as Readonly<Record<string, number>>;
  } catch {
    return {};
  }
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { ClientFrame, ServerFrame } from "../protocol.ts";
import { backoffMs } from "./backoff.ts";

/** `waiting` is between two tries; `signed_out` is the end. */
export type ConnectionState = "connecting" | "open" | "waiting" | "signed_out";

export type Connection = {
  readonly state: ReadonlySignal<ConnectionState>;
  /** How many tries failed since it was last open: the banner waits for the second. */
  readonly failures: ReadonlySignal<number>;
  /** Sends now, or says false where there is no open socket. */
  send(frame: ClientFrame): boolean;
  /** Called once when the socket of this moment is gone. */
  onceClosed(listener: () => void): () => void;
  retryNow(): void;
  close(): void;
};

const pingEveryMs = 25_000;
const deadAfterMs = 60_000;
/** How the server closes a socket whose session is over. */
const signedOutCode = 4401;

/**
 * A WebSocket that comes back by itself and resumes at the cursors, so that nothing is missed. Frames reach `onFrame` in order;
 * `resumed` is handed over too, before the state becomes `open`.
 */
export function connect(options: {
  readonly url: string;
  readonly cursors: () => { readonly cursor: number | null; readonly events: string | null };
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onOpen: () => void;
}): Connection {
  const state = signal<ConnectionState>("connecting");
  const failures = signal(0);
  const closedListeners = new Set<() => void>();
  let socket: WebSocket | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let lastHeardAt = 0;
  let ended = false;

  const open = (): void => {
    clearTimeout(retry);
    if (ended || socket !== null) return;
    state.value = "connecting";
    const mine = new WebSocket(options.url);
    socket = mine;
    mine.onopen = () => mine.send(JSON.stringify({ kind: "resume", ...options.cursors() } satisfies ClientFrame));
    mine.onmessage = (event) => {
      lastHeardAt = Date.now();
      take(JSON.parse(String(event.data)) as ServerFrame);
    };
    mine.onclose = (event) => {
      if (socket !== mine) return;
      if (event.code === signedOutCode) end();
      socket = null;
      for (const listener of [...closedListeners]) listener();
      closedListeners.clear();
      if (ended) return;
      const delay = backoffMs(failures.value, Math.random);
      failures.value += 1;
      state.value = "waiting";
      retry = setTimeout(open, delay);
    };
  };

  const end = (): void => {
    ended = true;
    state.value = "signed_out";
  };

  const take = (frame: ServerFrame): void => {
    if (frame.kind === "bye" && frame.why === "signed_out") end();
    options.onFrame(frame);
    if (frame.kind === "resumed") {
      failures.value = 0;
      state.value = "open";
      options.onOpen();
    }
  };

  const heartbeat = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    // A phone that slept keeps a socket that looks open and is dead.
    if (Date.now() - lastHeardAt > deadAfterMs) socket.close();
    else socket.send(JSON.stringify({ kind: "ping" } satisfies ClientFrame));
  }, pingEveryMs);

  const retryNow = (): void => {
    if (state.value === "waiting") open();
  };
  addEventListener("online", retryNow);
  document.addEventListener("visibilitychange", retryNow);
  open();

  return {
    state,
    failures,
    send(frame) {
      if (state.value !== "open" || socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    onceClosed(listener) {
      closedListeners.add(listener);
      return () => closedListeners.delete(listener);
    },
    retryNow,
    close() {
      ended = true;
      clearTimeout(retry);
      clearInterval(heartbeat);
      removeEventListener("online", retryNow);
      document.removeEventListener("visibilitychange", retryNow);
      socket?.close();
    },
  };
}

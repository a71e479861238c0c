import type { WebSocket } from "ws";
import type { Person } from "../../../core/domain/actor.ts";
import type { ServerFrame, Target } from "./live-frames.ts";

/** One thing that a client listens to. `cursor` is behind what it was sent. */
export type Subscription = {
  readonly id: string;
  readonly to: Target;
  readonly ticketId: string | null;
  cursor: string;
};

/** A machine or browser that listens. */
export type Subscriber = {
  readonly socket: WebSocket;
  readonly subscriptions: Map<string, Subscription>;
  /** Who it is, asked anew: null once its session, token or key is over. */
  readonly who: () => Promise<Person | null>;
  readonly accountId: string;
  alive: boolean;
  /** Since when it has had more to read than is sent ahead (`performance.now`); null while it has not. */
  fullSince: number | null;
};

/** What may wait in our memory for a client that does not read before it is sent no more, but for the rest of a batch. */
const enoughBufferedBytes = 256 * 1024;

/**
 * Whether a client has read enough to be sent more. One that has not for `stallMs` is cut off: it goes on by its cursors when it comes
 * back.
 */
export function hasRoom(subscriber: Subscriber, stallMs: number): boolean {
  const { socket } = subscriber;
  if (socket.readyState !== socket.OPEN) return false;
  if (socket.bufferedAmount <= enoughBufferedBytes) {
    subscriber.fullSince = null;
    return true;
  }
  subscriber.fullSince ??= performance.now();
  // `close` would wait behind what is not read.
  if (performance.now() - subscriber.fullSince > stallMs) socket.terminate();
  return false;
}

/** Sends a frame; false where the client is gone. */
export function tell({ socket }: Pick<Subscriber, "socket">, frame: ServerFrame): boolean {
  if (socket.readyState !== socket.OPEN) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

/** Says why and closes. */
export function sayGoodbye(
  subscriber: Pick<Subscriber, "socket">,
  why: Extract<ServerFrame, { type: "bye" }>["why"],
): void {
  tell(subscriber, { type: "bye", why });
  subscriber.socket.close(why === "signed_out" ? 4401 : why === "restarting" ? 1012 : 1008, why);
}

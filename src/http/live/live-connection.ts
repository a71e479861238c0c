import type { WebSocket } from "ws";
import type { Person } from "../../core/domain/actor.ts";
import type { ServerFrame } from "../web/protocol.ts";

/** One open browser. The cursors say what it has been sent; null before it resumed. */
export type LiveConnection = {
  readonly socket: WebSocket;
  readonly token: string;
  readonly channel: string;
  person: Person;
  posts: number | null;
  events: string | null;
  watching: string | null;
  /** Heard from since the last heartbeat. */
  alive: boolean;
};

/** What may wait in our memory for a browser that does not read; beyond it the browser is better off coming back. */
const mostBufferedBytes = 4 * 1024 * 1024;

/** Sends a frame, or drops a browser that is too slow: it resumes where it was. False when it is gone. */
export function send(connection: LiveConnection, frame: ServerFrame): boolean {
  return sendText(connection, JSON.stringify(frame));
}

/** Sends a frame that is text already: one text for many browsers. */
export function sendText({ socket }: LiveConnection, text: string): boolean {
  if (socket.readyState !== socket.OPEN) return false;
  if (socket.bufferedAmount > mostBufferedBytes) {
    // `close` would wait behind what is not read; what is lost here is asked for again by cursor.
    socket.terminate();
    return false;
  }
  socket.send(text);
  return true;
}

/** Says goodbye and closes. */
export function sayBye(connection: LiveConnection, why: "signed_out" | "restarting" | "too_slow" | "bad_frame"): void {
  send(connection, { kind: "bye", why });
  connection.socket.close(why === "restarting" ? 1012 : why === "bad_frame" ? 1008 : 4401, why);
}

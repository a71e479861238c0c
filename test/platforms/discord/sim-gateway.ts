import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { channelPayload, memberPayload, userPayload } from "./sim-payloads.ts";
import { isThread, type SimState } from "./sim-state.ts";

const contentIntent = 1 << 15;
const allIntents = (1 << 26) - 1;

type Event = { readonly op: 0; readonly t: string; readonly s: number; readonly d: unknown };
type Session = {
  readonly id: string;
  readonly intents: number;
  seq: number;
  readonly buffer: Event[];
  socket: WebSocket | null;
  alive: boolean;
};

/** The gateway: https://discord.com/developers/docs/events/gateway. */
export type SimGateway = {
  readonly url: () => string;
  /** Tells every session; the payload may depend on whether it sees content. `intent`: the bit that it needs. */
  dispatch(t: string, intent: number, payload: (hidesContent: boolean) => unknown): void;
  /** Identifies and resumes so far. */
  readonly counts: { identifies: number; resumes: number; heartbeats: number };
  readonly limits: { total: number; remaining: number; resetAfterMs: number };
  /** Whether somebody is connected and ready. */
  readonly isConnected: () => boolean;
  /** Closes every connection with a code; null cuts the line. Sessions live on unless `forget`. */
  drop(code: number | null, forget?: boolean): void;
  /** Opcode 7: https://discord.com/developers/docs/events/gateway#connection-lifecycle */
  askReconnect(): void;
  /** Opcode 9. */
  invalidate(resumable: boolean): void;
  /** Connections stay open and nothing is heard or answered on them any more. */
  freeze(): void;
  /** Nobody is let in until `accept`: the port is closed. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
};

export async function simGateway(
  state: SimState,
  options: { readonly heartbeatMs: number; readonly identifyEveryMs: number; readonly appId: string },
): Promise<SimGateway> {
  const sessions = new Map<string, Session>();
  const sockets = new Set<Socket>();
  const frozen = new WeakSet<WebSocket>();
  const counts = { identifies: 0, resumes: 0, heartbeats: 0 };
  const limits = { total: 1000, remaining: 1000, resetAfterMs: 86_400_000 };
  const clients = new Set<WebSocket>();
  let lastIdentify = Number.NEGATIVE_INFINITY;
  let port = 0;
  let server: Server | null = null;

  async function accept(): Promise<void> {
    const http = createServer((_, response) => response.writeHead(426).end());
    const wss = new WebSocketServer({ server: http });
    wss.on("connection", (socket, request) => {
      const query = new URL(request.url ?? "/", "http://gateway").searchParams;
      if (query.get("v") !== "10" || query.get("encoding") !== "json")
        state.broken.push("connected without v=10 and encoding=json");
      greet(socket);
    });
    http.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
    port = (http.address() as AddressInfo).port;
    server = http;
  }

  const send = (socket: WebSocket, payload: object) => {
    if (!frozen.has(socket) && socket.readyState === WebSocket.OPEN)
      socket.send(JSON.stringify({ s: null, t: null, ...payload }));
  };

  /** The session of each connection. */
  const sessionOf = new Map<WebSocket, Session>();

  function greet(socket: WebSocket): void {
    clients.add(socket);
    socket.on("close", () => {
      clients.delete(socket);
      const session = sessionOf.get(socket);
      if (session?.socket === socket) session.socket = null;
      sessionOf.delete(socket);
    });
    socket.on("error", () => undefined);
    send(socket, { op: 10, d: { heartbeat_interval: options.heartbeatMs } });
    socket.on("message", (data) => {
      if (frozen.has(socket)) return;
      const { op, d } = JSON.parse(String(data)) as { op: number; d: Record<string, unknown> };
      if (op === 1) {
        counts.heartbeats += 1;
        send(socket, { op: 11 });
      } else if (op === 2 || op === 6) {
        const before = sessionOf.get(socket) ?? null;
        const session = op === 2 ? identify(socket, d, before) : resume(socket, d, before);
        if (session !== null) sessionOf.set(socket, session);
      } else if (!sessionOf.has(socket)) socket.close(4003);
    });
  }

  function identify(socket: WebSocket, d: Record<string, unknown>, before: Session | null): Session | null {
    if (before !== null) {
      state.broken.push("identified twice on one connection");
      socket.close(4005);
      return before;
    }
    counts.identifies += 1;
    limits.remaining -= 1;
    if (limits.remaining < 0) state.broken.push("identified more often than a day allows");
    // max_concurrency is 1: one identify in five seconds.
    if (state.now() - lastIdentify < options.identifyEveryMs) state.broken.push("identified twice within five seconds");
    lastIdentify = state.now();
    const intents = Number(d.intents);
    if (d.token !== state.token) socket.close(4004);
    else if (!Number.isInteger(intents) || intents > allIntents) socket.close(4013);
    else if ((intents & contentIntent) !== 0 && !state.contentIntent) socket.close(4014);
    else return begin(socket, intents);
    return null;
  }

  function begin(socket: WebSocket, intents: number): Session {
    const id = `session-${state.newId()}`;
    const session: Session = { id, intents, seq: 0, buffer: [], socket, alive: true };
    sessions.set(id, session);
    const bot = state.users.get(state.botId);
    tell(session, "READY", {
      v: 10,
      user: bot === undefined ? null : userPayload(bot),
      guilds: [{ id: state.guildId, unavailable: true }],
      session_id: id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      shard: [0, 1],
      application: { id: options.appId, flags: state.contentIntent ? 1 << 19 : 0 },
    });
    const channels = [...state.channels.values()].filter(({ guild, gone }) => guild === state.guildId && !gone);
    const show = (one: (typeof channels)[number]) => {
      const { guild_id: _, ...payload } = channelPayload(state, one) as Record<string, unknown>;
      return payload;
    };
    tell(session, "GUILD_CREATE", {
      id: state.guildId,
      name: "Bakery",
      owner_id: "1",
      roles: [{ id: state.guildId, name: "@everyone", permissions: "0" }],
      channels: channels.filter((one) => !isThread(one)).map(show),
      threads: channels.filter((one) => isThread(one) && !one.archived).map(show),
      members: bot === undefined ? [] : [{ ...memberPayload(bot), user: userPayload(bot) }],
      member_count: state.users.size,
      unavailable: false,
    });
    return session;
  }

  function resume(socket: WebSocket, d: Record<string, unknown>, before: Session | null): Session | null {
    if (before !== null) {
      socket.close(4005);
      return before;
    }
    const session = sessions.get(String(d.session_id));
    if (session === undefined || !session.alive || d.token !== state.token) {
      send(socket, { op: 9, d: false });
      return null;
    }
    if (Number(d.seq) > session.seq) {
      socket.close(4007);
      return null;
    }
    counts.resumes += 1;
    session.socket = socket;
    for (const event of session.buffer.filter(({ s }) => s > Number(d.seq))) send(socket, event);
    tell(session, "RESUMED", {});
    return session;
  }

  function tell(session: Session, t: string, d: unknown): void {
    session.seq += 1;
    const event: Event = { op: 0, t, s: session.seq, d };
    session.buffer.push(event);
    if (session.socket !== null) send(session.socket, event);
  }

  const each = (act: (socket: WebSocket) => void) => {
    for (const socket of [...clients]) act(socket);
  };

  async function refuse(): Promise<void> {
    const closing = server;
    server = null;
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => (closing === null ? resolve() : closing.close(() => resolve())));
  }

  await accept();
  return {
    url: () => `ws://127.0.0.1:${port}`,
    counts,
    limits,
    isConnected: () => [...sessions.values()].some(({ socket, alive }) => alive && socket !== null),
    dispatch(t, intent, payload) {
      for (const session of sessions.values()) {
        if (session.alive && (intent === 0 || (session.intents & intent) !== 0)) {
          tell(session, t, payload((session.intents & contentIntent) === 0));
        }
      }
    },
    drop(code, forget = false) {
      if (forget) for (const session of sessions.values()) session.alive = false;
      each((socket) => (code === null ? socket.terminate() : socket.close(code)));
    },
    askReconnect: () => each((socket) => send(socket, { op: 7, d: null })),
    invalidate(resumable) {
      if (!resumable) for (const session of sessions.values()) session.alive = false;
      each((socket) => {
        // It has to resume or identify on this connection.
        const session = sessionOf.get(socket);
        if (session !== undefined) session.socket = null;
        sessionOf.delete(socket);
        send(socket, { op: 9, d: resumable });
      });
    },
    freeze: () => each((socket) => frozen.add(socket)),
    refuse,
    accept,
    close: refuse,
  };
}

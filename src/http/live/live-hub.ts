import { isStaff } from "../../core/domain/roles.ts";
import { newestWebChange } from "../../core/store/web-posts.ts";
import type { HttpParts } from "../http-parts.ts";
import { type LiveConnection, sayBye, send } from "./live-connection.ts";
import { pushEvents } from "./push-events.ts";
import { pushPosts } from "./push-posts.ts";
import { singleFlight } from "./single-flight.ts";

/** All browsers that are connected to this process, and what is told to them. */
export type LiveHub = {
  readonly connections: ReadonlySet<LiveConnection>;
  add(connection: LiveConnection): void;
  remove(connection: LiveConnection): void;
  /** Begins to push: from the given cursors, or from now on where they are null. */
  resume(connection: LiveConnection, from: { cursor: number | null; events: string | null }): Promise<void>;
  /** Closes what a session has open: it was signed out. */
  endSession(token: string): void;
  /** Closes everything that an account has open: it was signed out everywhere. */
  endAccount(accountId: string): void;
  close(): Promise<void>;
};

const heartbeatMs = 30_000;
/** A wake-up that got lost delays a push by no more than this. */
const safetyNetMs = 2_000;

/** Makes the hub and lets it listen. `close` ends all of it. */
export function makeLiveHub(parts: HttpParts): LiveHub {
  const connections = new Set<LiveConnection>();
  const onError = (error: unknown) => parts.log.error({ err: error }, "a live push failed");
  let accountsCursor: string | null = null;

  const posts = singleFlight(() => pushPosts(parts, connections), onError);
  const events = singleFlight(async () => {
    if (connections.size === 0) return;
    await followAccounts();
    await pushEvents(parts, connections);
  }, onError);

  /** What happened to accounts takes effect on what is open before anything else is pushed. */
  async function followAccounts(): Promise<void> {
    accountsCursor ??= await parts.feed.newest();
    for (;;) {
      const found = await parts.feed.after(accountsCursor, 500);
      accountsCursor = found.cursor;
      const changed = new Set(
        found.events.filter(({ kind }) => kind.startsWith("account.")).map((one) => one.subjectId),
      );
      for (const accountId of changed) parts.auth.forgetAccount(accountId);
      for (const connection of connections) {
        if (changed.has(connection.person.accountId)) await verify(connection);
      }
      if (found.events.length < 500) return;
    }
  }

  async function verify(connection: LiveConnection): Promise<void> {
    const person = await parts.auth.ofSession(connection.token);
    if (person === null) sayBye(connection, "signed_out");
    else connection.person = person;
  }

  const heartbeat = singleFlight(async () => {
    for (const connection of connections) {
      if (!connection.alive) {
        connection.socket.terminate();
        continue;
      }
      connection.alive = false;
      connection.socket.ping();
      await verify(connection);
    }
  }, onError);

  const ends = [parts.onWake("web", posts.ask), parts.onWake("events", events.ask)];
  const timers = [
    setInterval(heartbeat.ask, heartbeatMs),
    setInterval(() => {
      if (connections.size === 0) return;
      posts.ask();
      events.ask();
    }, safetyNetMs),
  ];
  for (const timer of timers) timer.unref();

  return {
    connections,
    add: (connection) => connections.add(connection),
    remove: (connection) => connections.delete(connection),
    async resume(connection, from) {
      const cursor = from.cursor ?? (await parts.desk.read((work) => newestWebChange(work, connection.channel)));
      const staff = isStaff(connection.person.role);
      const eventCursor = staff ? (from.events ?? (await parts.feed.newest())) : null;
      // A cursor that is not ours is refused here, where its sender hears of it, and not within a push to everybody.
      if (eventCursor !== null && from.events !== null) await parts.feed.after(eventCursor, 1);
      send(connection, { kind: "resumed", cursor, events: eventCursor });
      connection.posts = cursor;
      connection.events = eventCursor;
      posts.ask();
      events.ask();
    },
    endSession(token) {
      for (const connection of connections) if (connection.token === token) sayBye(connection, "signed_out");
    },
    endAccount(accountId) {
      for (const connection of connections) {
        if (connection.person.accountId === accountId) sayBye(connection, "signed_out");
      }
    },
    async close() {
      for (const end of ends) end();
      for (const timer of timers) clearInterval(timer);
      for (const connection of connections) sayBye(connection, "restarting");
      await Promise.all([posts.idle(), events.idle(), heartbeat.idle()]);
      for (const connection of connections) connection.socket.terminate();
    },
  };
}

import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { pino } from "pino";
import type { Interaction, Reply } from "../../src/bots/platform.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { openFileVault } from "../../src/core/store/file-vault.ts";
import type { Wake } from "../../src/core/store/work.ts";
import { createApiKey } from "../../src/core/usecases/create-api-key.ts";
import { openSession } from "../../src/core/usecases/open-session.ts";
import type { App } from "../../src/http/http-parts.ts";
import { buildServer } from "../../src/http/server.ts";
import type { EventFeed, FeedEvent, ServerDeps } from "../../src/http/server-deps.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";

export type TestServer = AsyncDisposable & {
  readonly t: TestDesk;
  readonly people: TestPeople;
  readonly app: App;
  /** What was handed to the desk, a repeat only once. */
  readonly taken: Interaction[];
  /** Every line of the log, as text. */
  readonly logged: string[];
  /** How the stand-in for the dialog answers; may throw. */
  answer: (interaction: Interaction) => Reply;
  /** The base address once listening. */
  listen(): Promise<string>;
  cookieOf(person: Person): Promise<string>;
  keyOf(person: Person, scopes: readonly string[]): Promise<string>;
  /** A request as a browser of this person's own page makes it. */
  as(cookie: string | null, options: InjectOptions): Promise<LightMyRequestResponse>;
};

/** The HTTP edge over a real desk, with a stand-in for the dialog and the inbox. */
export const testServer = async (more: Partial<ServerDeps> = {}): Promise<TestServer> => {
  const listeners = new Set<{ what: Wake; call: () => void }>();
  const t = await testDesk((what) => {
    for (const one of listeners) if (one.what === what) queueMicrotask(one.call);
  });
  const people = await testPeople(t.desk);
  const folder = await mkdtemp(path.join(tmpdir(), "fixline-http-"));
  const logged: string[] = [];
  const taken: Interaction[] = [];
  const replies = new Map<string, Reply>();
  const app = await buildServer({
    desk: t.desk,
    vault: openFileVault(folder),
    log: pino({ level: "debug" }, { write: (line: string) => logged.push(line) }),
    secret: "a secret of the tests",
    publicUrl: null,
    behindProxy: false,
    webFolder: null,
    demo: false,
    commandsFor: (person) => [{ words: "ticket list", usage: "", says: `for ${person.role}` }],
    feed: feedOf(t),
    onWake: (what, call) => {
      const one = { what, call };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    isReady: async () => true,
    take: async (interaction, alongside) => {
      await t.desk.transact(async (work) => alongside?.(work));
      const before = replies.get(interaction.eventId);
      if (before !== undefined) return before;
      const reply = server.answer(interaction);
      taken.push(interaction);
      replies.set(interaction.eventId, reply);
      return reply;
    },
    ...more,
  });
  const server: TestServer = {
    t,
    people,
    app,
    taken,
    logged,
    answer: () => ({ kind: "nothing" }),
    async listen() {
      await app.listen({ host: "127.0.0.1", port: 0 });
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    },
    async cookieOf(person) {
      const { token } = await t.desk.transact((work) => openSession(work, { accountId: person.accountId }));
      return `fixline=${token}`;
    },
    async keyOf(person, scopes) {
      const made = await t.desk.transact((work) =>
        createApiKey(work, people.admin, { accountId: person.accountId, name: "test", scopes, expiresAt: null }),
      );
      return made.key;
    },
    as: (cookie, options) =>
      app.inject({
        ...options,
        headers: { "x-fixline": "1", ...(cookie === null ? {} : { cookie }), ...options.headers },
      }),
    async [Symbol.asyncDispose]() {
      await app.close();
      await t[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
};

/** Events straight from their table, in the order that the real feed promises. */
const feedOf = ({ db }: TestDesk): EventFeed => {
  const settled = db.sql`txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;
  const cursorOf = (row: { txid: unknown; id: string } | undefined) =>
    row ? `${String(row.txid)}:${row.id}` : "0:00000000-0000-0000-0000-000000000000";
  return {
    async newest() {
      const [row] = await db.sql<
        { txid: unknown; id: string }[]
      >`select txid, id from events where ${settled} order by txid desc, id desc limit 1`;
      return cursorOf(row);
    },
    async after(cursor, limit) {
      const [txid = "0", id = ""] = cursor.split(":");
      const rows = await db.sql<(FeedEvent & { txid: unknown })[]>`
        select id, subject_id as "subjectId", ticket_id as "ticketId", kind, actor_id as "actorId", data, at, position, txid from events
        where ${settled} and (txid, id) > (${txid}::bigint, ${id}::uuid) order by txid, id limit ${limit}`;
      return { events: rows, cursor: rows.length === 0 ? cursor : cursorOf(rows.at(-1)) };
    },
  };
};

/** Waits until `check` gives something, asking again and again; fails after five seconds. */
export const eventually = async <T>(check: () => T | undefined | null | false): Promise<T> => {
  const until = Date.now() + 5_000;
  for (;;) {
    const found = check();
    if (found) return found;
    if (Date.now() > until) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

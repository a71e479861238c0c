import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import type { Person } from "../../../src/core/domain/actor.ts";
import { openFileVault } from "../../../src/core/store/file-vault.ts";
import type { Desk, Work } from "../../../src/core/store/work.ts";
import { openSession } from "../../../src/core/usecases/open-session.ts";
import type { App } from "../../../src/http/http-parts.ts";
import type { OpenapiDocument } from "../../../src/http/openapi.ts";
import { buildServer } from "../../../src/http/server.ts";
import { type TestServer, testServer } from "../server-harness.ts";

export const walkers = ["customer", "stranger", "technician", "engineer", "admin", "manufacturer", "nobody"] as const;
/** Who walks: a customer with everything of theirs, one of another organisation, the staff, a manufacturer, nobody. */
export type Walker = (typeof walkers)[number];

/** The API over a desk on which nothing lasts: every write is undone once it is answered, so that each meets the same things. */
export type WalkWorld = AsyncDisposable & {
  readonly server: TestServer;
  readonly app: App;
  readonly document: OpenapiDocument;
  readonly cookies: Readonly<Record<Walker, string | null>>;
  readonly logged: string[];
};

/** A desk whose writes are undone. */
const undoing = (desk: Desk): Desk => {
  const undone = async <T>(fn: (work: Work) => Promise<T>): Promise<T> => {
    const undo = new Error("undone");
    let result: { readonly value: T } | null = null;
    try {
      await desk.transact(async (work) => {
        result = { value: await fn(work) };
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    return (result as unknown as { readonly value: T }).value;
  };
  return { ...desk, transact: undone, atOnce: undone };
};

/** Opens it. `prepare` makes what is walked over, on the desk where things last. */
export const walkWorld = async (
  prepare: (server: TestServer, manufacturer: Person) => Promise<void>,
): Promise<WalkWorld> => {
  const server = await testServer({ limits: { requestsPerMinute: 10_000_000 } });
  const { people, t } = server;
  const folder = await mkdtemp(path.join(tmpdir(), "fixline-walk-"));
  const [maker] = await t.db.sql`select id from manufacturers limit 1`;
  const [account] = await t.db.sql`
    insert into accounts (id, role, name, manufacturer_id, language, created_at)
    values (${t.desk.newId()}, 'manufacturer', 'Max', ${String(maker?.id)}, 'en', ${t.clock.now}) returning id`;
  const manufacturer: Person = {
    ...people.stranger,
    accountId: String(account?.id),
    role: "manufacturer",
    name: "Max",
    organisationId: null,
    maySign: false,
  };
  await prepare(server, manufacturer);
  const logged: string[] = [];
  const app = await buildServer({
    desk: undoing(t.desk),
    vault: openFileVault(folder),
    log: pino({ level: "error" }, { write: (line: string) => logged.push(line) }),
    secret: "a secret of the tests",
    publicUrl: null,
    behindProxy: false,
    webFolder: null,
    printReport: async () => Buffer.from("%PDF-1.7"),
    commandsFor: () => [],
    feed: { newest: async () => "0:0", after: async (cursor) => ({ events: [], cursor }) },
    onWake: () => () => undefined,
    isReady: async () => true,
    take: async () => ({ kind: "nothing" }),
    limits: { requestsPerMinute: 10_000_000, keyRequestsPerMinute: 10_000_000 },
  });
  const who: Readonly<Record<Walker, Person | null>> = { ...people, manufacturer, nobody: null };
  const cookies = Object.fromEntries(
    await Promise.all(
      walkers.map(async (walker) => {
        const person = who[walker];
        if (person === null) return [walker, null] as const;
        const { token } = await t.desk.transact((work) => openSession(work, { accountId: person.accountId }));
        return [walker, `fixline=${token}`] as const;
      }),
    ),
  ) as Record<Walker, string | null>;
  return {
    server,
    app,
    logged,
    cookies,
    document: (await app.inject({ url: "/api/v1/openapi.json" })).json(),
    async [Symbol.asyncDispose]() {
      await app.close();
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

import type { InjectOptions } from "fastify";
import type { Person } from "../../../src/core/domain/actor.ts";
import { type TestServer, testServer } from "../server-harness.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Answer = {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: Record<string, unknown>;
};

/** The HTTP edge over a real desk, asked by key as one of its people (or by nobody). */
export type RestWorld = AsyncDisposable & {
  readonly server: TestServer;
  readonly ask: (
    who: Person | null,
    method: Method,
    path: string,
    payload?: object,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
};

/** Opens a server; `path` of `ask` stands behind /api/v1. */
export const restWorld = async (): Promise<RestWorld> => {
  const server = await testServer({ limits: { requestsPerMinute: 1_000_000 } });
  const keys = new Map<string, Promise<string>>();
  const keyOf = (person: Person) => {
    const known = keys.get(person.accountId) ?? server.keyOf(person, ["read", "write"]);
    keys.set(person.accountId, known);
    return known;
  };
  return {
    server,
    async ask(who, method, path, payload, headers = {}) {
      const authorization = who === null ? {} : { authorization: `Bearer ${await keyOf(who)}` };
      const options: InjectOptions = { method, url: `/api/v1${path}`, headers: { ...authorization, ...headers } };
      const answer = await server.app.inject(payload === undefined ? options : { ...options, payload });
      const isJson = String(answer.headers["content-type"] ?? "").includes("json");
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : answer.body,
        headers: answer.headers as Record<string, unknown>,
      };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};

/** An id that nothing has. */
export const nowhere = "01890000-0000-7000-8000-00000000dead";

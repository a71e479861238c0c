import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { afterAll, describe, expect, test } from "vitest";
import type { OpenapiOperation } from "../../../src/http/openapi.ts";
import { problemStatus } from "../../../src/http/problems.ts";
import { type KnownThings, makeKnownThings } from "./known-things.ts";
import { type Schema, valuesOf } from "./schema-values.ts";
import { type Walker, walkers, walkWorld } from "./walk-world.ts";

/**
 * Every operation is asked for what its schema lets through, and for what it does not, by everybody, with ids of everything mixed up.
 * `FUZZ_RUNS=200 FUZZ_SEED=7 vitest run test/http/walk/fuzz.test.ts` looks longer, or elsewhere.
 */
const runs = Number(process.env.FUZZ_RUNS ?? 8);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_302);
let made: KnownThings | null = null;
const world = await walkWorld(async (server) => {
  made = await makeKnownThings(server);
});
afterAll(() => world[Symbol.asyncDispose]());
const things = made as unknown as KnownThings;
const ids = [...new Set(things.pathIds.map(([, id]) => id)), "01890000-0000-7000-8000-00000000dead"];

const spoils = ["no", "no", "no", "no", "field", "type", "query", "deep"] as const;
type Asked = { readonly walker: Walker; readonly spoil: (typeof spoils)[number]; readonly request: InjectOptions };

const pathOf = (path: string, values: Readonly<Record<string, unknown>>) =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(values[name])));

/** Requests of one operation. */
const requestsOf = (method: string, path: string, operation: OpenapiOperation): fc.Arbitrary<Asked> => {
  const own = things.pathIds.find(([prefix]) => path.startsWith(prefix))?.[1] ?? ids[0] ?? "";
  const inPath = operation.parameters.filter((one) => one.in === "path");
  const inQuery = operation.parameters.filter((one) => one.in === "query");
  const value = (name: string, schema: object) =>
    name === "id" || /Id$/.test(name)
      ? fc.oneof({ weight: 3, arbitrary: fc.constant(own) }, fc.constantFrom(...ids))
      : valuesOf(schema as Schema, things.hints, name);
  const body = operation.requestBody?.content["application/json"]?.schema;
  return fc
    .record({
      walker: fc.constantFrom(...walkers),
      spoil: fc.constantFrom(...spoils),
      values: fc.record(Object.fromEntries(inPath.map(({ name, schema }) => [name, value(name, schema)]))),
      query: fc.record(
        Object.fromEntries(inQuery.map(({ name, schema }) => [name, valuesOf(schema, things.hints, name)])),
        {
          requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name),
        },
      ),
      payload: body === undefined ? fc.constant(undefined) : valuesOf(body as Schema, things.hints),
    })
    .map(({ walker, spoil, values, query, payload }) => {
      const search = new URLSearchParams();
      for (const [name, one] of Object.entries(query)) {
        for (const each of Array.isArray(one) ? one : [one]) search.append(name, String(each));
      }
      if (spoil === "query") search.append("colour", "red");
      const spoilt =
        spoil === "field"
          ? { ...(payload as object), colour: "red" }
          : spoil === "type"
            ? [payload ?? 1]
            : spoil === "deep"
              ? JSON.parse(`${"[".repeat(40)}1${"]".repeat(40)}`)
              : payload;
      const url = pathOf(path, values) + (search.size === 0 ? "" : `?${search}`);
      const sends = method !== "get" && spoilt !== undefined;
      return {
        walker,
        spoil,
        request: { method: method.toUpperCase() as "GET", url, ...(sends ? { payload: spoilt as object } : {}) },
      };
    });
};

const canaries: Readonly<Partial<Record<Walker, RegExp>>> = {
  customer: /canary-of-staff/,
  stranger: /canary-of|Bakery Rossi|Oven line 2|SN-1"|Main street/,
  manufacturer: /canary-of|Bakery Rossi|Oven line 2|SN-1"|Main street|Marta/,
  nobody: /canary-of|Bakery Rossi|Oven line 2|SN-1"|Main street|Marta/,
};

describe("what a request may cause, whatever is in it", () => {
  for (const [path, methods] of Object.entries(world.document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      // Uploads and the live feed's WebSocket speak no JSON: they have tests of their own.
      if (operation.requestBody?.content["multipart/form-data"] !== undefined || path.endsWith("/live")) continue;
      test(`${method.toUpperCase()} ${path}`, async () => {
        const asked = requestsOf(method, path, operation);
        // Passwords cost a tenth of a second each.
        const numRuns = path.includes("/auth/") ? Math.ceil(runs / 5) : runs;
        await fc.assert(
          fc.asyncProperty(asked, async ({ walker, spoil, request }) => {
            const cookie = world.cookies[walker];
            const headers = { "x-fixline": "1", ...(cookie === null ? {} : { cookie }) };
            const answer = await world.app.inject({ ...request, headers });
            expect(world.logged, answer.body).toEqual([]);
            expect([500, 502, 503, 504]).not.toContain(answer.statusCode);
            if (answer.statusCode >= 400) {
              const { code, status } = answer.json();
              expect(answer.headers["content-type"]).toContain("application/problem+json");
              expect([code, status]).toEqual([code in problemStatus ? code : "a known code", answer.statusCode]);
            }
            const isSpoilt = spoil !== "no" && (spoil === "query" || request.payload !== undefined);
            if (isSpoilt) expect(answer.statusCode, spoil).toBeGreaterThanOrEqual(400);
            const canary = canaries[walker];
            if (canary !== undefined) expect(answer.body).not.toMatch(canary);
          }),
          { numRuns, seed },
        );
      });
    }
  }
});

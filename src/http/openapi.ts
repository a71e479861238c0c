import type { RouteOptions } from "fastify";
import { problemSchema } from "./schemas.ts";

/** What a route says of itself, as its `config`; a route without a summary is none of the API's. */
export type RouteDocs = {
  readonly summary?: string;
  readonly tags?: readonly string[];
  /** The row of the permission table that decides. */
  readonly may?: string;
  /** It heeds `If-Match`. */
  readonly matches?: boolean;
  readonly answers?: Readonly<Record<string, object>>;
};
type Schema = { readonly body?: object; readonly params?: Properties; readonly querystring?: Properties };
type Properties = { readonly properties?: Readonly<Record<string, object>>; readonly required?: readonly string[] };

/** Gathers the schemas of routes as they are registered, and writes the OpenAPI 3.1 document of those under /api. */
export function makeOpenapi() {
  const paths: Record<string, Record<string, object>> = {};
  return {
    add(route: RouteOptions): void {
      const docs = (route.config ?? {}) as RouteDocs;
      if (docs.summary === undefined || !/^\/(api|files|auth)\b/.test(route.url)) return;
      const path = route.url.replace(/:(\w+)/g, "{$1}");
      for (const method of [route.method].flat()) {
        if (method === "HEAD" || method === "OPTIONS") continue;
        paths[path] = {
          ...paths[path],
          [method.toLowerCase()]: operationOf(method, route.url, docs, (route.schema ?? {}) as Schema),
        };
      }
    },
    document(version: string, serverUrl: string): object {
      return {
        openapi: "3.1.0",
        info: {
          title: "Fixline",
          version,
          description: "The service desk's API. Failures are RFC 9457 problem documents.",
        },
        servers: [{ url: serverUrl }],
        paths,
        components: {
          schemas: { Problem: problemSchema },
          securitySchemes: {
            key: { type: "http", scheme: "bearer", description: "A key made by `fixline key create`" },
            session: { type: "apiKey", in: "cookie", name: "fixline" },
          },
        },
        security: [{ key: [] }, { session: [] }],
      };
    },
  };
}

function operationOf(method: string, url: string, docs: RouteDocs, schema: Schema): object {
  const write = method !== "GET";
  const answers = Object.entries(docs.answers ?? { [write ? 204 : 200]: {} }).map(([status, body]) => [
    status,
    Object.keys(body).length === 0
      ? { description: "Done" }
      : { description: "Done", content: { "application/json": { schema: body } } },
  ]);
  const headers = url.startsWith("/api") && write ? [header("Idempotency-Key", "Makes a repeat safe")] : [];
  return {
    operationId: `${method.toLowerCase()}${url.replace(/[^A-Za-z]+(\w)/g, (_all, letter: string) => letter.toUpperCase()).replace(/\W/g, "")}`,
    tags: docs.tags ?? [],
    summary: docs.summary ?? "",
    parameters: [...parameters("path", schema.params), ...parameters("query", schema.querystring), ...headers],
    ...(schema.body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: schema.body } } } }),
    responses: {
      ...Object.fromEntries(answers),
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameters(where: "path" | "query", given: Properties | undefined): readonly object[] {
  return Object.entries(given?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: where,
    required: where === "path" || (given?.required ?? []).includes(name),
    schema,
  }));
}

function header(name: string, description: string): object {
  return { name, in: "header", required: false, description, schema: { type: "string" } };
}

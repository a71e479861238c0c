import type { RouteOptions } from "fastify";
import { operationOf, type RouteDocs, type RouteSchema } from "./openapi-operation.ts";
import { messageSchema, problemSchema, ticketSchema } from "./schemas.ts";

/** Schemas that have a name of their own in the document. */
const named: readonly object[] = [problemSchema, ticketSchema, messageSchema];

export type OpenapiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenapiOperation>>>>;
} & Readonly<Record<string, unknown>>;

/** An operation as the reference page and the tests read it. */
export type OpenapiOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Readonly<Record<string, unknown>>;
  }[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly responses: Readonly<Record<string, unknown>>;
  readonly "x-permission"?: string;
};

/** Gathers the schemas of routes as they are registered, and writes the OpenAPI 3.1 document of those under /api, /auth and /files. */
export function makeOpenapi() {
  const paths: Record<string, Record<string, OpenapiOperation>> = {};
  let written: { readonly for: string; readonly document: OpenapiDocument } | null = null;
  return {
    add(route: RouteOptions): void {
      const docs = (route.config ?? {}) as RouteDocs;
      if (docs.summary === undefined || !/^\/(api|files|auth)\b/.test(route.url)) return;
      const path = route.url.replace(/:(\w+)/g, "{$1}");
      for (const method of [route.method].flat()) {
        if (method === "HEAD" || method === "OPTIONS") continue;
        const operation = operationOf(method, route.url, docs, (route.schema ?? {}) as RouteSchema);
        paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
      }
      written = null;
    },
    /** The document, written once: routes are all there before anybody asks. */
    document(version: string, serverUrl: string): OpenapiDocument {
      const about = `${version} ${serverUrl}`;
      if (written?.for !== about) written = { for: about, document: documentOf(paths, version, serverUrl) };
      return written.document;
    },
  };
}

function documentOf(
  paths: Record<string, Record<string, OpenapiOperation>>,
  version: string,
  serverUrl: string,
): OpenapiDocument {
  const sorted = Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1));
  const tags = [...new Set(sorted.flatMap(([, methods]) => Object.values(methods).flatMap((one) => one.tags)))].sort();
  const document = {
    openapi: "3.1.0",
    info: {
      title: "Fixline",
      version,
      summary: "The service desk's API",
      description:
        "Failures are RFC 9457 problem documents; `code` says which. Lists are read by `cursor`. Writes take an `Idempotency-Key`. Every account needs the right that `x-permission` names.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl }],
    tags: tags.map((name) => ({ name })),
    paths: Object.fromEntries(sorted),
    components: {
      schemas: Object.fromEntries(named.map((schema) => [nameOf(schema), schema])),
      responses: {
        Problem: {
          description: "A problem: nothing was changed",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      headers: {
        RateLimit: {
          description: "What is left of the budget, and when it is whole again",
          schema: { type: "string" },
        },
        RateLimitPolicy: { description: "The budget: requests (q) in seconds (w)", schema: { type: "string" } },
        ETag: { description: "For `If-None-Match` and `If-Match`", schema: { type: "string" } },
      },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key (`fixline key create`) or an access token" },
        session: { type: "apiKey", in: "cookie", name: "fixline", description: "A browser's session" },
      },
    },
    security: [{ key: [] }, { session: [] }],
  };
  return withNames(JSON.parse(JSON.stringify(document)), true) as OpenapiDocument;
}

/** Where a named schema is used, its name; where it is defined (the top of the components), itself without `$id`. */
function withNames(value: unknown, isTop = false): unknown {
  if (Array.isArray(value)) return value.map((one) => withNames(one));
  if (typeof value !== "object" || value === null) return value;
  const { $id, ...rest } = value as { readonly $id?: unknown } & Record<string, unknown>;
  if (typeof $id === "string") return { $ref: `#/components/schemas/${$id}` };
  if (!isTop) return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, withNames(one)]));
  const components = rest.components as { readonly schemas: Record<string, { readonly $id?: unknown }> };
  const schemas = Object.entries(components.schemas).map(([name, { $id: _, ...schema }]) => [name, withNames(schema)]);
  const others = Object.fromEntries(
    Object.entries({ ...rest, components: { ...components, schemas: {} } }).map(([key, one]) => [key, withNames(one)]),
  ) as { readonly components: object };
  return { ...others, components: { ...others.components, schemas: Object.fromEntries(schemas) } };
}

function nameOf(schema: object): string {
  return String((schema as { readonly $id?: unknown }).$id);
}

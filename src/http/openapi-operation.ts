import type { OpenapiOperation } from "./openapi.ts";

/** What a route says of itself, as its `config`; a route without a summary is none of the API's. */
export type RouteDocs = {
  readonly summary?: string;
  readonly tags?: readonly string[];
  /** The row of the permission table that decides. */
  readonly may?: string;
  /** It heeds `If-Match`. */
  readonly matches?: boolean;
  /** Schemas of what is answered, by status. */
  readonly answers?: Readonly<Record<string, object>>;
  /** What is answered where that is no JSON: "image/png". */
  readonly gives?: string;
  /** What is sent where that is no JSON: "multipart/form-data". */
  readonly takes?: string;
};
type Properties = { readonly properties?: Readonly<Record<string, object>>; readonly required?: readonly string[] };
export type RouteSchema = { readonly body?: object; readonly params?: Properties; readonly querystring?: Properties };

/** One route as an OpenAPI operation. */
export function operationOf(method: string, url: string, docs: RouteDocs, schema: RouteSchema): OpenapiOperation {
  const write = method !== "GET";
  return {
    operationId: idOf(method, url),
    tags: docs.tags ?? [],
    summary: docs.summary ?? "",
    ...(docs.may === undefined ? {} : { "x-permission": docs.may }),
    parameters: [
      ...parameters("path", schema.params),
      ...parameters("query", schema.querystring),
      ...(url.startsWith("/api") && write
        ? [header("Idempotency-Key", "Makes a repeat safe: 1 to 200 visible ASCII characters", 200)]
        : []),
      ...(docs.matches === true ? [header("If-Match", "The ETag that was read: refused if it has changed since")] : []),
    ],
    ...bodyOf(docs, schema),
    responses: {
      ...answersOf(write, docs),
      "4XX": { $ref: "#/components/responses/Problem" },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function bodyOf(docs: RouteDocs, schema: RouteSchema): Pick<OpenapiOperation, "requestBody"> {
  if (docs.takes !== undefined) {
    const file = {
      type: "object",
      properties: { file: { type: "string", contentMediaType: "application/octet-stream" } },
    };
    return { requestBody: { required: true, content: { [docs.takes]: { schema: { ...file, required: ["file"] } } } } };
  }
  if (schema.body === undefined) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: schema.body } } } };
}

function answersOf(write: boolean, docs: RouteDocs): Record<string, object> {
  const headers = {
    RateLimit: { $ref: "#/components/headers/RateLimit" },
    "RateLimit-Policy": { $ref: "#/components/headers/RateLimitPolicy" },
    ...(docs.may !== undefined && !write ? { ETag: { $ref: "#/components/headers/ETag" } } : {}),
  };
  const given = Object.entries(docs.answers ?? {});
  const answers = given.length > 0 ? given : [[write && docs.gives === undefined ? "204" : "200", {}] as const];
  return Object.fromEntries(
    answers.map(([status, body]) => [
      status,
      {
        description: "Done",
        headers,
        ...(docs.gives !== undefined ? { content: { [docs.gives]: { schema: {} } } } : {}),
        ...(docs.gives === undefined && Object.keys(body).length > 0
          ? { content: { "application/json": { schema: body } } }
          : {}),
      },
    ]),
  );
}

/** "getTicketsNumberMessages": the method and the words of the address; "postWebAuthLink" for what the browser alone uses. */
function idOf(method: string, url: string): string {
  const words = (url.startsWith("/api/v1") ? url.slice(7) : `/web${url}`).split(/[^A-Za-z]+/);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function parameters(where: "path" | "query", given: Properties | undefined): OpenapiOperation["parameters"] {
  return Object.entries(given?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: where,
    required: where === "path" || (given?.required ?? []).includes(name),
    schema: schema as Readonly<Record<string, unknown>>,
  }));
}

function header(name: string, description: string, maxLength = 1_000): OpenapiOperation["parameters"][number] {
  return { name, in: "header", required: false, description, schema: { type: "string", maxLength } };
}

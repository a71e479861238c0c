import type { InjectOptions } from "fastify";
import type { OpenapiOperation } from "../../../src/http/openapi.ts";
import type { KnownThings } from "./known-things.ts";
import type { Schema } from "./schema-values.ts";

const nowhere = "01890000-0000-7000-8000-00000000dead";

/** A value for each parameter and the body of an operation, as `pick` chooses it. */
export const requestOf = (
  method: string,
  path: string,
  operation: OpenapiOperation,
  things: KnownThings,
  pick: (schema: Schema, name: string) => unknown,
): InjectOptions => {
  const id = things.pathIds.find(([prefix]) => path.startsWith(prefix))?.[1] ?? nowhere;
  const url = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    if (name === "id") return id;
    const schema = operation.parameters.find((one) => one.in === "path" && one.name === name)?.schema ?? {};
    return encodeURIComponent(String(pick(schema, name)));
  });
  const query = new URLSearchParams();
  for (const { name, in: where, required, schema } of operation.parameters) {
    if (where !== "query") continue;
    const value = required ? pick(schema, name) : undefined;
    if (value !== undefined) query.set(name, String(value));
  }
  const body = operation.requestBody?.content["application/json"]?.schema;
  const text = query.toString();
  return {
    method: method.toUpperCase() as "GET",
    url: text === "" ? url : `${url}?${text}`,
    ...(body === undefined ? {} : { payload: pick(body as Schema, "") as object }),
  };
};

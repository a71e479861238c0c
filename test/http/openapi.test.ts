import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, expect, test } from "vitest";
import type { OpenapiDocument } from "../../src/http/openapi.ts";
import { testServer } from "./server-harness.ts";

const server = await testServer();
afterAll(() => server[Symbol.asyncDispose]());
const document: OpenapiDocument = (await server.app.inject({ url: "/api/v1/openapi.json" })).json();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, name: `${method} ${path}`, operation })),
);

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document) as Record<string, unknown>);
  expect(errors ?? []).toEqual([]);
  expect([valid, validator.version]).toEqual([true, "3.1"]);
});

test("every operation has a name of its own, a summary and a tag; path parameters are those of the path", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  for (const { path, name, operation } of operations) {
    expect(operation.summary, name).not.toBe("");
    expect(operation.tags.length, name).toBeGreaterThan(0);
    const declared = operation.parameters.filter((one) => one.in === "path").map((one) => one.name);
    expect([...declared].sort(), name).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one).sort());
  }
});

test("every body says which fields it takes, and refuses others", () => {
  const open: string[] = [];
  const walk = (schema: Record<string, unknown>, name: string): void => {
    if (schema.type === "object" && schema.additionalProperties === undefined && schema.patternProperties === undefined)
      open.push(name);
    for (const one of Object.values((schema.properties ?? {}) as Record<string, Record<string, unknown>>))
      walk(one, name);
    for (const one of (schema.anyOf ?? []) as Record<string, unknown>[]) walk(one, name);
    if (schema.items) walk(schema.items as Record<string, unknown>, name);
  };
  for (const { name, operation } of operations) {
    const body = operation.requestBody?.content["application/json"]?.schema;
    if (body !== undefined) walk(body as Record<string, unknown>, name);
  }
  expect(open).toEqual([]);
});

test("named schemas are said once, and every reference leads somewhere", () => {
  const text = JSON.stringify(document);
  expect(text).not.toContain('"$id"');
  for (const [, pointer = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(found, pointer).toBeTypeOf("object");
  }
});

test("the reference page holds every operation, and asks nobody but us", async () => {
  const page = await server.app.inject({ url: "/docs" });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  for (const { operation } of operations) expect(page.body).toContain(`id="${operation.operationId}"`);
  expect(page.body).not.toMatch(/<script|<style|style=|https?:\/\//);
  expect((await server.app.inject({ url: "/docs.css" })).headers["content-type"]).toBe("text/css; charset=utf-8");
  const etag = String(page.headers.etag);
  expect((await server.app.inject({ url: "/docs", headers: { "if-none-match": etag } })).statusCode).toBe(304);
});

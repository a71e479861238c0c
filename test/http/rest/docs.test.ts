import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { Person } from "../../../src/core/domain/actor.ts";
import { setPin } from "../../../src/core/usecases/set-pin.ts";
import { testServer } from "../server-harness.ts";

/** docs/api.md: each http block is asked, and what is answered fits the json block behind it ("…" is anything). */
const text = readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8");
const examples = [...text.matchAll(/```http\n([\s\S]*?)```\s+```json (\d{3})\n([\s\S]*?)```/g)].map(
  ([, request = "", status = "", answer = ""]) => ({ request, status: Number(status), answer }),
);

const server = await testServer();
const { people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());

/** The expected value with "…" as anything, and objects as what must be among the rest. */
const like = (value: unknown): unknown => {
  if (value === "…") return expect.anything();
  if (Array.isArray(value)) return value.map(like);
  if (typeof value !== "object" || value === null) return value;
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, like(one)])));
};

test("every example of the API's documentation is true", async () => {
  expect(examples.length).toBe(text.split("```http").length - 1);
  const key = (person: Person) => server.keyOf(person, ["read", "write"]);
  const known: Record<string, string> = {
    customer: await key(people.customer),
    technician: await key(people.technician),
    admin: await key(people.admin),
    technicianId: people.technician.accountId,
    equipment: people.equipmentId,
    site: people.siteId,
  };
  await t.desk.transact((work) => setPin(work, people.customer, { pin: "481516", again: "481516", current: null }));
  for (const { request, status, answer } of examples) {
    const filled = request.replace(/\$(\w+)/g, (all, name: string) => known[name] ?? all);
    const [head = "", body = ""] = filled.split("\n\n");
    const [first = "", ...lines] = head.trim().split("\n");
    const [method = "", url = ""] = first.split(" ");
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    );
    const hasBody = body.trim() !== "";
    const got = await server.app.inject({
      method: method as "GET",
      url,
      headers: { ...headers, ...(hasBody ? { "content-type": "application/json" } : {}) },
      ...(hasBody ? { payload: body } : {}),
    });
    expect(got.statusCode, `${first}\n${got.body}`).toBe(status);
    const found = got.json();
    expect(found, first).toEqual(like(JSON.parse(answer)));
    for (const name of ["number", "sha256", "nextCursor"]) if (found[name] != null) known[name] = String(found[name]);
    if (got.headers.etag !== undefined) known.etag = String(got.headers.etag);
  }
});

test("every address that is named is one of the API's", async () => {
  const { paths } = (await server.app.inject({ url: "/api/v1/openapi.json" })).json();
  const shapes = Object.keys(paths).map(
    (path) => new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  );
  const named = [...text.matchAll(/(?:GET|POST|PUT|PATCH|DELETE) (\/api\/v1\/[^\s`?]+)/g)].map(([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(25);
  const missing = named.filter((path) => path !== "/api/v1/openapi.json" && !shapes.some((shape) => shape.test(path)));
  expect(missing).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "./server-harness.ts";

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await testServer();
  admin = await server.keyOf(server.people.admin, ["read", "write"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const ask = (method: "GET" | "POST" | "DELETE", path: string, payload?: object, key = admin, more: object = {}) =>
  server.app.inject({
    method,
    url: `/api/v1${path}`,
    ...(payload === undefined ? {} : { payload }),
    headers: { authorization: `Bearer ${key}`, ...more },
  });
const wanted = (more: object = {}) => ({
  accountId: server.people.technician.accountId,
  name: "Scanner",
  scopes: ["read"],
  ...more,
});

test("a key is made with scopes and an expiry, is listed without itself, and works until it is over", async () => {
  const made = await ask("POST", "/keys", wanted({ expiresAt: "2026-03-02T10:00:00Z" }));
  expect(made.statusCode).toBe(201);
  const { key, ...rest } = made.json();
  expect(rest).toMatchObject({ scopes: ["read"], expiresAt: "2026-03-02T10:00:00.000Z" });
  const list = (await ask("GET", `/keys?account=${server.people.technician.accountId}`)).json();
  expect(list.items).toEqual([
    {
      ...rest,
      name: "Scanner",
      account: { id: server.people.technician.accountId, name: server.people.technician.name },
      createdAt: "2026-03-02T09:00:00.000Z",
      isOver: false,
    },
  ]);
  expect(JSON.stringify(list)).not.toContain(key.slice(12));
  expect((await ask("GET", "/tickets", undefined, key)).statusCode).toBe(200);
  expect((await ask("POST", "/tickets", { description: "x" }, key)).json()).toMatchObject({
    status: 403,
    code: "key.scope",
  });
  server.t.clock.forward(61);
  expect((await ask("GET", "/tickets", undefined, key)).json()).toMatchObject({ status: 401, code: "key.invalid" });
  const over = (await ask("GET", `/keys?account=${server.people.technician.accountId}`)).json();
  expect(over.items[0].isOver).toBe(true);
});

test("a key that is ended stops at once, and cannot be ended twice", async () => {
  const { key, id } = (await ask("POST", "/keys", wanted())).json();
  expect((await ask("GET", "/tickets", undefined, key)).statusCode).toBe(200);
  expect((await ask("DELETE", `/keys/${id}`)).statusCode).toBe(204);
  expect((await ask("GET", "/tickets", undefined, key)).json().code).toBe("key.invalid");
  expect((await ask("DELETE", `/keys/${id}`)).json()).toMatchObject({ status: 404, code: "key.unknown" });
});

test("a key makes none that can do more or lasts longer than itself", async () => {
  const soon = new Date(server.t.clock.now.getTime() + 3_600_000).toISOString();
  const later = new Date(server.t.clock.now.getTime() + 7_200_000).toISOString();
  const own = { accountId: server.people.admin.accountId, name: "short", scopes: ["read", "write"] };
  const short = (await ask("POST", "/keys", { ...own, expiresAt: soon })).json().key;
  expect((await ask("POST", "/keys", own, short)).json().expiresAt).toBe(soon);
  expect((await ask("POST", "/keys", { ...own, expiresAt: null }, short)).json().expiresAt).toBe(soon);
  expect((await ask("POST", "/keys", { ...own, expiresAt: later }, short)).json().code).toBe("request.invalid");
  const writer = (await ask("POST", "/keys", { ...own, scopes: ["write"] })).json().key;
  expect((await ask("POST", "/keys", own, writer)).json()).toMatchObject({
    code: "key.scope",
    data: { needs: "read" },
  });
});

test("a repeat of the request is answered without the key, and makes none", async () => {
  const header = { "idempotency-key": "make-key" };
  const first = (await ask("POST", "/keys", wanted({ name: "once" }), admin, header)).json();
  const again = (await ask("POST", "/keys", wanted({ name: "once" }), admin, header)).json();
  const { key, ...rest } = first;
  expect(again).toEqual(rest);
  expect(JSON.stringify(await server.t.db.sql`select body from idempotent_answers`)).not.toContain(key.slice(12));
  const { items } = (await ask("GET", "/keys?limit=100")).json();
  expect(items.filter(({ name }: { name: string }) => name === "once")).toHaveLength(1);
});

test("admins alone, and bad input is refused", async () => {
  for (const person of [server.people.customer, server.people.technician, server.people.engineer]) {
    const key = await server.keyOf(person, ["read", "write"]);
    const answers = [
      ask("GET", "/keys", undefined, key),
      ask("POST", "/keys", wanted(), key),
      ask("DELETE", `/keys/${person.accountId}`, undefined, key),
    ];
    for (const answer of await Promise.all(answers)) expect(answer.json().code).toBe("action.forbidden");
  }
  const refusals = [
    [wanted({ scopes: [] }), "request.invalid"],
    [wanted({ scopes: ["admin"] }), "request.invalid"],
    [wanted({ expiresAt: "2020-01-01T00:00:00Z" }), "request.invalid"],
    [wanted({ expiresAt: "tomorrow" }), "request.invalid"],
    [wanted({ accountId: "01890000-0000-7000-8000-000000000001" }), "account.unknown"],
    [wanted({ key: "fxk_mine" }), "request.invalid"],
  ] as const;
  for (const [body, code] of refusals)
    expect((await ask("POST", "/keys", body)).json().code, JSON.stringify(body)).toBe(code);
});

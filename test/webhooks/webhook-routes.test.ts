import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { emit } from "../../src/core/store/events.ts";
import { settleWebhook, spreadEvents } from "../../src/core/store/webhook-queue.ts";
import { until } from "../harness/until.ts";
import { type TestServer, testServer } from "../http/server-harness.ts";

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await testServer();
  admin = await server.keyOf(server.people.admin, ["read", "write"]);
});
beforeEach(async () => {
  await server.t.db.sql`delete from webhook_endpoints`;
});
afterAll(() => server[Symbol.asyncDispose]());

const ask = (
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  payload?: object,
  more: InjectOptions["headers"] = {},
  key = admin,
) =>
  server.app.inject({
    method,
    url: `/api/v1/webhooks${path}`,
    ...(payload === undefined ? {} : { payload }),
    headers: { authorization: `Bearer ${key}`, ...more },
  });
const wanted = { name: "Ops", url: "https://hooks.example.com/in", events: ["ticket.*"] };

/** An endpoint that was sent one event, which it refused. */
async function refusedOnce() {
  const { id } = (await ask("POST", "", wanted)).json();
  const { desk } = server.t;
  const subjectId = desk.newId();
  await desk.transact((work) => emit(work, { kind: "ticket.created", subjectId, actor: { kind: "clock" } }));
  // A transaction that still runs elsewhere on the server, in another test's database even, holds events back.
  const delivery = await until("the event is spread", async () => {
    await desk.transact((work) => spreadEvents(work, 1000));
    return (await ask("GET", `/${id}/deliveries`)).json().items[0];
  });
  await desk.transact((work) =>
    settleWebhook(work, {
      endpointId: id,
      deliveryId: delivery.id,
      at: work.now,
      tookMs: 12,
      status: 500,
      error: null,
      answer: "<b>no</b>",
      state: "failed",
      nextAttemptAt: work.now,
      failures: 0,
      quietUntil: null,
    }),
  );
  return { id: id as string, deliveryId: delivery.id as string };
}

test("an endpoint is made, listed, read, changed by its version, switched off and on, and removed", async () => {
  const made = await ask("POST", "", wanted);
  expect(made.statusCode).toBe(201);
  const { secret, ...webhook } = made.json();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(webhook).toMatchObject({
    ...wanted,
    scope: "ids",
    enabled: true,
    version: 1,
    waiting: 0,
    ownerId: server.people.admin.accountId,
  });
  expect(made.headers.location).toBe(`/api/v1/webhooks/${webhook.id}`);
  expect((await ask("GET", "")).json()).toEqual({ items: [webhook], nextCursor: null });
  const read = await ask("GET", `/${webhook.id}`);
  expect(read.json()).toEqual(webhook);
  expect(read.headers.etag).toBe('"v1"');
  const changed = await ask(
    "PATCH",
    `/${webhook.id}`,
    { events: ["*"], scope: "all_words", enabled: false },
    { "if-match": '"v1"' },
  );
  expect(changed.json()).toMatchObject({
    events: ["*"],
    scope: "all_words",
    enabled: false,
    disabledBecause: "admin",
    name: "Ops",
  });
  const stale = await ask("PATCH", `/${webhook.id}`, { name: "x" }, { "if-match": '"v1"' });
  expect([stale.statusCode, stale.json().code]).toEqual([412, "request.changed_since"]);
  expect((await ask("PATCH", `/${webhook.id}`, { enabled: true })).json()).toMatchObject({
    enabled: true,
    disabledAt: null,
  });
  expect((await ask("DELETE", `/${webhook.id}`)).statusCode).toBe(204);
  for (const [method, path] of [
    ["GET", ""],
    ["PATCH", ""],
    ["DELETE", ""],
    ["GET", "/deliveries"],
    ["POST", "/rotate-secret"],
  ] as const) {
    const gone = await ask(method, `/${webhook.id}${path}`, method === "GET" || method === "DELETE" ? undefined : {});
    expect([gone.statusCode, gone.json().code], `${method} ${path}`).toEqual([404, "webhook.unknown"]);
  }
});

test("a secret is shown once: not when the request is repeated, not in a list, not in the log, not in the database", async () => {
  const first = await ask("POST", "", wanted, { "idempotency-key": "make-1" });
  const again = await ask("POST", "", wanted, { "idempotency-key": "make-1" });
  const { secret, ...rest } = first.json();
  expect(again.json()).toEqual(rest);
  expect((await ask("GET", "")).json().items).toHaveLength(1);
  const rotated = await ask("POST", `/${rest.id}/rotate-secret`, { keepOldHours: 2 }, { "idempotency-key": "turn-1" });
  expect(rotated.json().oldEndAt).toBe("2026-03-02T11:00:00.000Z");
  const turnedAgain = await ask(
    "POST",
    `/${rest.id}/rotate-secret`,
    { keepOldHours: 2 },
    { "idempotency-key": "turn-1" },
  );
  expect(turnedAgain.json()).toEqual({ oldEndAt: rotated.json().oldEndAt });
  const kept = JSON.stringify(await server.t.db.sql`select body from idempotent_answers`) + server.logged.join("");
  for (const one of [secret, rotated.json().secret]) expect(kept).not.toContain(one.slice(6, 30));
  const [row] = await server.t.db.sql`select count(*)::int as count from webhook_secrets`;
  expect(row?.count).toBe(2);
});

test("what was sent is listed with the newest answer, read with its log, and sent again", async () => {
  const { id, deliveryId } = await refusedOnce();
  const list = (await ask("GET", `/${id}/deliveries?state=failed`)).json();
  expect(list.items).toMatchObject([
    { id: deliveryId, kind: "ticket.created", state: "failed", attempts: 1, last: { status: 500, tookMs: 12 } },
  ]);
  expect((await ask("GET", `/${id}/deliveries?state=sent`)).json().items).toEqual([]);
  const one = (await ask("GET", `/${id}/deliveries/${deliveryId}`)).json();
  expect(one.log).toEqual([
    { at: "2026-03-02T09:00:00.000Z", tookMs: 12, status: 500, error: null, answer: "<b>no</b>" },
  ]);
  const replayed = await ask("POST", `/${id}/deliveries/${deliveryId}/replay`);
  expect([replayed.statusCode, replayed.json()]).toEqual([202, { queued: 1 }]);
  expect((await ask("GET", `/${id}`)).json().waiting).toBe(1);
  const since = await ask("POST", `/${id}/replay`, { since: "2026-03-02T08:00:00Z", until: "2026-03-02T10:00:00Z" });
  expect([since.statusCode, since.json().nextSince]).toEqual([202, null]);
  expect(since.json().queued).toBeGreaterThan(0);
  const other = (await ask("POST", "", wanted)).json();
  const mixedUp = await ask("POST", `/${other.id}/deliveries/${deliveryId}/replay`);
  expect(mixedUp.json().code).toBe("webhook.unknown");
  expect((await ask("GET", `/${other.id}/deliveries/${deliveryId}`)).statusCode).toBe(404);
});

test("admins alone, with the scope that it takes", async () => {
  const { id, deliveryId } = await refusedOnce();
  const paths = [
    ["GET", ""],
    ["POST", "", wanted],
    ["GET", `/${id}`],
    ["PATCH", `/${id}`, { name: "x" }],
    ["DELETE", `/${id}`],
    ["POST", `/${id}/rotate-secret`, {}],
    ["GET", `/${id}/deliveries`],
    ["GET", `/${id}/deliveries/${deliveryId}`],
    ["POST", `/${id}/deliveries/${deliveryId}/replay`],
    ["POST", `/${id}/replay`, { since: "2026-03-02T08:00:00Z" }],
  ] as const;
  for (const person of [server.people.customer, server.people.technician, server.people.engineer]) {
    const key = await server.keyOf(person, ["read", "write"]);
    for (const [method, path, body] of paths) {
      const answer = await ask(method, path, body, {}, key);
      expect([answer.statusCode, answer.json().code], `${person.role} ${method} ${path}`).toEqual([
        403,
        "action.forbidden",
      ]);
    }
  }
  const reader = await server.keyOf(server.people.admin, ["read"]);
  for (const [method, path, body] of paths) {
    const answer = await ask(method, path, body, {}, reader);
    expect(answer.statusCode, `${method} ${path}`).toBe(method === "GET" ? 200 : 403);
    const nobody = await server.app.inject({
      method,
      url: `/api/v1/webhooks${path}`,
      ...(body === undefined ? {} : { payload: body }),
    });
    expect(nobody.statusCode).toBe(401);
  }
});

test("bad input is refused with a sentence, and nothing is made", async () => {
  const refusals = [
    [{ ...wanted, url: "https://169.254.169.254/latest/meta-data" }, 422, "webhook.address_refused"],
    [{ ...wanted, url: "http://hooks.example.com" }, 422, "webhook.address_refused"],
    [{ ...wanted, url: "nonsense" }, 422, "webhook.address_refused"],
    [{ ...wanted, url: `https://hooks.example.com/${"x".repeat(3000)}` }, 400, "request.invalid"],
    [{ ...wanted, events: [] }, 400, "request.invalid"],
    [{ ...wanted, events: ["ticket.*; drop table"] }, 400, "request.invalid"],
    [{ ...wanted, events: ["Ticket.created"] }, 400, "request.invalid"],
    [{ ...wanted, events: Array.from({ length: 51 }, () => "ticket.*") }, 400, "request.invalid"],
    [{ ...wanted, scope: "everything" }, 400, "request.invalid"],
    [{ ...wanted, secret: "whsec_mine" }, 400, "request.invalid"],
    [{ ...wanted, name: 7 }, 400, "request.invalid"],
    [{ url: wanted.url, events: wanted.events }, 400, "request.invalid"],
  ] as const;
  for (const [body, status, code] of refusals) {
    const answer = await ask("POST", "", body);
    expect([answer.statusCode, answer.json().code], JSON.stringify(body).slice(0, 80)).toEqual([status, code]);
    expect(answer.json().detail.length).toBeGreaterThan(10);
  }
  const { id } = (await ask("POST", "", wanted)).json();
  for (const body of [{ since: "yesterday" }, {}, { since: "2026-03-02T08:00:00Z", which: "some" }]) {
    expect((await ask("POST", `/${id}/replay`, body)).statusCode).toBe(400);
  }
  expect((await ask("GET", "/not-an-id")).statusCode).toBe(400);
  expect((await ask("GET", "?cursor=zzz")).json().code).toBe("cursor.invalid");
  expect((await ask("POST", `/${id}/rotate-secret`, { keepOldHours: 1000 })).statusCode).toBe(400);
  expect((await ask("GET", "")).json().items).toHaveLength(1);
});

test("there are fifty endpoints at most, even when many are made at once; pages hold them all", async () => {
  const made = await Promise.all(Array.from({ length: 56 }, () => ask("POST", "", wanted)));
  expect(made.filter(({ statusCode }) => statusCode === 201)).toHaveLength(50);
  expect(made.find(({ statusCode }) => statusCode !== 201)?.json()).toMatchObject({
    status: 409,
    code: "webhook.too_many",
    data: { limit: 50 },
  });
  const first = (await ask("GET", "?limit=30")).json();
  const second = (await ask("GET", `?limit=30&cursor=${first.nextCursor}`)).json();
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([30, 20, null]);
});

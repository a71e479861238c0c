import { afterAll, expect, test } from "vitest";
import { createSignInLink } from "../../src/core/usecases/create-sign-in-link.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { testServer } from "./server-harness.ts";

const server = await testServer();
const { app, people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());

const cookieFrom = (response: { headers: Record<string, unknown> }): string =>
  String(response.headers["set-cookie"]).split(";")[0] ?? "";

test("a visitor becomes a guest by name, bound to a cookie that no script can read", async () => {
  const made = await server.as(null, { method: "POST", url: "/auth/guest", payload: { name: "Marta <b>" } });
  expect(made.statusCode).toBe(200);
  const setCookie = String(made.headers["set-cookie"]);
  expect(setCookie).toMatch(/HttpOnly/);
  expect(setCookie).toMatch(/SameSite=Lax/);
  const me = await server.as(cookieFrom(made), { url: "/web/me" });
  expect(me.json().account).toMatchObject({ name: "Marta <b>", guest: true, role: "customer" });
  const again = await server.as(cookieFrom(made), { method: "POST", url: "/auth/guest", payload: { name: "Other" } });
  expect(again.json().account.id).toBe(me.json().account.id);
});

test("a guest needs a name of letters", async () => {
  const refused = await server.as(null, { method: "POST", url: "/auth/guest", payload: { name: " \u202e " } });
  expect(refused.statusCode).toBe(422);
  expect(refused.json().code).toBe("field.missing");
});

test("nobody is somebody without a cookie", async () => {
  expect((await server.as(null, { url: "/web/me" })).json().account).toBeNull();
  const refused = await server.as(null, { url: "/web/chats" });
  expect(refused.statusCode).toBe(401);
  expect(refused.headers["content-type"]).toMatch(/application\/problem\+json/);
});

test("signing up tells a stranger nothing of who is there", async () => {
  const payload = { name: "Ann", email: "ann@example.com", password: "correct horse battery" };
  const first = await server.as(null, { method: "POST", url: "/auth/register", payload });
  const taken = await server.as(null, { method: "POST", url: "/auth/register", payload });
  expect(first.statusCode).toBe(202);
  expect(taken.statusCode).toBe(202);
  expect(taken.json()).toEqual(first.json());
  expect(first.headers["set-cookie"]).toBeUndefined();
  const { name: _, ...credentials } = payload;
  const early = await server.as(null, { method: "POST", url: "/auth/sign-in", payload: credentials });
  const unknown = await server.as(null, {
    method: "POST",
    url: "/auth/sign-in",
    payload: { email: "nobody@example.com", password: "correct horse battery" },
  });
  expect(early.statusCode).toBe(401);
  const { instance: _a, ...one } = early.json();
  const { instance: _b, ...other } = unknown.json();
  expect(one).toEqual(other);
});

test("a guest who signs up learns from nothing of their own whether the address was free", async () => {
  const secrets = { email: "free@example.com", password: "correct horse battery" };
  const seen = async (email: string) => {
    const guest = cookieFrom(await server.as(null, { method: "POST", url: "/auth/guest", payload: { name: "Pia" } }));
    const ask = (method: "GET" | "POST", url: string, payload?: object) =>
      server.as(guest, { method, url, ...(payload === undefined ? {} : { payload }) });
    const signedUp = await ask("POST", "/auth/register", { ...secrets, name: "Pia Pavan", email });
    const next = { current: secrets.password, next: "a quite other password" };
    const told = [
      signedUp,
      await ask("GET", "/web/me"),
      await ask("GET", "/api/v1/accounts/me"),
      await ask("GET", "/api/v1/role-requests?waiting=false"),
      await ask("POST", "/api/v1/auth/password", next),
      await ask("POST", "/auth/sign-in", { email: "free@example.com", password: secrets.password }),
      await ask("GET", "/api/v1/accounts/me/export"),
    ];
    // What is told anew each time: ids, instants, references.
    const plain = /[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z|"instance":"[^"]*"|"user_id":"[^"]*"/g;
    return told.map(({ statusCode, body }) => `${statusCode} ${body.replace(plain, "…")}`);
  };
  const free = await seen(secrets.email);
  expect(await seen(secrets.email)).toEqual(free);
  expect(free.join()).toContain("Pia Pavan");
  expect(free.join()).not.toContain(secrets.email);
  const [row] = await t.db.sql<{ id: string }[]>`select id from accounts where email = ${secrets.email}`;
  const whole = await server.as(await server.cookieOf(people.admin), { url: `/api/v1/accounts/${row?.id}/export` });
  expect(whole.body).toContain(secrets.email);
});

test("guessing at one address is slowed down", async () => {
  const guess = () =>
    server.as(null, {
      method: "POST",
      url: "/auth/sign-in",
      payload: { email: "x@example.com", password: "wrong password" },
    });
  const statuses = [];
  for (let n = 0; n < 7; n++) statuses.push((await guess()).statusCode);
  expect(statuses.at(-1)).toBe(429);
  expect((await guess()).headers["retry-after"]).toBeDefined();
});

test("looking at a one-time link uses nothing up; its button works once", async () => {
  const { token } = await t.desk.transact((work) =>
    createSignInLink(work, { kind: "clock" }, { accountId: people.technician.accountId }),
  );
  for (let n = 0; n < 3; n++) {
    const seen = await app.inject({ url: `/l/${token}`, headers: { "user-agent": "Slackbot-LinkExpanding 1.0" } });
    expect(seen.statusCode).toBe(200);
    expect(seen.headers["set-cookie"]).toBeUndefined();
    expect(seen.body).toContain(`action="/l/${token}"`);
  }
  const foreign = await app.inject({
    method: "POST",
    url: `/l/${token}`,
    headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  });
  expect(foreign.statusCode).toBe(403);
  const used = await app.inject({ method: "POST", url: `/l/${token}`, headers: { "sec-fetch-site": "same-origin" } });
  expect(used.statusCode).toBe(303);
  expect(used.headers.location).toBe("/console");
  expect((await server.as(cookieFrom(used), { url: "/web/me" })).json().account.name).toBe("Jo");
  const again = await app.inject({ method: "POST", url: `/l/${token}` });
  expect(again.statusCode).toBe(410);
  expect(again.headers["set-cookie"]).toBeUndefined();
});

test("a write with a cookie is refused unless it comes from our own page", async () => {
  const cookie = await server.cookieOf(people.customer);
  const write = (headers: Record<string, string>) =>
    app.inject({
      method: "POST",
      url: "/api/v1/tickets",
      payload: { description: "x" },
      headers: { cookie, ...headers },
    });
  expect((await write({})).json().code).toBe("request.not_from_here");
  expect((await write({ "x-fixline": "1", origin: "https://evil.example" })).statusCode).toBe(403);
  expect((await write({ "x-fixline": "1", "sec-fetch-site": "same-site" })).statusCode).toBe(403);
  expect((await write({ "x-fixline": "1", origin: "null" })).statusCode).toBe(403);
  expect((await write({ "x-fixline": "1", host: "desk.example", origin: "https://desk.example" })).statusCode).toBe(
    201,
  );
  expect((await write({ "x-fixline": "1", "sec-fetch-site": "same-origin", origin: "null" })).statusCode).toBe(201);
});

test("signing out ends the session at once", async () => {
  const cookie = await server.cookieOf(people.customer);
  expect((await server.as(cookie, { url: "/web/chats" })).statusCode).toBe(200);
  expect((await server.as(cookie, { method: "POST", url: "/auth/sign-out" })).statusCode).toBe(204);
  expect((await server.as(cookie, { url: "/web/chats" })).statusCode).toBe(401);
});

test("a key does what its scopes say, and no more", async () => {
  const reads = await server.keyOf(people.technician, ["read"]);
  const both = await server.keyOf(people.technician, ["read", "write"]);
  const get = (key: string) => app.inject({ url: "/api/v1/tickets", headers: { authorization: `Bearer ${key}` } });
  const post = (key: string) =>
    app.inject({
      method: "POST",
      url: "/api/v1/tickets",
      payload: { description: "cold", openerId: people.customer.accountId },
      headers: { authorization: `Bearer ${key}` },
    });
  expect((await get(reads)).statusCode).toBe(200);
  expect((await post(reads)).json().code).toBe("key.scope");
  expect((await post(both)).statusCode).toBe(201);
  expect((await get("fxk_wrong")).statusCode).toBe(401);
  expect((await app.inject({ url: "/api/v1/tickets", headers: { authorization: "Basic eDp5" } })).statusCode).toBe(401);
});

test("a deactivated account is out within seconds, whatever it holds", async () => {
  const key = await server.keyOf(people.otherTechnician, ["read"]);
  const get = () => app.inject({ url: "/api/v1/tickets", headers: { authorization: `Bearer ${key}` } });
  expect((await get()).statusCode).toBe(200);
  await t.desk.transact((work) =>
    deactivateAccount(work, people.admin, { accountId: people.otherTechnician.accountId }),
  );
  t.clock.forward(0.1);
  expect((await get()).statusCode).toBe(401);
});

test("nothing secret is logged", async () => {
  const cookie = await server.cookieOf(people.customer);
  await server.as(cookie, {
    method: "POST",
    url: "/live/frame",
    payload: {
      kind: "submit",
      clientId: "client-id-1",
      spot: { on: "chat", thread: null },
      form: "f",
      fields: { pin: "493817" },
    },
  });
  await server.as(cookie, { method: "POST", url: "/api/v1/tickets", payload: { description: "very private words" } });
  const log = server.logged.join("\n");
  expect(log).toContain("/live/frame");
  for (const secret of [cookie.slice("fixline=".length), "493817", "very private words", "fxk_", "correct horse"]) {
    expect(log).not.toContain(secret);
  }
});

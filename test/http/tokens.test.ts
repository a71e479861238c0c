import { hkdfSync } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashCredential } from "../../src/core/store/credential-hash.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { type TestServer, testServer } from "./server-harness.ts";

let server: TestServer;
const password = "correct horse battery";
beforeAll(async () => {
  server = await testServer();
  const hash = await hashCredential(password);
  for (const [email, { accountId }] of Object.entries({
    "jo@example.com": server.people.technician,
    "marta@example.com": server.people.customer,
    "kim@example.com": server.people.otherTechnician,
  })) {
    await server.t.db.sql`update accounts set email = ${email}, password_hash = ${hash} where id = ${accountId}`;
  }
});
afterAll(() => server[Symbol.asyncDispose]());

const post = (url: string, payload: object = {}, token?: string, remoteAddress = "127.0.0.1") =>
  server.app.inject({
    method: "POST",
    url: `/api/v1${url}`,
    payload,
    remoteAddress,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
const tickets = (token: string) =>
  server.app.inject({ url: "/api/v1/tickets", headers: { authorization: `Bearer ${token}` } });
const signIn = async (email = "jo@example.com") =>
  (await post("/auth/sign-in", { email, password })).json<{ accessToken: string; refreshToken: string }>();

test("signing in gives tokens, no cookie; the access token works for its minutes and the refresh token gets the next", async () => {
  const answer = await post("/auth/sign-in", { email: "jo@example.com", password });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.json()).toMatchObject({
    tokenType: "Bearer",
    expiresIn: 900,
    account: { name: "Jo", role: "technician" },
  });
  const { accessToken, refreshToken } = answer.json();
  expect((await tickets(accessToken)).statusCode).toBe(200);
  server.t.clock.forward(16);
  expect((await tickets(accessToken)).json()).toMatchObject({ status: 401, code: "token.invalid" });
  const next = (await post("/auth/refresh", { refreshToken })).json();
  expect(next.refreshToken).not.toBe(refreshToken);
  expect((await tickets(next.accessToken)).statusCode).toBe(200);
});

test("a refresh token that comes a second time ends the whole sign-in, its newest tokens too", async () => {
  const first = await signIn();
  const second = (await post("/auth/refresh", { refreshToken: first.refreshToken })).json();
  expect((await tickets(second.accessToken)).statusCode).toBe(200);
  expect((await post("/auth/refresh", { refreshToken: first.refreshToken })).json().code).toBe("token.invalid");
  expect((await tickets(second.accessToken)).json().code).toBe("token.invalid");
  expect((await post("/auth/refresh", { refreshToken: second.refreshToken })).json().code).toBe("token.invalid");
  const rows = await server.t.db.sql`select kind from events where kind = 'account.token_reused'`;
  expect(rows).toHaveLength(1);
});

test("of many who refresh with one token at once, one gets the next, and then the sign-in ends", async () => {
  const { refreshToken } = await signIn();
  const answers = await Promise.all(Array.from({ length: 6 }, () => post("/auth/refresh", { refreshToken })));
  const won = answers.filter(({ statusCode }) => statusCode === 200);
  expect(won).toHaveLength(1);
  expect((await tickets(won[0]?.json().accessToken)).json().code).toBe("token.invalid");
});

test("forged, foreign and unsigned tokens are refused alike", async () => {
  const { accessToken } = await signIn();
  const now = server.t.clock.now;
  const key = new Uint8Array(hkdfSync("sha256", "a secret of the tests", "", "fixline access tokens", 32));
  const [, body = ""] = accessToken.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as { sub: string; fam: string };
  const make = (change: {
    alg?: string;
    typ?: string;
    iss?: string;
    aud?: string;
    minutes?: number;
    key?: Uint8Array;
    fam?: string;
  }) =>
    new SignJWT({ fam: change.fam ?? claims.fam })
      .setProtectedHeader({ alg: change.alg ?? "HS256", typ: change.typ ?? "at+jwt" })
      .setIssuer(change.iss ?? "fixline")
      .setAudience(change.aud ?? "urn:fixline/api/v1")
      .setSubject(claims.sub)
      .setIssuedAt(now)
      .setExpirationTime(new Date(now.getTime() + (change.minutes ?? 10) * 60_000))
      .sign(change.key ?? key);
  // What the forgeries differ from does work: each is refused for what is wrong with it.
  expect((await tickets(await make({}))).statusCode).toBe(200);
  const none = new UnsecuredJWT({ fam: claims.fam })
    .setIssuer("fixline")
    .setAudience("urn:fixline/api/v1")
    .setSubject(claims.sub);
  const forged = {
    "alg none": none.setExpirationTime(new Date(now.getTime() + 600_000)).encode(),
    "alg none, our type": `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url")}.${body}.`,
    "another algorithm": await make({ alg: "HS512", key: new Uint8Array(64) }),
    "another key": await make({ key: new Uint8Array(32).fill(7) }),
    expired: await make({ minutes: -1 }),
    "another audience": await make({ aud: "https://other.example/api/v1" }),
    "another issuer": await make({ iss: "elsewhere" }),
    "another type": await make({ typ: "JWT" }),
    "no sign-in": await make({ fam: "01890000-0000-7000-8000-000000000001" }),
    "body changed": accessToken.replace(
      body,
      Buffer.from(JSON.stringify({ ...claims, fam: claims.fam.replace(/.$/, "0") })).toString("base64url"),
    ),
    "cut short": accessToken.slice(0, -4),
    "no JWT": "a.b.c",
  };
  for (const [what, token] of Object.entries(forged)) {
    expect((await tickets(token)).json(), what).toMatchObject({ status: 401, code: "token.invalid" });
  }
  const log = server.logged.join("\n");
  expect(log).not.toContain(accessToken.slice(-20));
});

test("signing out ends this sign-in, signing out everywhere all of them, in browsers too; keys stay", async () => {
  const [one, other] = [await signIn("kim@example.com"), await signIn("kim@example.com")];
  const cookie = await server.cookieOf(server.people.otherTechnician);
  const key = await server.keyOf(server.people.otherTechnician, ["read", "write"]);
  expect((await post("/auth/sign-out", {}, one.accessToken)).statusCode).toBe(204);
  expect((await tickets(one.accessToken)).statusCode).toBe(401);
  expect((await post("/auth/refresh", { refreshToken: one.refreshToken })).statusCode).toBe(401);
  expect((await tickets(other.accessToken)).statusCode).toBe(200);
  expect((await server.as(cookie, { url: "/api/v1/tickets" })).statusCode).toBe(200);
  expect((await post("/auth/sign-out-everywhere", {}, key)).statusCode).toBe(401);
  expect((await post("/auth/sign-out-everywhere", {}, other.accessToken)).statusCode).toBe(204);
  expect((await tickets(other.accessToken)).statusCode).toBe(401);
  expect((await server.as(cookie, { url: "/api/v1/tickets" })).statusCode).toBe(401);
  expect((await tickets(key)).statusCode).toBe(200);
});

test("an access token needs no word of a page's own, since no browser sends it unasked; a cookie does", async () => {
  const { accessToken } = await signIn("marta@example.com");
  const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  const write = (headers: Record<string, string>) =>
    server.app.inject({
      method: "POST",
      url: "/api/v1/tickets",
      payload: { description: "x" },
      headers: { ...foreign, ...headers },
    });
  const cookie = await server.cookieOf(server.people.customer);
  expect((await write({ authorization: `Bearer ${accessToken}` })).statusCode).toBe(201);
  expect((await write({ cookie, "x-fixline": "1" })).json().code).toBe("request.not_from_here");
  // A forged token beside a good cookie is no way in.
  expect((await write({ cookie, "x-fixline": "1", authorization: "Bearer a.b.c" })).json().code).toBe("token.invalid");
});

test("a code comes by the person's own chat, chooses a new password once, and ends what was open", async () => {
  const { accountId } = server.people.technician;
  await server.t.db.sql`
    insert into identities (id, account_id, platform, workspace, user_id, display_name, last_seen_at, created_at)
    values (gen_random_uuid(), ${accountId}, 'slack', 'T1', 'UJO', 'Jo', now(), now())`;
  const before = await signIn();
  const cookie = await server.cookieOf(server.people.technician);
  const known = await post("/auth/reset-code", { email: " JO@example.com" });
  const unknown = await post("/auth/reset-code", { email: "nobody@example.com" });
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
  const asked = await server.t.db.sql`
    select d.notice, d.data, p.platform, p.account_id from deliveries d join places p on p.id = d.place_id where d.notice = 'password.asked'`;
  expect(asked).toMatchObject([{ data: {}, platform: "slack", account_id: accountId }]);
  const { makeResetCode } = await import("../../src/core/usecases/ask-password-reset.ts");
  const { code } = await server.t.desk.transact((work) => makeResetCode(work, { id: accountId }));
  const next = "staple battery horse";
  const reset = (email: string, typed: string) => post("/auth/reset", { email, code: typed, password: next });
  const strip = (answer: { json(): unknown }) => ({ ...(answer.json() as object), instance: "" });
  const wrong = await reset("jo@example.com", "AAAAA-AAAAA");
  expect(strip(wrong)).toEqual(strip(await reset("nobody@example.com", code)));
  expect(strip(wrong)).toEqual(strip(await reset("marta@example.com", code)));
  expect((await reset("jo@example.com", code.toLowerCase())).statusCode).toBe(204);
  expect((await reset("jo@example.com", code)).statusCode).toBe(410);
  expect((await tickets(before.accessToken)).statusCode).toBe(401);
  expect((await server.as(cookie, { url: "/api/v1/tickets" })).statusCode).toBe(401);
  expect((await post("/auth/sign-in", { email: "jo@example.com", password })).statusCode).toBe(401);
  expect((await post("/auth/sign-in", { email: "jo@example.com", password: next })).statusCode).toBe(200);
});

test("guessing is slowed by account from many addresses, and by address at many accounts; nothing tells who is there", async () => {
  const guess = (email: string, address: string) =>
    post("/auth/sign-in", { email, password: "wrong password" }, undefined, address);
  const statuses: Record<string, number[]> = { "marta@example.com": [], "nobody@example.com": [] };
  for (let n = 0; n < 7; n++) {
    for (const [email, seen] of Object.entries(statuses)) seen.push((await guess(email, `10.0.${n}.1`)).statusCode);
  }
  expect(statuses["marta@example.com"]).toEqual(statuses["nobody@example.com"]);
  expect(statuses["marta@example.com"]?.at(-1)).toBe(429);
  const many = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(`somebody${n}@example.com`, "10.9.9.9")));
  expect(many.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(5);
});

test("answers that could tell whether an account exists take whole steps of time", async () => {
  const times = async (run: (n: number) => Promise<unknown>) => {
    const began = performance.now();
    await run(0);
    return performance.now() - began;
  };
  const fresh = { name: "New", email: "new@example.com", password };
  const took = await times(() => post("/auth/register", fresh, undefined, "10.1.1.1"));
  const again = await times(() => post("/auth/register", fresh, undefined, "10.1.1.2"));
  const reset = await times(() => post("/auth/reset-code", { email: "gone@example.com" }, undefined, "10.1.1.3"));
  for (const one of [took, again, reset]) expect(one).toBeGreaterThanOrEqual(99);
});

test("a password is changed by the old one; other sign-ins end, this one goes on", async () => {
  const here = await signIn("marta@example.com").catch(() => null);
  server.t.clock.forward(30);
  const mine = here?.accessToken === undefined ? await signIn("marta@example.com") : here;
  const other = await signIn("marta@example.com");
  const fresh = (await post("/auth/refresh", { refreshToken: mine.refreshToken })).json();
  const change = (current: string) =>
    post("/auth/password", { current, next: "a quite new password" }, fresh.accessToken);
  expect((await change("not this one")).json().code).toBe("sign_in.failed");
  expect((await change(password)).statusCode).toBe(204);
  expect((await tickets(fresh.accessToken)).statusCode).toBe(200);
  expect((await post("/auth/refresh", { refreshToken: other.refreshToken })).statusCode).toBe(401);
});

test("a deactivated account's tokens are over, and stay so when it is let in again", async () => {
  const { accessToken, refreshToken } = (
    await post("/auth/sign-in", { email: "kim@example.com", password }, undefined, "10.2.2.2")
  ).json();
  await server.t.desk.transact((work) =>
    deactivateAccount(work, server.people.admin, { accountId: server.people.otherTechnician.accountId }),
  );
  server.t.clock.forward(0.1);
  expect((await tickets(accessToken)).statusCode).toBe(401);
  await server.t.db.sql`update accounts set active = true where id = ${server.people.otherTechnician.accountId}`;
  expect((await post("/auth/refresh", { refreshToken }, undefined, "10.2.2.2")).statusCode).toBe(401);
});

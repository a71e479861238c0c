import { connect, type Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { testServer } from "../server-harness.ts";

const server = await testServer({ limits: { requestsPerMinute: 1_000_000, requestSeconds: 0.4 } });
const { people } = server;
const base = new URL(await server.listen());
const key = await server.keyOf(people.customer, ["read", "write"]);
const admin = await server.keyOf(people.admin, ["read", "write"]);
afterAll(() => server[Symbol.asyncDispose]());

/** Sends bytes as they are, and gives everything that came back until the server hung up. */
const raw = (text: string, after?: (socket: Socket) => void): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(base.port), base.hostname);
    let got = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      got += chunk;
    });
    socket.on("error", () => undefined);
    // A connection on which nothing comes any more is ours to end.
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("close", () => resolve(got));
    socket.write(text, "latin1", () => after?.(socket));
  });
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const head = (line: string, more: readonly string[] = []) =>
  [`${line} HTTP/1.1`, "host: desk.example", `authorization: Bearer ${key}`, "connection: close", ...more, "", ""].join(
    "\r\n",
  );

test("a path means what it says: no trick leads anywhere else", async () => {
  const tricks = [
    "/api/v1/tickets/../settings",
    "/api/v1/tickets/%2e%2e/settings",
    "/api/v1/tickets/..%2fsettings",
    "/api/v1/tickets/..%252fsettings",
    "/api/v1/tickets/..\\settings",
    "//api/v1/settings",
    "/api//v1/settings",
    "/API/V1/settings",
    "/api/v1/settings;jsessionid=1",
    "/api/v1/settings.json",
    "/api/v1/settings%00",
    "/api/v1/settings%20",
    "/api/v1/settings%",
    "/api/v1/settings/%c0%af",
    `/api/v1/tickets/${"9".repeat(400)}`,
    `/api/v1/equipment/scan/${"x".repeat(5_000)}`,
    "http://other.example/api/v1/settings",
    "*",
  ];
  for (const path of tricks) {
    // The admin could read settings: were a trick to lead there, it would show.
    const status = statusOf(await raw(head(`GET ${path}`).replace(key, admin)));
    expect(path.startsWith("http://") ? [200, 400, 404] : [400, 404, 414, 431], path).toContain(status);
  }
});

test("a header cannot make a request another, nor a stranger somebody", async () => {
  const asks: readonly (readonly [string, readonly string[], number])[] = [
    ["GET /api/v1/settings", ["x-http-method-override: DELETE", "x-original-url: /api/v1/tickets"], 403],
    ["GET /api/v1/settings", ["x-forwarded-user: admin", "x-remote-user: admin", "x-account-id: 1"], 403],
    ["GET /api/v1/tickets", ["content-length: 0", "content-length: 5"], 400],
    ["POST /api/v1/tickets", ["content-length: 5", "transfer-encoding: chunked"], 400],
    ["POST /api/v1/tickets", ["transfer-encoding: gzip", "content-type: application/json"], 400],
    ["GET /api/v1/tickets", [`x-long: ${"a".repeat(40_000)}`], 431],
    ["GET /api/v1/tickets", ["bad header: 1"], 400],
    ["POST /api/v1/tickets", ["content-length: 99999999999", "content-type: application/json"], 413],
    ["POST /api/v1/tickets", ["content-length: 2", "content-type: application/xml", "", "<>"], 400],
  ];
  for (const [line, headers, status] of asks) {
    const answer = await raw(head(line, headers));
    expect(statusOf(answer), `${line} ${headers.join(" ").slice(0, 80)}`).toBe(status);
  }
  for (const authorization of [
    "Basic YWRtaW46YWRtaW4=",
    "Bearer",
    "Bearer a b",
    `Bearer ${"x".repeat(3_000)}`,
    "bearer null",
    `${key}`,
  ]) {
    const answer = await server.app.inject({ url: "/api/v1/tickets", headers: { authorization } });
    expect([answer.statusCode, answer.headers["www-authenticate"]], authorization.slice(0, 30)).toEqual([
      401,
      'Bearer realm="fixline"',
    ]);
  }
  const both = await server.app.inject({
    url: "/api/v1/settings",
    headers: { authorization: `Bearer ${key}`, cookie: await server.cookieOf(people.admin) },
  });
  expect(both.json().code).toBe("action.forbidden");
});

test("a token that signs itself is nobody's", async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { sub: people.admin.accountId, role: "admin", iss: "fixline", exp: 4_000_000_000 };
  for (const header of [
    { alg: "none" },
    { alg: "None", typ: "JWT" },
    { alg: "HS256", kid: "../../dev/null" },
    { alg: "RS256", jku: "https://evil.example" },
  ]) {
    for (const signature of ["", "AAAA"]) {
      const authorization = `Bearer ${part(header)}.${part(claims)}.${signature}`;
      const answer = await server.app.inject({ url: "/api/v1/settings", headers: { authorization } });
      expect(answer.statusCode, JSON.stringify(header)).toBe(401);
    }
  }
});

test("bodies that never end are cut off, and others do not wait for them", async () => {
  const slow = head("POST /api/v1/tickets", ["content-type: application/json", "content-length: 1000"]);
  const crawling = Array.from({ length: 100 }, () => raw(`${slow}{"desc`));
  const started = performance.now();
  const quick = await fetch(new URL("/api/v1/tickets", base), { headers: { authorization: `Bearer ${key}` } });
  expect(quick.status).toBe(200);
  expect(performance.now() - started).toBeLessThan(2_000);
  const answers = await Promise.all(crawling);
  expect(new Set(answers.map(statusOf))).toEqual(new Set([408]));
  const headers = await raw("GET /api/v1/tickets HTTP/1.1\r\nhost: desk.example\r\nx-slow: ");
  expect(statusOf(headers)).toBe(408);
});

test("nothing of this was a defect", () => {
  expect(server.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

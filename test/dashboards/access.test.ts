import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";
import { shareDashboard } from "../../src/core/usecases/share-dashboard.ts";
import { type TestServer, testServer } from "../http/server-harness.ts";

let server: TestServer;
let folder: string;
const cookies: Record<string, string> = {};
const [ours, theirs] = ["0a000000-0000-4000-8000-000000000001", "0a000000-0000-4000-8000-000000000002"];

async function reader(name: string, maker: string): Promise<Person> {
  const { desk, db } = server.t;
  const id = desk.newId();
  await db.sql`insert into accounts (id, role, name, manufacturer_id, language, created_at)
    values (${id}, 'manufacturer', ${name}, ${maker}, 'en', now())`;
  return desk.transact((work) => personOfAccount(work, id));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fixline-site-"));
  for (const slug of ["ours", "theirs"]) {
    await mkdir(path.join(folder, slug, "assets"), { recursive: true });
    await writeFile(path.join(folder, slug, "index.html"), `<p>${slug}</p>`);
    await writeFile(path.join(folder, slug, "assets", "page-abc.css"), "p{}");
  }
  await writeFile(path.join(folder, "index.html"), "<p>all</p>");
  await writeFile(path.join(folder, ".fixline-dashboards"), "");
  await writeFile(path.join(folder, "..", "fixline-secret.html"), "secret");
  server = await testServer({
    site: async () => ({
      folder,
      folders: { ours: { maker: ours, name: "Ours" }, theirs: { maker: theirs, name: "Theirs" } },
    }),
  });
  await server.t.db.sql`insert into manufacturers (id, name, slug, created_at) values
    (${ours}, 'Ours', 'ours', now()), (${theirs}, 'Theirs', 'theirs', now())`;
  cookies.ours = await server.cookieOf(await reader("Olga", ours));
  cookies.theirs = await server.cookieOf(await reader("Timo", theirs));
  cookies.admin = await server.cookieOf(server.people.admin);
  cookies.technician = await server.cookieOf(server.people.technician);
  cookies.customer = await server.cookieOf(server.people.customer);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
  await rm(path.join(folder, "..", "fixline-secret.html"), { force: true });
});

const get = (who: string | null, url: string, headers: Record<string, string> = {}) =>
  server.as(who === null ? null : (cookies[who] ?? who), { method: "GET", url, headers });

test("a manufacturer reads its own folder, an admin every one and the index; files carry their hash and a strict policy", async () => {
  const own = await get("ours", "/dashboards/ours/");
  expect([own.statusCode, own.body]).toEqual([200, "<p>ours</p>"]);
  expect(own.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(own.headers["content-security-policy"]).not.toContain("unsafe");
  expect(own.headers["cache-control"]).toBe("private, no-cache");
  const again = await get("ours", "/dashboards/ours/", { "if-none-match": String(own.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
  const style = await get("ours", "/dashboards/ours/assets/page-abc.css");
  expect([style.statusCode, style.headers["cache-control"]]).toEqual([200, "private, max-age=31536000, immutable"]);
  expect((await get("admin", "/dashboards/theirs/")).body).toBe("<p>theirs</p>");
  expect((await get("admin", "/dashboards/")).body).toBe("<p>all</p>");
  expect((await get("ours", "/dashboards/ours")).headers.location).toBe("/dashboards/ours/");
  expect((await get("ours", "/dashboards")).headers.location).toBe("/dashboards/ours/");
});

test("for everybody else a folder that is there and one that is not are the same: the same status, words and headers", async () => {
  const told = (answer: Awaited<ReturnType<typeof get>>) => {
    // What is left of the budget of requests tells of requests alone.
    const { date: _, "x-request-id": __, etag: ___, ratelimit: ____, ...headers } = answer.headers;
    return { status: answer.statusCode, body: answer.body.replace(/"(instance|reference)":"[^"]*"/g, ""), headers };
  };
  for (const who of [null, "customer", "technician", "ours"]) {
    const unknown = told(await get(who, "/dashboards/nobody/"));
    expect(unknown.status).toBe(404);
    for (const url of [
      "/dashboards/theirs/",
      "/dashboards/theirs",
      "/dashboards/theirs/index.html",
      "/dashboards/theirs/assets/page-abc.css",
    ]) {
      expect(told(await get(who, url)), `${who} ${url}`).toEqual(unknown);
    }
  }
  expect((await get(null, "/dashboards")).statusCode).toBe(404);
  expect((await get("technician", "/dashboards/")).statusCode).toBe(404);
});

test("no path leads out of a folder", async () => {
  for (const url of [
    "/dashboards/ours/../theirs/index.html",
    "/dashboards/ours/..%2ftheirs%2findex.html",
    "/dashboards/ours/%2e%2e/%2e%2e/fixline-secret.html",
    "/dashboards/ours/..%5ctheirs%5cindex.html",
    "/dashboards/ours//index.html",
    "/dashboards/..%2f/fixline-secret.html",
    "/dashboards/ours/.fixline-dashboards",
    "/dashboards/.fixline-dashboards",
  ]) {
    expect((await get("ours", url)).statusCode, url).toBe(404);
  }
  expect((await get("admin", "/dashboards/.fixline-dashboards")).statusCode).toBe(404);
});

test("a link opens one folder for whoever holds it, until it is revoked or over; only admins make, see and revoke links", async () => {
  const made = await server.as(cookies.admin ?? null, {
    method: "POST",
    url: "/api/v1/dashboard-links",
    payload: { slug: "theirs", label: "for the quality circle", days: 7 },
  });
  expect(made.statusCode).toBe(201);
  const { id, path: address } = made.json<{ id: string; path: string }>();
  const opened = await get(null, address);
  expect([opened.statusCode, opened.headers.location]).toEqual([303, "/dashboards/theirs/"]);
  const cookie = String(opened.headers["set-cookie"]).split(";")[0] ?? "";
  expect(String(opened.headers["set-cookie"])).toMatch(/HttpOnly/);
  expect((await get(cookie, "/dashboards/theirs/")).statusCode).toBe(200);
  expect((await get(cookie, "/dashboards/ours/")).statusCode).toBe(404);
  expect((await get(cookie, "/dashboards")).headers.location).toBe("/dashboards/theirs/");
  expect((await get(null, "/d/not-a-link")).statusCode).toBe(404);

  const listed = await get("admin", "/api/v1/dashboard-links");
  expect(listed.json<{ items: { id: string }[] }>().items.map((one) => one.id)).toContain(id);
  expect(listed.body).not.toContain(address.slice(3));
  for (const who of ["ours", "technician", "customer"]) {
    expect((await get(who, "/api/v1/dashboard-links")).statusCode).toBe(403);
  }
  const revoked = await server.as(cookies.admin ?? null, { method: "DELETE", url: `/api/v1/dashboard-links/${id}` });
  expect(revoked.statusCode).toBe(204);
  expect((await get(cookie, "/dashboards/theirs/")).statusCode).toBe(404);
  expect((await get(null, address)).statusCode).toBe(404);

  const { desk, clock } = server.t;
  const short = await desk.transact((work) => shareDashboard(work, server.people.admin, { slug: "ours" }));
  expect(short.expiresAt.getTime() - clock.now.getTime()).toBe(30 * 86_400_000);
  const held = String((await get(null, `/d/${short.token}`)).headers["set-cookie"]).split(";")[0] ?? "";
  expect((await get(held, "/dashboards/ours/")).statusCode).toBe(200);
  clock.forward(30 * 24 * 60 + 1);
  expect((await get(held, "/dashboards/ours/")).statusCode).toBe(404);
});

test("a folder that was built for another maker of that name is not given to the new one", async () => {
  const { sql } = server.t.db;
  await sql`update manufacturers set slug = 'moved' where id = ${theirs}`;
  await sql`update manufacturers set slug = 'theirs' where id = ${ours}`;
  try {
    expect((await get("ours", "/dashboards/theirs/")).statusCode).toBe(404);
  } finally {
    await sql`update manufacturers set slug = 'ours' where id = ${ours}`;
    await sql`update manufacturers set slug = 'theirs' where id = ${theirs}`;
  }
});

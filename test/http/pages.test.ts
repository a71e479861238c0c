import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { buildWebApp } from "../../src/http/web-build.ts";
import { testServer } from "./server-harness.ts";

const folder = await mkdtemp(path.join(tmpdir(), "fixline-web-"));
const log = { info: () => undefined };
const first = await buildWebApp({ outDir: path.join(folder, "web"), log });
const server = await testServer({ webFolder: first.folder });
const { app, people } = server;
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test("pages are built once from the same sources", async () => {
  expect(first.built).toBe(true);
  expect((await buildWebApp({ outDir: path.join(folder, "web"), log })).built).toBe(false);
  expect(await readdir(folder)).toEqual(["web"]);
});

test("the chat is for everybody, the console for staff", async () => {
  const chat = await app.inject({ url: "/" });
  expect(chat.statusCode).toBe(200);
  expect(chat.headers["content-security-policy"]).toContain("script-src 'self'");
  expect(chat.headers["cache-control"]).toBe("no-store");
  expect(chat.body).not.toMatch(/<script(?![^>]* src=)|style=|onload=/);
  expect((await app.inject({ url: "/console" })).headers.location).toBe("/sign-in");
  expect((await server.as(await server.cookieOf(people.customer), { url: "/console" })).headers.location).toBe("/");
  expect((await server.as(await server.cookieOf(people.technician), { url: "/console" })).statusCode).toBe(200);
});

test("assets are compressed, never change, and are small enough", async () => {
  for (const page of ["/", "/console"]) {
    const html = (await server.as(await server.cookieOf(people.admin), { url: page })).body;
    const assets = [...html.matchAll(/\/assets\/[\w.-]+/g)].map(([url]) => url);
    expect(assets.length).toBeGreaterThanOrEqual(2);
    let bytes = gzipSync(html).length;
    for (const url of assets) {
      const plain = await app.inject({ url });
      expect(plain.statusCode).toBe(200);
      expect(plain.headers["cache-control"]).toContain("immutable");
      const small = await app.inject({ url, headers: { "accept-encoding": "gzip" } });
      expect(small.headers["content-encoding"]).toBe("gzip");
      bytes += small.rawPayload.length;
    }
    expect(bytes).toBeLessThan(200_000);
  }
  expect((await app.inject({ url: "/assets/../built-from" })).statusCode).toBe(404);
  expect((await app.inject({ url: "/assets/%2e%2e/built-from" })).statusCode).toBe(404);
  expect(await readFile(path.join(folder, "web", "built-from"), "utf8")).toMatch(/^[0-9a-f]{64}$/);
});

test("signing in works without script, in the reader's language, and says why it did not", async () => {
  const page = await app.inject({ url: "/sign-in", headers: { "accept-language": "pt-BR" } });
  expect(page.body).toContain('<html lang="pt">');
  const form = (headers: Record<string, string>) =>
    app.inject({
      method: "POST",
      url: "/sign-in",
      payload: "email=nobody%40example.com&password=%3Cb%3E",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  const refused = await form({});
  expect(refused.statusCode).toBe(401);
  expect(refused.body).toContain('role="alert"');
  expect((await form({ "sec-fetch-site": "cross-site" })).statusCode).toBe(403);
});

test("a link's words cannot become markup", async () => {
  const seen = await app.inject({ url: `/l/${encodeURIComponent('"><script>x</script>')}` });
  expect(seen.statusCode).toBe(200);
  expect(seen.body).not.toContain("<script>");
});

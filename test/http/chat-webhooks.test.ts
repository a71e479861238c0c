import { expect, test } from "vitest";
import type { Webhook, WebhookRequest } from "../../src/bots/platform-parts.ts";
import { testServer } from "./server-harness.ts";

const heard: WebhookRequest[] = [];
const webhook: Webhook = {
  path: "/some/events",
  limitBytes: 1000,
  async receive(request) {
    heard.push(request);
    const said = Buffer.from(request.body).toString("utf8");
    if (said === "boom") throw new Error("the platform's reader broke");
    if (request.headers["x-signature"] !== "right") return { status: 401, contentType: null, body: "" };
    return { status: 200, contentType: "application/json", body: `{"heard":${request.body.length}}` };
  },
};

test("a platform's server is heard with the exact bytes, without session or origin, and answered as the platform says", async () => {
  await using server = await testServer({ webhooks: [webhook] });
  const post = (payload: string | Buffer, headers: Record<string, string>) =>
    server.app.inject({ method: "POST", url: "/some/events", payload, headers });
  // Bytes that are no JSON and no UTF-8 arrive as they are, whatever the content type says.
  for (const type of ["application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {
    const bytes = Buffer.from([0x7b, 0x00, 0xff, 0x20]);
    const answer = await post(bytes, { "content-type": type, "x-signature": "right", origin: "https://else.example" });
    expect([answer.statusCode, answer.body, type]).toEqual([200, '{"heard":4}', type]);
    expect(Buffer.from(heard.at(-1)?.body ?? []).equals(bytes)).toBe(true);
  }
  const refused = await post("x", { "content-type": "text/plain", "x-signature": "wrong" });
  expect([refused.statusCode, refused.body]).toEqual([401, ""]);
  const before = heard.length;
  const large = await post("x".repeat(1001), { "content-type": "application/json", "x-signature": "right" });
  expect([large.statusCode, heard.length]).toEqual([413, before]);
  const broken = await post("boom", { "content-type": "text/plain" });
  expect(broken.statusCode).toBe(500);
  expect(broken.body).not.toContain("reader broke");
  const empty = await server.app.inject({ method: "POST", url: "/some/events", headers: { "x-signature": "right" } });
  expect(empty.body).toBe('{"heard":0}');
  expect((await server.app.inject({ method: "GET", url: "/some/events" })).statusCode).toBe(404);
});

test("without a platform that is called there is no such address", async () => {
  await using server = await testServer({});
  expect((await server.app.inject({ method: "POST", url: "/slack/events", payload: "{}" })).statusCode).toBe(404);
});

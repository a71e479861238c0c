import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import nock from "nock";
import { afterEach, expect, test } from "vitest";
import type { Resolve } from "../../src/core/delivery/webhooks/open-address.ts";
import { makePostWebhook } from "../../src/core/delivery/webhooks/post-webhook.ts";
import { startReceiver } from "./receiver.ts";

const never = new AbortController().signal;
const request = (url: string) => ({ url, headers: { "webhook-id": "one" }, body: "{}" });
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  nock.cleanAll();
});

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer as never).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("a name that leads to a private address, alone or among others, is not called", async () => {
  await using receiver = await startReceiver();
  const lead = (...addresses: string[]) =>
    makePostWebhook({
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });
  const url = `http://hooks.example.com:${receiver.port}/`;
  const refused = { kind: "failed", error: "address_refused" };
  expect(await lead("127.0.0.1")(request(url), "public", never)).toEqual(refused);
  expect(await lead("93.184.215.14", "127.0.0.1")(request(url), "public", never)).toEqual(refused);
  expect(await lead("::ffff:127.0.0.1")(request(url), "public", never)).toEqual(refused);
  for (const host of ["127.0.0.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:7f00:1]"]) {
    expect(await lead("93.184.215.14")(request(`http://${host}:${receiver.port}/`), "public", never), host).toEqual(
      refused,
    );
  }
  expect(receiver.received).toEqual([]);
});

test("a name that changes its answer is asked once, and what it said then is where the message goes", async () => {
  await using receiver = await startReceiver();
  let asked = 0;
  const rebinding: Resolve = async () => {
    asked += 1;
    return asked === 1 ? [{ address: "127.0.0.1", family: 4 }] : [{ address: "127.0.0.2", family: 4 }];
  };
  // Allowed here, so that the connection can be seen: it goes to what was judged.
  const post = makePostWebhook({ resolve: rebinding });
  expect(await post(request(`http://hooks.example.com:${receiver.port}/`), "any", never)).toMatchObject({
    status: 204,
  });
  expect(asked).toBe(1);
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.headers.host).toBe(`hooks.example.com:${receiver.port}`);
});

test("a redirect is an answer and is not followed", async () => {
  await using receiver = await startReceiver();
  const url = await serve((_, response) => void response.writeHead(307, { location: receiver.url }).end("over there"));
  const post = makePostWebhook({ resolve: async () => [] });
  expect(await post(request(url), "any", never)).toEqual({
    kind: "answered",
    status: 307,
    retryAfter: null,
    answer: "over there",
  });
  expect(receiver.received).toEqual([]);
});

test("of an endless answer the first 1,024 bytes are read, of a strange one what is text", async () => {
  const endless = await serve((_, response) => {
    response.writeHead(500);
    const write = (): void => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
      if (!response.destroyed) response.once("drain", write);
    };
    write();
  });
  const post = makePostWebhook({ resolve: async () => [] });
  const outcome = await post(request(endless), "any", never);
  expect(outcome).toMatchObject({ status: 500, answer: "x".repeat(1024) });
  const strange = await serve((_, response) => void response.end(Buffer.from([0, 7, 0xff, 0xfe, 65, 10, 66])));
  expect(await post(request(strange), "any", never)).toMatchObject({ status: 200, answer: "\ufffd\ufffdA\nB" });
});

test("who does not answer in time, or only begins to, holds nobody up", async () => {
  const mute = await serve(() => undefined);
  const post = makePostWebhook({ resolve: () => new Promise(() => undefined), withinMs: 40 });
  expect(await post(request(mute), "any", never)).toEqual({ kind: "failed", error: "timeout" });
  expect(await post(request("https://slow-name.example.com/"), "public", never)).toEqual({
    kind: "failed",
    error: "timeout",
  });
  const slow = await serve((_, response) => void response.writeHead(200).write("thank"));
  expect(await post(request(slow), "any", never)).toMatchObject({ kind: "answered", status: 200, answer: "thank" });
});

test("a connection that is refused or cut, an unknown name and huge headers are failures with a word for the log", async () => {
  const post = makePostWebhook({ resolve: () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })) });
  expect(await post(request("https://nobody.example.com/"), "public", never)).toEqual({
    kind: "failed",
    error: "name_unknown",
  });
  const cut = await serve((incoming) => incoming.socket.destroy());
  expect(await post(request(cut), "any", never)).toEqual({ kind: "failed", error: "connection_failed (ECONNRESET)" });
  const huge = await serve((_, response) => void response.writeHead(200, { "x-huge": "y".repeat(100_000) }).end());
  expect(await post(request(huge), "any", never)).toEqual({
    kind: "failed",
    error: "connection_failed (HPE_HEADER_OVERFLOW)",
  });
  const gone = await serve(() => undefined);
  const [server] = servers.splice(-1);
  server?.close();
  expect(await post(request(gone), "any", never)).toEqual({
    kind: "failed",
    error: "connection_failed (ECONNREFUSED)",
  });
});

test("method, headers and body are as signed", async () => {
  const scope = nock("https://hooks.example.com", {
    reqheaders: { "webhook-id": "one", "content-length": "2" },
  })
    .post("/in?a=b", "{}")
    .reply(202, "ok", { "retry-after": "7" });
  const post = makePostWebhook({ resolve: async () => [{ address: "93.184.215.14", family: 4 }] });
  expect(await post(request("https://hooks.example.com/in?a=b"), "public", never)).toEqual({
    kind: "answered",
    status: 202,
    retryAfter: "7",
    answer: "ok",
  });
  scope.done();
});

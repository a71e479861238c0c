import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makePostWebhook } from "../../src/core/delivery/webhooks/post-webhook.ts";
import { spreadNotifications } from "../../src/core/store/notifications.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { makeEncryptPush } from "../../src/wiring/encrypt-push.ts";
import { keepNotices } from "../../src/wiring/keep-notices.ts";
import { vapidKeys } from "../../src/wiring/vapid-keys.ts";
import { silentLog } from "../harness/silent-log.ts";
import { type TestServer, testServer } from "./server-harness.ts";

let server: TestServer;
const keys: Record<string, string> = {};
const home = mkdtempSync(path.join(tmpdir(), "fixline-push-"));
beforeAll(async () => {
  server = await testServer({
    limits: { requestsPerMinute: 100_000 },
    pushKey: async () => (await vapidKeys(home)).publicKey,
  });
  for (const [name, person] of Object.entries(server.people)) {
    if (typeof person !== "string") keys[name] = await server.keyOf(person, ["read", "write"]);
  }
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
});

const ask = (who: string, method: "GET" | "POST" | "DELETE", url: string, payload?: object) =>
  server.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(payload === undefined ? {} : { payload }),
    headers: { authorization: `Bearer ${keys[who]}` },
  });
const open = async (who = "customer") =>
  (await ask(who, "POST", "/tickets", { description: "very private words" })).json<{ id: string; number: number }>();
const say = (who: string, number: number, more = {}) =>
  ask(who, "POST", `/tickets/${number}/messages`, { text: "secret talk", ...more });
/** Events count once no older transaction is under way; those of other tests on the same server may be. */
const settled = async () => {
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    const [row] = await server.t.db.sql<{ waits: boolean }[]>`
      select exists (select from events where txid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint) as waits`;
    if (row?.waits === false) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("an older transaction did not end");
};
const spread = async () => {
  await settled();
  return server.t.desk.transact((work) => spreadNotifications(work, 1_000));
};
const kindsOf = async (who: string, query = "") =>
  (await ask(who, "GET", `/notifications?limit=100${query}`)).json().items.map(({ kind }: { kind: string }) => kind);
const clear = async () => {
  await spread();
  await server.t.db.sql`delete from notifications`;
};

test("people are told of what concerns them and they did not do themselves; of staff notes only staff; reading marks it", async () => {
  await clear();
  const { number, id } = await open();
  await spread();
  expect(await kindsOf("admin")).toContain("ticket.created");
  expect(await kindsOf("customer")).toEqual([]);
  await server.t.desk.transact((work) =>
    assignTicket(work, server.people.admin, {
      ticketId: id,
      assigneeId: server.people.technician.accountId,
      vehicleId: null,
      reason: null,
    }),
  );
  await say("customer", number);
  await ask("admin", "POST", `/tickets/${number}/notes`, { text: "a note" });
  await spread();
  expect(await kindsOf("technician")).toEqual(expect.arrayContaining(["ticket.assigned", "message.posted"]));
  expect(await kindsOf("customer")).toEqual(["ticket.assigned"]);
  const page = (await ask("customer", "GET", "/notifications")).json();
  expect(page).toMatchObject({ unread: 1, items: [{ ticket: { number }, readAt: null }] });
  expect((await ask("stranger", "POST", `/notifications/${page.items[0].id}/read`, {})).statusCode).toBe(204);
  expect((await ask("customer", "GET", "/notifications")).json().unread).toBe(1);
  expect((await ask("customer", "POST", `/notifications/${page.items[0].id}/read`, {})).statusCode).toBe(204);
  expect((await ask("customer", "GET", "/notifications")).json().unread).toBe(0);
  expect(await kindsOf("customer", "&unread=true")).toEqual([]);
  expect((await ask("technician", "POST", "/notifications/read", {})).json().marked).toBeGreaterThan(1);
  expect(await kindsOf("technician", "&unread=true")).toEqual([]);
});

test("spreading twice tells nobody twice, and a ticket that one may not read any more is not named", async () => {
  await clear();
  const { number } = await open();
  await say("admin", number);
  await Promise.all([spread(), spread()]);
  await spread();
  expect(await kindsOf("customer")).toEqual(["message.posted"]);
  await server.t.db.sql`update tickets set deleted_at = now() where number = ${number}`;
  expect((await ask("customer", "GET", "/notifications")).json()).toMatchObject({ items: [], unread: 0 });
});

/** A push service as a browser's maker runs it, and a browser that can read what comes. */
type Pushed = { readonly headers: IncomingHttpHeaders; readonly body: Buffer };
const pushed: Pushed[] = [];
let status = 201;
const service = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    pushed.push({ headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(status).end();
  });
});
await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
afterAll(() => new Promise((resolve) => service.close(resolve)));
const at = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
beforeEach(() => {
  pushed.length = 0;
  status = 201;
});

const browser = () => {
  const ecdh = createECDH("prime256v1");
  const p256dh = ecdh.generateKeys();
  const auth = randomBytes(16);
  const read = (body: Buffer): unknown => {
    const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const theirs = body.subarray(21, 21 + idLength);
    const sealed = body.subarray(21 + idLength);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), p256dh, theirs]);
    const ikm = Buffer.from(hkdfSync("sha256", ecdh.computeSecret(theirs), auth, info, 32));
    const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
    const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
    const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString("utf8"));
  };
  return { read, keys: { p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url") } };
};
const notices = () => {
  const kept = keepNotices({
    desk: server.t.desk,
    wakes: { on: () => () => undefined },
    post: makePostWebhook({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] }),
    encrypt: makeEncryptPush(() => vapidKeys(home), "https://desk.example"),
    log: silentLog,
    pollMs: 3_600_000,
  });
  return {
    stop: kept.stop,
    async idle() {
      await settled();
      await kept.idle();
    },
  };
};

test("a notice is pushed to a browser, encrypted and signed, with a number and our own words alone", async () => {
  await clear();
  server.t.settings.webhookAddresses = "any";
  const { read, keys: pushKeys } = browser();
  const { publicKey } = (await ask("customer", "GET", "/push/key")).json();
  expect((await vapidKeys(home)).publicKey).toBe(publicKey);
  expect(statSync(path.join(home, "push-keys.json")).mode & 0o077).toBe(0);
  const { id } = (
    await ask("customer", "POST", "/push/subscriptions", { endpoint: `${at}/one`, keys: pushKeys })
  ).json();
  expect((await ask("customer", "GET", "/push/subscriptions")).json().items).toMatchObject([{ id, host: at.slice(7) }]);
  expect((await ask("stranger", "DELETE", `/push/subscriptions/${id}`)).statusCode).toBe(404);
  const { number } = await open();
  await say("admin", number);
  const kept = notices();
  await kept.idle();
  expect(pushed).toHaveLength(1);
  expect(pushed[0]?.headers["content-encoding"]).toBe("aes128gcm");
  expect(pushed[0]?.headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, ?k=/);
  expect(read(pushed[0]?.body ?? Buffer.alloc(0))).toMatchObject({
    number,
    kind: "message.posted",
    title: `#${number}`,
    body: "New message",
  });
  await kept.idle();
  expect(pushed).toHaveLength(1);
  // Down for a while: tried again later, and then no more.
  status = 503;
  await say("admin", number);
  await kept.idle();
  expect(pushed).toHaveLength(2);
  await kept.idle();
  expect(pushed).toHaveLength(2);
  for (let n = 0; n < 8; n++) {
    server.t.clock.forward(30);
    await kept.idle();
  }
  expect(pushed).toHaveLength(6);
  // Gone: forgotten.
  status = 410;
  await say("admin", number);
  await kept.idle();
  expect((await ask("customer", "GET", "/push/subscriptions")).json().items).toEqual([]);
  await kept.stop();
});

test("a push service on a private network, and keys that are none, are refused; a name that leads there is not called", async () => {
  server.t.settings.webhookAddresses = "public";
  const { keys: pushKeys } = browser();
  const subscribe = async (endpoint: string, more: object = pushKeys) =>
    (await ask("customer", "POST", "/push/subscriptions", { endpoint, keys: more })).json().code;
  for (const endpoint of [
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://10.0.0.8/x",
    "https://metadata.internal/x",
  ]) {
    expect(await subscribe(endpoint), endpoint).toBe("webhook.address_refused");
  }
  expect(await subscribe("http://push.example.com/x")).toBe("webhook.address_refused");
  expect(await subscribe("https://push.example.com/x", { p256dh: "AAAA", auth: pushKeys.auth })).toBe(
    "request.invalid",
  );
  expect(await subscribe("https://push.example.com/x")).toBeUndefined();
  await clear();
  const { number } = await open();
  await say("admin", number);
  const kept = notices();
  await kept.idle();
  await kept.stop();
  expect(pushed).toEqual([]);
});

test("an admin tells another team in its channel, and a third party by its webhook, something that only they get", async () => {
  const { t } = server;
  await t.db
    .sql`insert into teams (id, name, created_at) values ('01890000-0000-7000-8000-0000000000f1', 'Night shift', now())`;
  await t.db.sql`
    insert into desk_channels (id, team_id, platform, channel, created_at)
    values (gen_random_uuid(), '01890000-0000-7000-8000-0000000000f1', 'slack', 'C-NIGHT', now())`;
  await t.db
    .sql`insert into team_members values ('01890000-0000-7000-8000-0000000000f1', ${server.people.technician.accountId})`;
  t.settings.webhookAddresses = "any";
  const hook = (
    await ask("admin", "POST", "/webhooks", {
      name: "Lift maker",
      url: `${at}/hook`,
      events: ["ticket.closed"],
      scope: "ids",
    })
  ).json();
  const { items } = (await ask("admin", "GET", "/notices/recipients")).json();
  expect(items.map(({ kind, name }: { kind: string; name: string }) => [kind, name])).toEqual([
    ["webhook", "Lift maker"],
    ["team", "Night shift"],
  ]);
  const { number } = await open();
  const to = (name: string) => items.find((one: { name: string }) => one.name === name);
  const tell = (who: string, name: string, text: string) => {
    const { kind, id } = to(name);
    return ask(who, "POST", "/notices", { to: { kind, id }, text, ticketNumber: number });
  };
  expect((await tell("admin", "Night shift", "please look at it first")).statusCode).toBe(201);
  expect(
    await t.db.sql`
      select d.data ->> 'text' as text, (d.data ->> 'number')::int as number, p.channel from deliveries d join places p on p.id = d.place_id
      where d.notice = 'desk.notified'`,
  ).toMatchObject([{ text: "please look at it first", number, channel: "C-NIGHT" }]);
  expect((await tell("admin", "Lift maker", "the cabin is stuck")).statusCode).toBe(201);
  const { nextWebhook } = await import("../../src/core/store/webhook-queue.ts");
  const { readWebhookEvent } = await import("../../src/core/store/webhook-events.ts");
  const due = await t.desk.read((work) => nextWebhook(work, hook.id));
  expect(due?.scope).toBe("all_words");
  const event = await t.desk.read((work) =>
    readWebhookEvent(work, { id: due?.eventId ?? "", at: due?.eventAt ?? new Date(0) }, due?.scope ?? "ids"),
  );
  expect(event).toMatchObject({ kind: "desk.notified", ticketNumber: number, words: { text: "the cabin is stuck" } });
  expect((await tell("technician", "Night shift", "x")).json().code).toBe("action.forbidden");
  expect((await tell("admin", "Night shift", " \u0000 ")).json().code).toBe("field.missing");
});

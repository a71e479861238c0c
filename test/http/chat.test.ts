import { Readable } from "node:stream";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { WebAct } from "../../src/bots/web/wire.ts";
import { Problem } from "../../src/core/domain/problem.ts";
import { testServer } from "./server-harness.ts";

const server = await testServer();
const { app, people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.answer = () => ({ kind: "nothing" });
  server.taken.length = 0;
});

const customer = await server.cookieOf(people.customer);
const stranger = await server.cookieOf(people.stranger);
const technician = await server.cookieOf(people.technician);

const card: Card = {
  tone: "plain",
  title: "Which one?",
  body: [],
  fields: [],
  files: [],
  buttons: [[{ action: "a.b.c", label: "Oven", style: "primary" }]],
  footer: null,
  fallback: "Which one?",
};

const say = (clientId: string, text: string, more: Partial<Extract<WebAct, { kind: "say" }>> = {}): WebAct => ({
  kind: "say",
  clientId,
  spot: { on: "chat", thread: "c-1" },
  text,
  files: [],
  replyTo: null,
  ...more,
});
const act = (cookie: string, payload: object) => server.as(cookie, { method: "POST", url: "/live/frame", payload });
const posts = async (cookie: string, query = "thread=c-1") =>
  (await server.as(cookie, { url: `/web/posts?${query}` })).json();

const upload = (cookie: string, bytes: Uint8Array, name: string, type: string) => {
  const boundary = "----fixline";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return server.as(cookie, {
    method: "POST",
    url: "/files",
    payload,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  });
};
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("what a person says is in their chat once, however often the browser sends it", async () => {
  const first = await act(customer, say("client-0001", "the *oven* is cold"));
  expect(first.json()).toEqual({ clientId: "client-0001", kind: "nothing" });
  const again = await Promise.all([1, 2, 3].map(() => act(customer, say("client-0001", "the *oven* is cold"))));
  expect(again.map((answer) => answer.json())).toEqual([first.json(), first.json(), first.json()]);
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toMatchObject({
    eventId: `${people.customer.accountId}:client-0001`,
    from: { platform: "web", user: people.customer.accountId, name: "Marta", language: "en" },
    place: { platform: "web", workspace: "", channel: `account:${people.customer.accountId}`, thread: "c-1" },
    surface: "private",
    did: { kind: "say", message: "client-0001", replyTo: null },
  });
  const page = await posts(customer);
  expect(page.posts).toHaveLength(1);
  expect(page.posts[0]).toMatchObject({
    id: "client-0001",
    mine: true,
    delivery: "sent",
    content: {
      kind: "message",
      text: [{ kind: "paragraph", runs: [{ text: "the " }, { text: "oven", bold: true }, { text: " is cold" }] }],
    },
  });
});

test("nothing is kept of what the desk could not store", async () => {
  server.answer = () => {
    throw new Error("the inbox is down");
  };
  const failed = await act(customer, say("client-0002", "lost?", { spot: { on: "chat", thread: "c-2" } }));
  expect(failed.statusCode).toBe(500);
  expect(failed.json().code).toBe("defect");
  expect(failed.body).not.toContain("inbox");
  expect(server.logged.join("\n")).toContain(failed.json().instance);
});

test("a refusal of the desk reaches the person in words", async () => {
  server.answer = () => {
    throw new Problem("ticket.unknown", { number: "7" });
  };
  const refused = await act(customer, {
    kind: "command",
    clientId: "client-0003",
    spot: { on: "chat", thread: null },
    words: "ticket show 7",
  });
  expect(refused.statusCode).toBe(404);
  expect(refused.json()).toMatchObject({ code: "ticket.unknown", detail: expect.stringContaining("7") });
});

test("a card for everyone stays in the chat; one for the sender and a form are answered and kept nowhere", async () => {
  server.answer = () => ({ kind: "card", card, seenBy: "everyone" });
  expect((await act(customer, say("client-0004", "hi", { spot: { on: "chat", thread: "c-4" } }))).json().kind).toBe(
    "nothing",
  );
  expect(
    (await posts(customer, "thread=c-4")).posts.map((post: { content: { kind: string } }) => post.content.kind),
  ).toEqual(["message", "card"]);
  server.answer = () => ({ kind: "card", card, seenBy: "sender" });
  const press = {
    kind: "press",
    clientId: "client-0005",
    spot: { on: "chat", thread: "c-4" },
    action: "a.b.c",
    message: null,
  };
  expect((await act(customer, press)).json()).toMatchObject({ kind: "card", card: { title: "Which one?" } });
  const form = { form: "f", title: "PIN", intro: null, fields: [], submitLabel: "Sign", cancelLabel: "Cancel" };
  server.answer = () => ({ kind: "form", form });
  expect((await act(customer, { ...press, clientId: "client-0006" })).json()).toEqual({
    clientId: "client-0006",
    kind: "form",
    form,
  });
  expect((await posts(customer, "thread=c-4")).posts).toHaveLength(2);
});

test("one's own words can be edited and taken back; nobody else's can", async () => {
  const spot = { on: "chat", thread: "c-5" } as const;
  await act(customer, say("client-0007", "frist", { spot }));
  await act(customer, { kind: "edit", clientId: "client-0008", spot, message: "client-0007", text: "first" });
  const edited = (await posts(customer, "thread=c-5")).posts[0];
  expect(edited.editedAt).not.toBeNull();
  expect(edited.content.text[0].runs[0].text).toBe("first");
  await act(customer, { kind: "delete", clientId: "client-0009", spot, message: "client-0007" });
  const gone = (await posts(customer, "thread=c-5")).posts[0];
  expect(gone).toMatchObject({ content: null, deletedAt: expect.any(String) });
  server.answer = () => ({ kind: "card", card, seenBy: "everyone" });
  await act(customer, say("client-0010", "x", { spot }));
  for (const message of ["reply:client-0010", "client-9999"]) {
    const refused = await act(customer, { kind: "delete", clientId: `client-d${message.length}`, spot, message });
    expect(refused.json().code).toBe("message.unknown");
  }
  const foreign = await act(stranger, {
    kind: "edit",
    clientId: "client-0011",
    spot,
    message: "client-0010",
    text: "mine now",
  });
  expect(foreign.json().code).toBe("message.unknown");
});

test("nobody sees another's chats", async () => {
  const guest = async (name: string) => {
    const made = await server.as(null, { method: "POST", url: "/auth/guest", payload: { name } });
    return String(made.headers["set-cookie"]).split(";")[0] ?? "";
  };
  const [one, other] = [await guest("One"), await guest("Other")];
  await act(one, say("client-0012", "my secret fault"));
  for (const url of ["/web/posts?thread=c-1", "/web/chats"]) {
    expect((await server.as(one, { url })).body).toContain("my secret fault");
    expect((await server.as(other, { url })).body).not.toContain("my secret fault");
    expect((await server.as(technician, { url })).body).not.toContain("my secret fault");
  }
  const chats = (await server.as(one, { url: "/web/chats" })).json();
  expect(chats.chats[0]).toMatchObject({
    thread: "c-1",
    kind: "chat",
    ticket: null,
    lastLine: "my secret fault",
    lastMine: true,
  });
});

test("posts are paged back to the beginning", async () => {
  const spot = { on: "chat", thread: "c-6" } as const;
  for (let n = 1; n <= 5; n++) await act(customer, say(`client-page-${n}`, `p${n}`, { spot }));
  const ids = (page: { posts: { id: string }[] }) => page.posts.map((post) => post.id.slice(-1));
  const newest = await posts(customer, "thread=c-6&limit=2");
  expect(ids(newest)).toEqual(["4", "5"]);
  const older = await posts(customer, `thread=c-6&limit=2&before=${newest.before}`);
  expect(ids(older)).toEqual(["2", "3"]);
  expect(ids(await posts(customer, `thread=c-6&limit=2&before=${older.before}`))).toEqual(["1"]);
});

test("hostile acts are refused before the desk hears of them", async () => {
  const bad: readonly [object, string][] = [
    [say("short", "x"), "request.invalid"],
    [{ ...say("client-b001", "x"), spot: { on: "chat", thread: "../x" } }, "request.invalid"],
    [{ ...say("client-b002", "x"), surprise: 1 }, "request.invalid"],
    [{ ...say("client-b003", "x"), kind: "explode" }, "request.invalid"],
    [{ ...say("client-b004", "x"), text: { a: 1 } }, "request.invalid"],
    [say("client-b005", " \u0000\u202e "), "message.empty"],
    [say("client-b006", "x".repeat(100_000)), "message.too_long"],
    [say("client-b007", "x", { files: ["0197a000-0000-7000-8000-000000000001"] }), "file.unknown"],
    [
      say("client-b008", "x", { spot: { on: "desk", ticketId: "0197a000-0000-7000-8000-000000000001" } }),
      "action.forbidden",
    ],
  ];
  for (const [payload, code] of bad) expect((await act(customer, payload)).json().code).toBe(code);
  expect(server.taken).toEqual([]);
  await act(customer, say("client-b009", "a\u0000b\u202ec"));
  expect(server.taken[0]?.did).toMatchObject({ text: [{ kind: "paragraph", runs: [{ text: "abc" }] }] });
});

test("staff speak at the desk, where nothing is posted to anybody's chat", async () => {
  const ticketId = "0197a000-0000-7000-8000-000000000001";
  server.answer = () => ({ kind: "card", card, seenBy: "everyone" });
  const noted = await act(technician, say("client-0020", "a note", { spot: { on: "desk", ticketId } }));
  expect(noted.json().kind).toBe("card");
  expect(server.taken[0]).toMatchObject({ surface: "desk", place: { channel: "desk", thread: ticketId } });
  expect((await t.db.sql`select 1 from web_posts where channel = 'desk' or content::text like '%a note%'`).length).toBe(
    0,
  );
});

test("a file is stored, shown by a signed link, and nobody else's to attach", async () => {
  const stored = await upload(customer, png, "oven.png", "image/png");
  expect(stored.statusCode).toBe(201);
  const { fileId, url } = stored.json();
  const seen = await app.inject({ url });
  expect(seen.rawPayload).toEqual(png);
  expect(seen.headers).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  const part = await app.inject({ url, headers: { range: "bytes=1-3" } });
  expect(part.statusCode).toBe(206);
  expect(part.body).toBe("PNG");
  const [token = ""] = url.split("/").slice(-1);
  expect((await app.inject({ url: `/files/${token.slice(0, -2)}AA` })).statusCode).toBe(404);
  expect((await app.inject({ url: `/files/${fileId}` })).statusCode).toBe(404);
  t.clock.forward(60);
  expect((await app.inject({ url })).statusCode).toBe(404);
  expect((await act(stranger, say("client-0030", "x", { files: [fileId] }))).json().code).toBe("file.unknown");
  const spot = { on: "chat", thread: "c-7" } as const;
  expect((await act(customer, say("client-0031", "", { files: [fileId], spot }))).json().kind).toBe("nothing");
  const [post] = (await posts(customer, "thread=c-7")).posts;
  expect((await app.inject({ url: post.files[0].url })).statusCode).toBe(200);
  expect(server.taken.at(-1)?.did).toMatchObject({ files: [{ ref: fileId, name: "oven.png", kind: "photo" }] });
});

test("a form is sent with one's own uploads, twenty at most", async () => {
  const { fileId } = (await upload(customer, png, "oven.png", "image/png")).json();
  const sent = (clientId: string, files: readonly string[]) => ({
    clientId,
    spot: { on: "chat", thread: "c-7" },
    kind: "submit",
    form: "report.t4.2.abcdefgh",
    fields: { cause: "a fuse" },
    files,
  });
  expect((await act(stranger, sent("client-0032", [fileId]))).json().code).toBe("file.unknown");
  expect((await act(customer, sent("client-0033", Array(21).fill(fileId)))).statusCode).toBe(400);
  expect((await act(customer, sent("client-0034", [fileId]))).json().kind).toBe("nothing");
  expect(server.taken.at(-1)?.did).toMatchObject({ kind: "submit", files: [{ ref: fileId, kind: "photo" }] });
});

test("an HTML page that calls itself a picture is none, and text is never shown as a page", async () => {
  const fake = await upload(customer, Buffer.from("<html><script>alert(1)</script></html>"), "x.png", "image/png");
  expect(fake.statusCode).toBe(422);
  expect(fake.json().code).toBe("file.not_what_it_says");
  const page = await upload(customer, Buffer.from("<html><script>alert(1)</script></html>"), "x.html", "text/html");
  if (page.statusCode === 201) {
    const seen = await app.inject({ url: page.json().url });
    expect(seen.headers["content-type"]).not.toMatch(/html/);
    expect(seen.headers["content-disposition"]).toMatch(/^attachment/);
  }
  expect((await upload(customer, Buffer.alloc(0), "empty.txt", "text/plain")).json().code).toBe("file.empty");
  expect((await server.as(null, { method: "POST", url: "/files" })).statusCode).toBe(401);
  expect((await server.as(customer, { method: "POST", url: "/files", payload: { a: 1 } })).statusCode).toBe(400);
});

test("60 MB are refused in words, with their length said or not, and leave nothing behind", async () => {
  const base = await server.listen();
  const boundary = "----fixline";
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  );
  const chunk = Buffer.alloc(1024 * 1024, 7);
  const body = function* () {
    yield head;
    for (let n = 0; n < 60; n++) yield chunk;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  };
  const headers = { cookie: customer, "x-fixline": "1", "content-type": `multipart/form-data; boundary=${boundary}` };
  const streamed = await fetch(`${base}/files`, {
    method: "POST",
    headers,
    body: Readable.toWeb(Readable.from(body())) as unknown as BodyInit,
    duplex: "half",
  } as RequestInit);
  expect(streamed.status).toBe(413);
  expect(await streamed.json()).toMatchObject({ code: "file.too_large", detail: expect.stringContaining("25") });
  const whole = await fetch(`${base}/files`, { method: "POST", headers, body: Buffer.concat([...body()]) }).then(
    (answer) => answer.status,
    // The server may close the connection on a body that it will not read.
    () => 413,
  );
  expect(whole).toBe(413);
  expect((await t.db.sql`select 1 from files where size_bytes > 1000000`).length).toBe(0);
});

test("completion is for whoever asks, and the staff list for staff", async () => {
  expect((await server.as(customer, { url: "/web/commands" })).json().commands[0].says).toBe("for customer");
  expect((await server.as(customer, { url: "/web/staff" })).statusCode).toBe(403);
  const { staff, vehicles } = (await server.as(technician, { url: "/web/staff" })).json();
  expect(staff.map((one: { name: string }) => one.name)).toEqual(["Ada", "Bo", "Eva", "Jo", "Kim"]);
  expect(vehicles).toEqual([{ id: people.vehicleId, name: "Van 1" }]);
});

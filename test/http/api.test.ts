import { afterAll, expect, test } from "vitest";
import { languages } from "../../src/core/domain/languages.ts";
import { Problem, type ProblemCode } from "../../src/core/domain/problem.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { problemStatus } from "../../src/http/problems.ts";
import { testServer } from "./server-harness.ts";

const server = await testServer({ limits: { requestsPerMinute: 100_000 } });
const { app, people, t } = server;
afterAll(() => server[Symbol.asyncDispose]());

const customer = await server.cookieOf(people.customer);
const stranger = await server.cookieOf(people.stranger);
const technician = await server.cookieOf(people.technician);
const admin = await server.cookieOf(people.admin);

const open = async (cookie: string, description = "the oven is cold") =>
  (await server.as(cookie, { method: "POST", url: "/api/v1/tickets", payload: { description } })).json<{
    id: string;
    number: number;
  }>();

test("a ticket is opened, read by those who may, and unknown to the rest", async () => {
  const made = await server.as(customer, {
    method: "POST",
    url: "/api/v1/tickets",
    payload: { description: "the oven trips\u0000 the breaker", urgency: "high", equipmentId: people.equipmentId },
  });
  expect(made.statusCode).toBe(201);
  const { number, url } = made.json();
  expect(made.headers.location).toBe(url);
  const read = await server.as(customer, { url });
  expect(read.headers.etag).toBe('"v1"');
  expect(read.json()).toMatchObject({
    number,
    status: "new",
    description: "the oven trips the breaker",
    urgency: "high",
    equipment: { label: "Oven line 2", manufacturer: "Hornova" },
    proposal: null,
  });
  expect((await server.as(technician, { url })).json().proposal).not.toBeNull();
  const hidden = await server.as(stranger, { url });
  const absent = await server.as(stranger, { url: "/api/v1/tickets/999999" });
  expect(hidden.statusCode).toBe(404);
  expect(hidden.json().code).toBe(absent.json().code);
  expect((await server.as(null, { url })).statusCode).toBe(401);
  const same = await server.as(customer, { url, headers: { "if-none-match": '"v1"' } });
  expect(same.statusCode).toBe(304);
});

test("opening for somebody else is the staff's", async () => {
  const payload = { description: "x", openerId: people.stranger.accountId };
  expect((await server.as(customer, { method: "POST", url: "/api/v1/tickets", payload })).statusCode).toBe(403);
  expect((await server.as(admin, { method: "POST", url: "/api/v1/tickets", payload })).statusCode).toBe(201);
});

test("pages of a list neither miss nor repeat a ticket that was there, while new ones come", async () => {
  await t.desk.transact(async (work) => {
    for (let n = 0; n < 12; n++) {
      await openTicket({ ...work, now: new Date(work.now.getTime() - (n % 5) * 1000) }, people.admin, {
        openerId: people.colleague.accountId,
        description: `page ${n}`,
        title: null,
        equipmentId: null,
        siteId: null,
        urgency: null,
        category: null,
        surfacePlaceId: null,
        said: [],
        aboveLimit: true,
      });
    }
  });
  const get = async (query: string) =>
    (await server.as(admin, { url: `/api/v1/tickets?q=page&limit=5${query}` })).json();
  const first = await get("");
  await open(customer, "page late");
  const second = await get(`&cursor=${first.nextCursor}`);
  const third = await get(`&cursor=${second.nextCursor}`);
  const numbers = [...first.items, ...second.items, ...third.items].map((ticket: { number: number }) => ticket.number);
  expect(new Set(numbers).size).toBe(12);
  expect(numbers.length).toBe(12);
  expect(third.nextCursor).toBeNull();
  expect((await server.as(admin, { url: "/api/v1/tickets?cursor=nonsense" })).json().code).toBe("cursor.invalid");
});

test("a list is filtered, and shows a customer only what is theirs", async () => {
  const mine = (await server.as(stranger, { url: "/api/v1/tickets?scope=queue" })).json();
  expect(
    mine.items.every((ticket: { organisation: { name: string } }) => ticket.organisation.name === "Mill Verde"),
  ).toBe(true);
  const none = (await server.as(admin, { url: "/api/v1/tickets?status=closed&status=resolved" })).json();
  expect(none.items).toEqual([]);
  const unassigned = (await server.as(admin, { url: "/api/v1/tickets?assignee=none&status=new&limit=1" })).json();
  expect(unassigned.items).toHaveLength(1);
  for (const query of ["status=burnt", "limit=0", "limit=1000", "assignee=x", "nonsense=1", "q=%00"]) {
    expect((await server.as(admin, { url: `/api/v1/tickets?${query}` })).statusCode, query).toBe(400);
  }
});

test("an edit with a stale tag changes nothing", async () => {
  const { number } = await open(customer);
  const edit = (payload: object, tag?: string) =>
    server.as(customer, {
      method: "PATCH",
      url: `/api/v1/tickets/${number}`,
      payload,
      headers: tag === undefined ? {} : { "if-match": tag },
    });
  const done = await edit({ title: "Cold oven" }, '"v1"');
  expect(done.statusCode).toBe(200);
  expect(done.headers.etag).toBe('"v2"');
  const stale = await edit({ title: "Other" }, '"v1"');
  expect(stale.statusCode).toBe(412);
  expect((await edit({ title: "Other" }, "nonsense")).statusCode).toBe(412);
  expect((await edit({ dueAt: "2026-06-31T99:00:00Z" })).statusCode).toBe(400);
  expect((await edit({ status: "closed" })).statusCode).toBe(400);
  expect((await server.as(customer, { url: `/api/v1/tickets/${number}` })).json().title).toBe("Cold oven");
  expect(
    (await server.as(stranger, { method: "PATCH", url: `/api/v1/tickets/${number}`, payload: { title: "x" } }))
      .statusCode,
  ).toBe(404);
});

test("a write that is repeated under its key has one effect and one answer", async () => {
  const { number } = await open(customer);
  const say = (key: string, text: string) =>
    server.as(customer, {
      method: "POST",
      url: `/api/v1/tickets/${number}/messages`,
      payload: { text },
      headers: { "idempotency-key": key },
    });
  const answers = await Promise.all(Array.from({ length: 8 }, () => say("key-1", "once")));
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(answers.filter((answer) => answer.headers["idempotency-replayed"] === "true")).toHaveLength(7);
  const other = await say("key-1", "something else");
  expect(other.json().code).toBe("request.replayed_differently");
  const elsewhere = await server.as(technician, {
    method: "POST",
    url: `/api/v1/tickets/${number}/notes`,
    payload: { text: "another's key is another key" },
    headers: { "idempotency-key": "key-1" },
  });
  expect(elsewhere.statusCode).toBe(201);
  const talk = (await server.as(customer, { url: `/api/v1/tickets/${number}/messages` })).json();
  expect(talk.messages).toHaveLength(1);
  expect((await say("bad key with spaces", "x")).statusCode).toBe(400);
  const refused = await say("key-2", " ");
  expect(refused.json().code).toBe("message.empty");
  expect((await say("key-2", " ")).headers["idempotency-replayed"]).toBeUndefined();
});

test("a note is read by staff alone, in every way there is to read it", async () => {
  const { number } = await open(customer);
  const url = `/api/v1/tickets/${number}`;
  const note = await server.as(technician, { method: "POST", url: `${url}/notes`, payload: { text: "he never pays" } });
  expect(note.statusCode).toBe(201);
  const { id } = note.json();
  expect((await server.as(customer, { method: "POST", url: `${url}/notes`, payload: { text: "x" } })).statusCode).toBe(
    403,
  );
  for (const path of [url, `${url}/messages`, `${url}/events`, "/api/v1/tickets?q=pays"]) {
    const seen = await server.as(customer, { url: path });
    expect(seen.statusCode).toBe(200);
    expect(seen.body).not.toContain("he never pays");
    expect(seen.body).not.toContain(id);
  }
  const quote = { text: "x", replyTo: id };
  expect((await server.as(customer, { method: "POST", url: `${url}/messages`, payload: quote })).statusCode).toBe(404);
  expect(
    (await server.as(customer, { method: "PATCH", url: `${url}/messages/${id}`, payload: { text: "x" } })).statusCode,
  ).toBe(404);
  expect(
    (await server.as(customer, { method: "PUT", url: `${url}/messages/${id}/reactions/%F0%9F%91%8D` })).statusCode,
  ).toBe(404);
  const talk = (await server.as(technician, { url: `${url}/messages` })).json();
  expect(talk.messages[0]).toMatchObject({ visibility: "staff", mine: true });
});

test("what is said can be said differently, answered with an emoji and taken back, by its author alone", async () => {
  const { number } = await open(customer);
  const url = `/api/v1/tickets/${number}/messages`;
  const { id } = (await server.as(customer, { method: "POST", url, payload: { text: "first" } })).json();
  const edited = await server.as(customer, { method: "PATCH", url: `${url}/${id}`, payload: { text: "second" } });
  expect(edited.json()).toEqual({ id, version: 2 });
  expect(
    (await server.as(technician, { method: "PATCH", url: `${url}/${id}`, payload: { text: "x" } })).statusCode,
  ).toBe(403);
  expect((await server.as(technician, { method: "PUT", url: `${url}/${id}/reactions/%F0%9F%91%8D` })).statusCode).toBe(
    204,
  );
  const [message] = (await server.as(customer, { url })).json().messages;
  expect(message).toMatchObject({
    text: [{ kind: "paragraph", runs: [{ text: "second" }] }],
    reactions: [{ emoji: "👍", by: "desk" }],
  });
  const elsewhere = await open(customer);
  const wrong = `/api/v1/tickets/${elsewhere.number}/messages/${id}`;
  expect((await server.as(customer, { method: "DELETE", url: wrong })).statusCode).toBe(404);
  expect((await server.as(customer, { method: "DELETE", url: `${url}/${id}` })).statusCode).toBe(204);
  const [gone] = (await server.as(technician, { url })).json().messages;
  expect(gone.text).toBeNull();
  expect(gone.deletedAt).not.toBeNull();
});

test("talk is read in pages by its order", async () => {
  const { number } = await open(customer);
  const url = `/api/v1/tickets/${number}/messages`;
  for (let n = 1; n <= 7; n++) await server.as(customer, { method: "POST", url, payload: { text: `m${n}` } });
  const page = async (query: string) => {
    const { messages, before } = (await server.as(customer, { url: `${url}?${query}` })).json();
    return {
      words: messages.map((one: { text: { runs: { text: string }[] }[] }) => one.text[0]?.runs[0]?.text),
      before,
    };
  };
  const newest = await page("limit=3");
  expect(newest.words).toEqual(["m5", "m6", "m7"]);
  const older = await page(`limit=3&before=${newest.before}`);
  expect(older.words).toEqual(["m2", "m3", "m4"]);
  expect(await page(`limit=3&before=${older.before}`)).toEqual({ words: ["m1"], before: null });
  expect((await page(`after=${newest.before}&limit=50`)).words).toEqual(["m6", "m7"]);
});

test("hostile bodies get a clear answer and no effect", async () => {
  const before = (await t.db.sql`select count(*)::int as n from tickets`)[0]?.n;
  const post = (payload: string, type = "application/json") =>
    server.as(customer, { method: "POST", url: "/api/v1/tickets", payload, headers: { "content-type": type } });
  const expected: readonly [string, string, number][] = [
    ["deep", `{"description":${"[".repeat(5000)}${"]".repeat(5000)}}`, 400],
    ["no JSON", "{", 400],
    ["a number", JSON.stringify({ description: 7 }), 400],
    ["an object", JSON.stringify({ description: { a: 1 } }), 400],
    ["null", "null", 400],
    ["nothing", "", 400],
    ["a stranger's field", JSON.stringify({ description: "x", status: "closed" }), 400],
    ["a prototype", '{"description":"x","__proto__":{"admin":true}}', 201],
    ["only joiners", JSON.stringify({ description: "\u200d\u202e\u0000" }), 422],
    ["too many letters", JSON.stringify({ description: "x".repeat(100_000) }), 422],
    ["too many bytes", JSON.stringify({ description: "x".repeat(1_200_000) }), 413],
    ["a foreign id", JSON.stringify({ description: "x", equipmentId: "1 or 1=1" }), 400],
  ];
  for (const [name, payload, status] of expected) {
    const answer = await post(payload);
    expect(answer.statusCode, name).toBe(status);
    if (status !== 201)
      expect(answer.json(), name).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
  }
  expect((await post("<x/>", "text/xml")).statusCode).toBe(400);
  expect((await server.as(customer, { url: "/api/v1/tickets/x1" })).statusCode).toBe(400);
  expect((await server.as(customer, { url: "/api/v1/tickets/-1" })).statusCode).toBe(400);
  expect((await server.as(customer, { url: "/nowhere" })).json().code).toBe("request.unknown_address");
  const after = (await t.db.sql`select count(*)::int as n from tickets`)[0]?.n;
  expect(after).toBe(before + 1);
});

test("refusals are in the reader's language", async () => {
  const titles = new Set<string>();
  for (const language of languages) {
    const refused = await server.as(customer, {
      url: "/api/v1/tickets/999999",
      headers: { "accept-language": `${language};q=0.9, xx` },
    });
    expect(refused.headers["content-language"]).toBe(language);
    titles.add(refused.json().detail);
  }
  expect(titles.size).toBe(languages.length);
});

test("every expected failure has a fitting status", () => {
  for (const [code, status] of Object.entries(problemStatus)) {
    expect(new Problem(code as ProblemCode, {} as never).code).toBe(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(505);
  }
});

test("who asks too often is told to wait, and others are not", async () => {
  await using slow = await testServer({ limits: { requestsPerMinute: 5 } });
  const one = await slow.cookieOf(slow.people.customer);
  const statuses = [];
  for (let n = 0; n < 7; n++) statuses.push((await slow.as(one, { url: "/web/chats" })).statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const other = await slow.cookieOf(slow.people.technician);
  expect((await slow.as(other, { url: "/web/chats" })).statusCode).toBe(200);
  slow.t.clock.forward(1);
  expect((await slow.as(one, { url: "/web/chats" })).statusCode).toBe(200);
});

test("a forwarded address counts from a proxy near us, and from nobody else", async () => {
  await using slow = await testServer({ limits: { requestsPerMinute: 2 }, behindProxy: true });
  const askedFrom = async (remoteAddress: string, forwarded: string) =>
    (
      await slow.as(null, {
        url: "/api/v1/tickets",
        remoteAddress,
        headers: { "x-forwarded-for": forwarded },
      })
    ).statusCode;
  // A proxy on the private network: each visitor behind it has a budget of their own.
  for (const visitor of ["198.51.100.1", "198.51.100.2", "198.51.100.3"]) {
    expect(await askedFrom("10.0.0.7", visitor)).toBe(401);
  }
  // A stranger who invents an address for each request has one budget.
  const strangers = [];
  for (const invented of ["1.1.1.1", "2.2.2.2", "3.3.3.3"]) strangers.push(await askedFrom("203.0.113.9", invented));
  expect(strangers).toEqual([401, 401, 429]);
});

test("the document names every route of the API, and answers say nothing they should not", async () => {
  const document = (await app.inject({ url: "/api/v1/openapi.json" })).json();
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      "/api/v1/tickets",
      "/api/v1/tickets/{number}",
      "/api/v1/tickets/{number}/messages",
      "/files",
    ]),
  );
  expect(document.paths["/api/v1/tickets"].post.requestBody.content["application/json"].schema.required).toEqual([
    "description",
  ]);
  const answer = await server.as(customer, { url: "/api/v1/tickets" });
  expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("the process says how it is", async () => {
  expect((await app.inject({ url: "/health/live" })).statusCode).toBe(200);
  expect((await app.inject({ url: "/health/ready" })).statusCode).toBe(200);
  const { body } = await app.inject({ url: "/metrics" });
  expect(body).toMatch(
    /http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/tickets\/:number",status="404"\} \d/,
  );
  await using ill = await testServer({ isReady: () => Promise.reject(new Error("no database")) });
  expect((await ill.app.inject({ url: "/health/ready" })).statusCode).toBe(503);
});

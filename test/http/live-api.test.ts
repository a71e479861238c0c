import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { hashCredential } from "../../src/core/store/credential-hash.ts";
import { deactivateAccount } from "../../src/core/usecases/deactivate-account.ts";
import { setRole } from "../../src/core/usecases/set-role.ts";
import type { ServerFrame } from "../../src/http/live/api/live-frames.ts";
import { eventually, type TestServer, testServer } from "./server-harness.ts";

let server: TestServer;
let base: string;
beforeAll(async () => {
  server = await testServer({ limits: { requestsPerMinute: 100_000, liveStallMs: 300 } });
  server.t.settings.openTicketsPerPerson = 1_000;
  base = (await server.listen()).replace("http", "ws");
});
afterAll(() => server[Symbol.asyncDispose]());

type Frame<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;
const open = async (headers: Record<string, string>) => {
  const socket = new WebSocket(`${base}/api/v1/live`, { headers });
  const frames: ServerFrame[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data)) as ServerFrame));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const next = <T extends ServerFrame["type"]>(type: T, fits: (frame: Frame<T>) => boolean = () => true) =>
    eventually(() => frames.find((frame): frame is Frame<T> => frame.type === type && fits(frame as Frame<T>)));
  return {
    socket,
    frames,
    closed,
    next,
    send: (frame: object | string) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    kinds: (id: string) =>
      frames.flatMap((frame) => (frame.type === "event" && frame.id === id ? [frame.event.kind] : [])),
    async subscribe(id: string, to: object, cursor?: string) {
      socket.send(JSON.stringify({ type: "subscribe", id, to, ...(cursor === undefined ? {} : { cursor }) }));
      return next("subscribed", (frame) => frame.id === id);
    },
    lastCursor: (id: string) =>
      frames.findLast((frame): frame is Frame<"cursor"> => frame.type === "cursor" && frame.id === id)?.cursor,
  };
};
const keyOf = async (who: keyof TestServer["people"]) => {
  const person = server.people[who];
  if (typeof person === "string") throw new Error("no person");
  return { authorization: `Bearer ${await server.keyOf(person, ["read", "write"])}` };
};
const ask = async (headers: Record<string, string>, url: string, payload: object) =>
  server.app.inject({ method: "POST", url: `/api/v1${url}`, payload, headers });
const ticket = async (headers: Record<string, string>) =>
  (await ask(headers, "/tickets", { description: "cold oven" })).json<{ number: number }>();
const refused = (headers: Record<string, string>) =>
  new Promise<number>((resolve) => {
    const socket = new WebSocket(`${base}/api/v1/live`, { headers });
    socket.on("unexpected-response", (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on("error", () => undefined);
    socket.on("open", () => resolve(101));
  });

test("a key, an access token and a cookie listen; nobody, forged secrets and foreign pages do not", async () => {
  const { customer } = server.people;
  await server.t.db
    .sql`update accounts set email = 'm@example.com', password_hash = ${await hashCredential("correct horse battery")} where id = ${customer.accountId}`;
  const { accessToken } = (
    await ask({}, "/auth/sign-in", { email: "m@example.com", password: "correct horse battery" })
  ).json();
  const cookie = await server.cookieOf(customer);
  for (const headers of [await keyOf("customer"), { authorization: `Bearer ${accessToken}` }, { cookie }]) {
    const here = await open(headers);
    here.send({ type: "ping" });
    await here.next("pong");
    here.socket.close();
  }
  expect(await refused({})).toBe(401);
  expect(await refused({ authorization: "Bearer fxk_wrong" })).toBe(401);
  expect(await refused({ authorization: "Bearer a.b.c" })).toBe(401);
  expect(await refused({ cookie, origin: "https://evil.example" })).toBe(403);
});

test("a ticket's events come as they happen, each to those who may hear it; notes are the staff's", async () => {
  const [customer, admin, stranger] = [await keyOf("customer"), await keyOf("admin"), await keyOf("stranger")];
  const { number } = await ticket(customer);
  const mine = await open(customer);
  const staff = await open(admin);
  const other = await open(stranger);
  await mine.subscribe("t", { kind: "ticket", number });
  await staff.subscribe("t", { kind: "ticket", number });
  other.send({ type: "subscribe", id: "t", to: { kind: "ticket", number } });
  other.send({ type: "subscribe", id: "none", to: { kind: "ticket", number: 999_999 } });
  other.send({ type: "subscribe", id: "q", to: { kind: "queue" } });
  expect((await other.next("problem", ({ id }) => id === "t")).problem.code).toBe("ticket.unknown");
  expect((await other.next("problem", ({ id }) => id === "none")).problem.code).toBe("ticket.unknown");
  expect((await other.next("problem", ({ id }) => id === "q")).problem.code).toBe("action.forbidden");
  await ask(admin, `/tickets/${number}/notes`, { text: "between us" });
  await ask(admin, `/tickets/${number}/messages`, { text: "we are coming" });
  // What was suggested for the ticket may come at any time.
  const said = () => staff.kinds("t").filter((kind) => kind !== "ticket.suggested");
  await eventually(() => mine.kinds("t").length >= 1 && said().length >= 2);
  expect(said()).toEqual(["message.posted", "message.posted"]);
  expect(mine.kinds("t")).toEqual(["message.posted"]);
  const heard = await mine.next("event");
  expect(heard.event).toMatchObject({ ticketNumber: number, actorId: null, data: { visibility: "customer" } });
  expect(JSON.stringify(staff.frames)).not.toMatch(/sealed|between us|we are coming/);
  expect(other.kinds("t")).toEqual([]);
  for (const one of [mine, staff, other]) one.socket.close();
});

test("who comes back with a cursor misses nothing and hears nothing twice; a cursor that is none is refused", async () => {
  const [customer, technician] = [await keyOf("customer"), await keyOf("technician")];
  const here = await open(technician);
  await here.subscribe("q", { kind: "queue" });
  const first = await ticket(customer);
  await here.next("event", ({ event }) => event.ticketNumber === first.number);
  const cursor = await eventually(() => here.lastCursor("q"));
  here.socket.terminate();
  const missed = [await ticket(customer), await ticket(customer)].map(({ number }) => number);
  const again = await open(technician);
  await again.subscribe("q", { kind: "queue" }, cursor);
  const heard = await eventually(() => {
    const numbers = again.frames.flatMap((frame) =>
      frame.type === "event" && frame.event.kind === "ticket.created" ? [frame.event.ticketNumber] : [],
    );
    return numbers.length >= 2 && numbers;
  });
  expect(heard).toEqual(missed);
  again.send({ type: "subscribe", id: "bad", to: { kind: "queue" }, cursor: "not a cursor" });
  await again.next("problem", ({ id }) => id === "bad");
  again.send({ type: "unsubscribe", id: "q" });
  expect((await again.next("ended")).why).toBe("unsubscribed");
  again.socket.close();
});

test("one's notifications come live: what concerns one, and not what one did", async () => {
  const [customer, admin] = [await keyOf("customer"), await keyOf("admin")];
  const mine = await open(customer);
  await mine.subscribe("me", { kind: "notifications" });
  const boss = await open(admin);
  await boss.subscribe("me", { kind: "notifications" });
  const { number } = await ticket(customer);
  await ask(customer, `/tickets/${number}/messages`, { text: "hello?" });
  await ask(admin, `/tickets/${number}/messages`, { text: "hello" });
  await mine.next("event");
  await boss.next("event", ({ event }) => event.kind === "ticket.created");
  expect(mine.kinds("me")).toEqual(["message.posted"]);
  expect(boss.kinds("me")).toEqual(["ticket.created"]);
  mine.socket.close();
  boss.socket.close();
});

test("a right that is taken away ends the flow: a role, a membership, an account, a key", async () => {
  const { t, people } = server;
  const [customer, colleague, admin] = [await keyOf("customer"), await keyOf("colleague"), await keyOf("admin")];
  const { number } = await ticket(customer);
  const reader = await open(colleague);
  await reader.subscribe("t", { kind: "ticket", number });
  await t.db.sql`update organisations set members_see_each_other = false where id = ${people.organisationId}`;
  await ask(admin, `/tickets/${number}/messages`, { text: "for Marta alone" });
  expect((await reader.next("ended")).why).toBe("forbidden");
  expect(reader.kinds("t")).toEqual([]);
  reader.socket.close();
  const staff = await open(await keyOf("engineer"));
  await staff.subscribe("q", { kind: "queue" });
  await t.desk.transact((work) =>
    setRole(work, people.admin, { accountId: people.engineer.accountId, role: "customer" }),
  );
  expect((await staff.next("ended")).why).toBe("forbidden");
  staff.socket.close();
  const gone = await open(await keyOf("otherTechnician"));
  await gone.subscribe("q", { kind: "queue" });
  await t.desk.transact((work) =>
    deactivateAccount(work, people.admin, { accountId: people.otherTechnician.accountId }),
  );
  expect(await gone.closed).toBe(4401);
});

test("floods and frames that are none end the connection, at no cost to others", async () => {
  const technician = await keyOf("technician");
  const calm = await open(technician);
  await calm.subscribe("q", { kind: "queue" });
  const flood = await open(technician);
  for (let n = 0; n < 500; n++) flood.send({ type: "ping" });
  expect(await flood.closed).toBe(1008);
  for (const frame of [
    "{",
    "null",
    '{"type":"subscribe"}',
    '{"type":"ping","more":1}',
    `{"type":"ping","x":"${"y".repeat(5_000)}"}`,
  ]) {
    const bad = await open(technician);
    bad.send(frame);
    expect(await bad.closed, frame.slice(0, 40)).toBe(1008);
  }
  const many = await open(technician);
  for (let n = 0; n < 50; n++) await many.subscribe(`s${n}`, { kind: "notifications" });
  many.send({ type: "subscribe", id: "s50", to: { kind: "notifications" } });
  expect((await many.next("problem")).id).toBe("s50");
  many.socket.close();
  const { number } = await ticket(await keyOf("customer"));
  await calm.next("event", ({ event }) => event.ticketNumber === number);
  calm.socket.close();
});

test("a client that does not read is cut off, and goes on from its cursor when it comes back", async () => {
  const technician = await keyOf("technician");
  const slow = await open(technician);
  await slow.subscribe("q", { kind: "queue" });
  const first = await ticket(await keyOf("customer"));
  await slow.next("event", ({ event }) => event.ticketNumber === first.number);
  const cursor = await eventually(() => slow.lastCursor("q"));
  slow.socket.pause();
  // Events with as much in them as events may have: what is not read piles up in our memory, up to a limit.
  const filler = "x".repeat(20_000);
  for (let batch = 0; batch < 10; batch++) {
    await server.t.desk.transact(async (work) => {
      await work.sql`
        insert into events (id, subject_id, ticket_id, kind, data, at)
        select gen_random_uuid(), t.id, t.id, 'ticket.changed', jsonb_build_object('filler', ${filler}::text), ${work.now}::timestamptz
        from tickets t, generate_series(1, 40) where t.number = ${first.number}`;
    });
  }
  // Unread for long enough it is cut off by us: then it may read on, and does not get to the end.
  const connections = () =>
    new Promise<number>((resolve) => server.app.server.getConnections((_error, n) => resolve(n)));
  const before = await connections();
  let left = before;
  for (const until = Date.now() + 10_000; left >= before && Date.now() < until; left = await connections()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(left).toBe(before - 1);
  slow.socket.resume();
  await slow.closed;
  expect(slow.kinds("q").length).toBeLessThan(400);
  const again = await open(technician);
  await again.subscribe("q", { kind: "queue" }, cursor);
  await eventually(() => again.kinds("q").length >= 400 || again.socket.readyState === again.socket.CLOSED);
  const heard = new Set(again.frames.flatMap((frame) => (frame.type === "event" ? [frame.event.id] : [])));
  expect(heard.size).toBe(400);
  again.socket.close();
});

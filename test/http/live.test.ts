import { afterAll, expect, test } from "vitest";
import WebSocket from "ws";
import type { Person } from "../../src/core/domain/actor.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { setRole } from "../../src/core/usecases/set-role.ts";
import type { ClientFrame, PostJson, ServerFrame } from "../../src/http/web/protocol.ts";
import { eventually, testServer } from "./server-harness.ts";

const server = await testServer();
const { people, t } = server;
const base = await server.listen();
afterAll(() => server[Symbol.asyncDispose]());

type Frame<Kind extends ServerFrame["kind"]> = Extract<ServerFrame, { kind: Kind }>;
type Browser = {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[];
  send(frame: ClientFrame | object): void;
  next<Kind extends ServerFrame["kind"]>(kind: Kind, fits?: (frame: Frame<Kind>) => boolean): Promise<Frame<Kind>>;
  posts(): PostJson[];
  closed: Promise<number>;
};

const open = async (cookie: string, headers: Record<string, string> = {}): Promise<Browser> => {
  const socket = new WebSocket(`${base.replace("http", "ws")}/live`, { headers: { cookie, ...headers } });
  const frames: ServerFrame[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data)) as ServerFrame));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    next: (kind, fits = () => true) =>
      eventually(() =>
        frames.find((frame): frame is Frame<typeof kind> => frame.kind === kind && fits(frame as Frame<typeof kind>)),
      ),
    posts: () => frames.flatMap((frame) => (frame.kind === "posts" ? frame.posts : [])),
  };
};
const resumed = async (
  cookie: string,
  cursor: number | null = null,
  events: string | null = null,
): Promise<Browser> => {
  const browser = await open(cookie);
  browser.send({ kind: "resume", cursor, events });
  await browser.next("resumed");
  return browser;
};
const say = (clientId: string, text: string, thread = "c-1"): ClientFrame => ({
  kind: "act",
  act: { kind: "say", clientId, spot: { on: "chat", thread }, text, files: [], replyTo: null },
});
const ticketOf = (opener: Person, description = "cold oven") =>
  t.desk.transact((work) =>
    openTicket(work, opener, {
      openerId: opener.accountId,
      description,
      title: null,
      equipmentId: null,
      siteId: null,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );

const customer = await server.cookieOf(people.customer);
const technician = await server.cookieOf(people.technician);

test("what one window says, the person's other window shows", async () => {
  const one = await resumed(customer);
  const other = await resumed(customer);
  one.send(say("live-0001", "hello"));
  await one.next("answer");
  for (const window of [one, other]) {
    await eventually(() => window.posts().some((post) => post.id === "live-0001" && post.mine));
  }
  one.socket.close();
  other.socket.close();
});

test("windows that are not equally far are each told what they have not seen, once", async () => {
  const ahead = await resumed(customer);
  ahead.send(say("live-lag-1", "one", "c-lag"));
  await eventually(() => ahead.posts().some((post) => post.id === "live-lag-1"));
  const change = ahead.posts().at(-1)?.change ?? 0;
  const behind = await resumed(customer, change - 1);
  ahead.send(say("live-lag-2", "two", "c-lag"));
  for (const window of [ahead, behind]) await eventually(() => window.posts().some((post) => post.id === "live-lag-2"));
  expect(ahead.posts().map((post) => post.id)).toEqual(["live-lag-1", "live-lag-2"]);
  expect(behind.posts().map((post) => post.id)).toEqual(["live-lag-1", "live-lag-2"]);
  ahead.socket.close();
  behind.socket.close();
});

test("acts of one browser are stored in the order in which they were sent", async () => {
  const browser = await resumed(customer);
  for (let n = 0; n < 30; n++) browser.send(say(`live-order-${n}`, `${n}`, "c-order"));
  await browser.next("answer", (frame) => frame.answer.clientId === "live-order-29");
  const page = (await server.as(customer, { url: "/web/posts?thread=c-order" })).json();
  expect(page.posts.map((post: PostJson) => post.id)).toEqual(Array.from({ length: 30 }, (_, n) => `live-order-${n}`));
  browser.socket.close();
});

test("a browser that comes and goes while others write misses nothing and is told nothing twice", async () => {
  const start = await resumed(customer);
  let { cursor } = await start.next("resumed");
  start.socket.close();
  const all = 120;
  const writing = (async () => {
    for (let n = 0; n < all; n += 4) {
      await Promise.all(
        [0, 1, 2, 3].map((step) =>
          server.as(customer, {
            method: "POST",
            url: "/live/frame",
            payload: (say(`live-flow-${n + step}`, "x", "c-flow") as Extract<ClientFrame, { kind: "act" }>).act,
          }),
        ),
      );
    }
  })();
  const told: PostJson[] = [];
  for (let visit = 0; told.length < all && visit < 200; visit++) {
    const browser = await resumed(customer, cursor);
    await eventually(() => browser.posts().length > 0 || told.length >= all);
    browser.socket.terminate();
    await browser.closed;
    told.push(...browser.posts());
    cursor = told.at(-1)?.change ?? cursor;
  }
  await writing;
  expect(new Set(told.map((post) => post.id)).size).toBe(all);
  expect(told).toHaveLength(all);
  expect(told.map((post) => post.change)).toEqual(told.map((post) => post.change).toSorted((a, b) => a - b));
});

test("an edit and a delete are replayed as the post is now", async () => {
  const browser = await resumed(customer);
  const { cursor } = await browser.next("resumed");
  const spot = { on: "chat", thread: "c-edit" } as const;
  browser.send(say("live-edit-1", "frist", "c-edit"));
  browser.send({
    kind: "act",
    act: { kind: "edit", clientId: "live-edit-2", spot, message: "live-edit-1", text: "first" },
  });
  browser.send(say("live-edit-3", "gone", "c-edit"));
  browser.send({ kind: "act", act: { kind: "delete", clientId: "live-edit-4", spot, message: "live-edit-3" } });
  await browser.next("answer", (frame) => frame.answer.clientId === "live-edit-4");
  browser.socket.close();
  const back = await resumed(customer, cursor);
  await eventually(() => back.posts().length === 2);
  expect(back.posts().map(({ id, content }) => [id, content === null])).toEqual([
    ["live-edit-1", false],
    ["live-edit-3", true],
  ]);
  back.socket.close();
});

test("nobody is told of another's chat, and customers of no ticket's events", async () => {
  const stranger = await resumed(await server.cookieOf(people.stranger), 0);
  expect((await stranger.next("resumed")).events).toBeNull();
  stranger.send({ kind: "watch", ticketId: (await ticketOf(people.customer)).ticketId });
  const mine = await resumed(customer);
  mine.send(say("live-private-1", "between us"));
  await eventually(() => mine.posts().some((post) => post.id === "live-private-1"));
  stranger.send({ kind: "ping" });
  await stranger.next("pong");
  expect(stranger.frames.filter(({ kind }) => kind !== "resumed" && kind !== "pong")).toEqual([]);
  stranger.socket.close();
  mine.socket.close();
});

test("staff are told of tickets and, where they watch, of what is said; a resume repeats nothing", async () => {
  const desk = await resumed(technician);
  const { ticketId, number } = await ticketOf(people.customer, "it leaks");
  const first = await desk.next("tickets", (frame) => frame.tickets.some((ticket) => ticket.number === number));
  expect(first.events.map(({ kind }) => kind)).toContain("ticket.created");
  desk.send({ kind: "watch", ticketId });
  desk.send({ kind: "ping" });
  await desk.next("pong");
  const said = await server.as(customer, {
    method: "POST",
    url: `/api/v1/tickets/${number}/messages`,
    payload: { text: "a lot" },
  });
  const talk = await desk.next("talk");
  expect(talk.messages.map(({ id }) => id)).toEqual([said.json().id]);
  desk.socket.close();
  const cursor = desk.frames.findLast((frame) => frame.kind === "tickets")?.cursor ?? "";
  await t.desk.transact((work) =>
    assignTicket(work, people.admin, {
      ticketId,
      assigneeId: people.technician.accountId,
      vehicleId: null,
      reason: null,
      drawnAt: null,
    }),
  );
  const back = await resumed(technician, null, cursor);
  const missed = await back.next("tickets");
  expect(missed.events.map(({ kind }) => kind)).toEqual(["ticket.assigned"]);
  expect(missed.tickets[0]?.assignee?.name).toBe("Jo");
  back.socket.close();
});

test("whoever is signed out or loses their role is told so at once, and nothing more", async () => {
  const cookie = await server.cookieOf(people.engineer);
  const browser = await resumed(cookie);
  await t.desk.transact((work) =>
    setRole(work, people.admin, { accountId: people.engineer.accountId, role: "technician" }),
  );
  await ticketOf(people.colleague, "after the change");
  await browser.next("tickets");
  const leaving = await server.as(cookie, { method: "POST", url: "/auth/sign-out" });
  expect(leaving.statusCode).toBe(204);
  expect((await browser.next("bye")).why).toBe("signed_out");
  expect(await browser.closed).toBe(4401);
});

test("a foreign page, or nobody, gets no socket", async () => {
  const refused = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`${base.replace("http", "ws")}/live`, { headers });
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.on("open", () => reject(new Error("it opened")));
      socket.on("error", () => undefined);
    });
  expect(await refused({ cookie: customer, origin: "https://evil.example" })).toBe(403);
  expect(await refused({})).toBe(401);
});

test("frames that make no sense end the connection, and a refused act does not", async () => {
  for (const frame of ["{", "7", JSON.stringify({ kind: "explode" }), "[".repeat(100_000)]) {
    const browser = await open(customer);
    browser.socket.send(frame);
    expect((await browser.next("bye")).why).toBe("bad_frame");
    expect(await browser.closed).toBe(1008);
  }
  const browser = await resumed(customer);
  browser.send(say("live-empty-1", "  "));
  const { answer } = await browser.next("answer");
  expect(answer).toMatchObject({ kind: "problem", clientId: "live-empty-1", problem: { code: "message.empty" } });
  browser.send({ kind: "ping" });
  await browser.next("pong");
  browser.socket.close();
  const lost = await open(technician);
  lost.send({ kind: "resume", cursor: null, events: "no cursor of ours" });
  expect((await lost.next("bye")).why).toBe("bad_frame");
});

test("a browser that does not read is dropped, and the rest go on", async () => {
  const slow = await resumed(customer);
  slow.socket.pause();
  const quick = await resumed(customer);
  const big = "x".repeat(38_000);
  for (let n = 0; n < 400; n++) {
    quick.send(say(`live-big-${n}`, big, "c-big"));
    if (n % 50 === 49) await eventually(() => quick.posts().some((post) => post.id === `live-big-${n}`));
  }
  slow.socket.resume();
  await slow.closed;
  const last = slow.posts().at(-1)?.change ?? 0;
  const back = await resumed(customer, last);
  await eventually(() => back.posts().some((post) => post.id === "live-big-399"));
  quick.socket.close();
  back.socket.close();
});

test("typing is told to those who share the talk", async () => {
  const { ticketId } = await ticketOf(people.customer);
  const watcher = await resumed(technician);
  watcher.send({ kind: "watch", ticketId });
  watcher.send({ kind: "ping" });
  await watcher.next("pong");
  const writer = await resumed(customer);
  writer.send({ kind: "typing", thread: `ticket-${ticketId}` });
  expect(await watcher.next("typing")).toEqual({ kind: "typing", thread: null, ticketId, name: "Marta" });
  watcher.socket.close();
  writer.socket.close();
});

test("a closing server says goodbye", async () => {
  await using other = await testServer();
  const address = await other.listen();
  const socket = new WebSocket(`${address.replace("http", "ws")}/live`, {
    headers: { cookie: await other.cookieOf(other.people.customer) },
  });
  const frames: string[] = [];
  socket.on("message", (data) => frames.push(String(data)));
  await new Promise((resolve) => socket.once("open", resolve));
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.send(JSON.stringify({ kind: "ping" }));
  await eventually(() => frames.length > 0);
  await other.app.close();
  expect(await closed).toBe(1012);
  expect(frames.at(-1)).toContain("restarting");
});

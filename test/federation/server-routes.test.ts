import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pairedDesks } from "./federation-world.ts";

let world: Awaited<ReturnType<typeof pairedDesks>>;
let admin: string;
beforeAll(async () => {
  world = await pairedDesks();
  admin = await world.north.keyOf(world.north.people.admin, ["read", "write"]);
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
const ask = (method: Method, path: string, payload?: object, more: InjectOptions["headers"] = {}, key = admin) =>
  world.north.app.inject({
    method,
    url: `/api/v1${path}`,
    ...(payload === undefined ? {} : { payload }),
    headers: { authorization: `Bearer ${key}`, ...more },
  });

test("a pairing is made by a key that is shown once, listed, renamed, followed to another address, and ended", async () => {
  const wanted = { name: "West desk", url: "https://west.example.com" };
  const made = await ask("POST", "/servers", wanted, { "idempotency-key": "pair-1" });
  expect(made.statusCode).toBe(201);
  const { pairingKey, ...server } = made.json();
  expect(pairingKey).toMatch(/^fxp_[A-Za-z0-9_-]{43}$/);
  expect(server).toMatchObject({ name: "West desk", url: "https://west.example.com/", state: "pairing", version: 1 });
  expect((await ask("POST", "/servers", wanted, { "idempotency-key": "pair-1" })).json().pairingKey).toBeNull();
  const kept = JSON.stringify(await world.north.t.db.sql`select body from idempotent_answers`);
  const stored = JSON.stringify(await world.north.t.db.sql`select * from servers`);
  expect(kept + stored + world.north.logged.join("")).not.toContain(pairingKey.slice(4, 30));
  const list = (await ask("GET", "/servers")).json();
  expect(list.items.map(({ name, state }: { name: string; state: string }) => `${name} ${state}`)).toEqual([
    "South desk paired",
    "West desk pairing",
  ]);
  const changed = await ask("PATCH", `/servers/${server.id}`, { name: "Far west" }, { "if-match": '"v1"' });
  expect(changed.json()).toMatchObject({ name: "Far west", version: 2 });
  expect((await ask("PATCH", `/servers/${server.id}`, { name: "x" }, { "if-match": '"v1"' })).statusCode).toBe(412);
  expect((await ask("GET", `/servers/${server.id}`)).headers.etag).toBe('"v2"');
  const taken = await ask("POST", "/servers", { ...wanted, name: "far WEST" });
  expect([taken.statusCode, taken.json().code]).toEqual([409, "server.name_taken"]);
  const same = await ask("POST", "/servers", { ...wanted, name: "Mirror", pairingKey: world.key });
  expect(same.json().code).toBe("server.key_taken");
  expect((await ask("DELETE", `/servers/${server.id}`)).statusCode).toBe(204);
  expect((await ask("DELETE", `/servers/${server.id}`)).statusCode).toBe(204);
  expect((await ask("GET", `/servers/${server.id}`)).json()).toMatchObject({ state: "ended", endedBy: "us" });
});

test("the preview names all that is sent and what stays; sending it sends just that; recalling brings it back", async () => {
  const { north, south, settled, southAtNorth: serverId } = world;
  const { ticketId, number } = await north.open();
  const file = await north.file("reading.txt", Buffer.from("E7 again"));
  await north.say(north.people.customer, ticketId, "It smells burnt.", "customer", [file]);
  await north.say(north.people.technician, ticketId, "They never clean it.", "staff");
  const preview = (await ask("GET", `/tickets/${number}/handover?serverId=${serverId}`)).json();
  expect(preview).toMatchObject({
    number,
    sends: {
      title: "Oven stays cold",
      customer: "Marta",
      organisation: "Bakery Rossi",
      messages: 1,
      notes: 0,
      files: 1,
      fileBytes: 8,
    },
    keeps: { notes: 1 },
  });
  // Every field that crosses is in the preview, by its own name and value.
  const { t } = south;
  const handed = await ask("POST", `/tickets/${number}/handover`, { serverId }, { "idempotency-key": "hand-1" });
  expect([handed.statusCode, handed.json().status]).toEqual([202, "handed_over"]);
  const again = await ask("POST", `/tickets/${number}/handover`, { serverId }, { "idempotency-key": "hand-1" });
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect((await ask("POST", `/tickets/${number}/handover`, { serverId })).statusCode).toBe(409);
  await settled();
  const [there] = await t.db
    .sql`select title, description from tickets where number = (select max(number) from tickets)`;
  expect(there).toEqual({ title: preview.sends.title, description: preview.sends.description });
  const shown = (await ask("GET", `/tickets/${number}`)).json();
  expect(shown.elsewhere).toMatchObject({ direction: "out", server: { name: "South desk" } });
  expect(shown.elsewhere.number).toMatch(/^\d+$/);
  const items = (await ask("GET", `/servers/${serverId}/items?state=sent`)).json().items;
  expect(items.slice(0, 2).map(({ kind }: { kind: string }) => kind)).toEqual(["say", "open"]);
  expect((await ask("POST", `/tickets/${number}/recall`)).json()).toMatchObject({ status: "new", elsewhere: null });
});

test("several tickets go together or not at all", async () => {
  const { north, settled, southAtNorth: serverId } = world;
  const [one, two] = [await north.open("One"), await north.open("Two")];
  const tickets = [one.number, two.number];
  const preview = (await ask("POST", `/servers/${serverId}/preview`, { tickets, notes: true })).json();
  expect(preview.items.map((item: { sends: { title: string } }) => item.sends.title)).toEqual(["One", "Two"]);
  const none = await ask("POST", `/servers/${serverId}/handovers`, { tickets: [...tickets, 999_999] });
  expect(none.statusCode).toBe(404);
  expect((await north.view(one.ticketId)).status).toBe("new");
  const sent = await ask("POST", `/servers/${serverId}/handovers`, { tickets });
  expect([sent.statusCode, sent.json()]).toEqual([202, { tickets }]);
  await settled();
  for (const { number } of [one, two]) expect((await world.there(number)).number).toBeGreaterThan(0);
  const many = Array.from({ length: 51 }, (_, at) => at + 1);
  expect((await ask("POST", `/servers/${serverId}/handovers`, { tickets: many })).statusCode).toBe(400);
});

test("what did not get through for a day is a dead letter that the admins are told of, and that can be told again", async () => {
  const { north, south, settled, southAtNorth: serverId } = world;
  const call = north.call;
  const { ticketId, number } = await north.open("Dead letter");
  north.call = async () => ({ kind: "failed", error: "name_unknown" });
  await world.handOver(ticketId);
  for (let tries = 0; tries < 200 && (await north.count("federation_items where state = 'failed'")) === 0; tries += 1) {
    await north.sender.idle();
    north.t.clock.forward(30);
    south.t.clock.forward(30);
  }
  const failed = (await ask("GET", `/servers/${serverId}/items?state=failed`)).json().items;
  expect(failed).toMatchObject([{ kind: "open", ticketNumber: number, error: "name_unknown" }]);
  expect(failed[0].attempts).toBeGreaterThan(20);
  expect(await north.count("deliveries where notice = 'server.failing'")).toBeGreaterThan(0);
  expect((await ask("GET", `/servers/${serverId}`)).json().failed).toBe(1);
  north.call = call;
  expect((await ask("POST", `/servers/${serverId}/items/retry`, {})).json()).toEqual({ queued: 1 });
  await settled();
  expect((await world.there(number)).number).toBeGreaterThan(0);
});

test("a ticket that the other desk refuses comes back, with the reason for the desk", async () => {
  const { north, settled } = world;
  const call = north.call;
  north.call = async () => ({
    kind: "answered",
    status: 422,
    retryAfter: null,
    answer: '{"code":"equipment.unknown"}',
  });
  const { ticketId } = await north.open("Refused");
  await world.handOver(ticketId);
  await settled();
  north.call = call;
  expect(await north.view(ticketId)).toMatchObject({ status: "new", elsewhere: null });
  const [transfer] = await north.t.db.sql`select ended_because from transfers where ticket_id = ${ticketId}::uuid`;
  expect(transfer?.ended_because).toBe("refused");
});

test("an answer that the other desk did not sign is none, wherever it comes from", async () => {
  const { north, settled } = world;
  const call = north.call;
  const { ticketId, number } = await north.open("Unsigned");
  let key = "";
  north.call = (target, ...rest) => {
    const forged = key === "" ? { ...target, key: "fxp_another" } : target;
    return call(forged, ...rest);
  };
  await world.handOver(ticketId);
  await north.sender.idle();
  const [item] = await north.t.db.sql`select state, last_error from federation_items order by queue desc limit 1`;
  expect(item?.state).toBe("queued");
  const tried = await north.t.db.sql`select last_error from federation_items where attempts > 0 and state = 'queued'`;
  expect(tried[0]?.last_error).toBe("answer_unsigned (401)");
  key = "the right one";
  north.t.clock.forward(20);
  world.south.t.clock.forward(20);
  await settled();
  expect((await world.there(number)).number).toBeGreaterThan(0);
  north.call = call;
});

test("rules are made, approved, changed, stopped and removed over the API", async () => {
  const { southAtNorth: id } = world;
  const made = await ask("POST", `/servers/${id}/rules`, { name: "Pumps", category: "pump", loadAbove: 20 });
  expect(made.statusCode).toBe(201);
  const rule = made.json();
  expect(rule).toMatchObject({
    name: "Pumps",
    category: "pump",
    siteId: null,
    loadAbove: 20,
    notes: false,
    approved: false,
  });
  const path = `/servers/${id}/rules/${rule.id}`;
  const approved = await ask("POST", `${path}/approval`, { approved: true });
  expect(approved.json()).toMatchObject({ approved: true, approvedBy: world.north.people.admin.accountId });
  expect((await ask("PUT", path, { name: "Pumps", category: "pump" })).json()).toMatchObject({
    approved: false,
    loadAbove: null,
  });
  expect((await ask("GET", `/servers/${id}/rules`)).json().items).toHaveLength(1);
  expect((await ask("DELETE", path)).statusCode).toBe(204);
  expect((await ask("DELETE", path)).json().code).toBe("rule.unknown");
  const nowhere = await ask("POST", `/servers/${id}/rules`, { name: "x", siteId: id });
  expect(nowhere.statusCode).toBe(422);
});

test("admins alone, and the document of the API describes it", async () => {
  const { southAtNorth: id, north } = world;
  const { number } = await north.open("Guarded");
  const calls = [
    ["GET", "/servers"],
    ["POST", "/servers", { name: "x", url: "https://x.example.com" }],
    ["GET", `/servers/${id}`],
    ["PATCH", `/servers/${id}`, { name: "x" }],
    ["DELETE", `/servers/${id}`],
    ["GET", `/servers/${id}/items`],
    ["POST", `/servers/${id}/items/retry`, {}],
    ["POST", `/servers/${id}/preview`, { tickets: [number] }],
    ["POST", `/servers/${id}/handovers`, { tickets: [number] }],
    ["GET", `/servers/${id}/rules`],
    ["POST", `/servers/${id}/rules`, { name: "x" }],
    ["GET", `/tickets/${number}/handover?serverId=${id}`],
    ["POST", `/tickets/${number}/handover`, { serverId: id }],
    ["POST", `/tickets/${number}/recall`],
  ] as const;
  for (const person of [north.people.customer, north.people.technician, north.people.engineer]) {
    const key = await north.keyOf(person, ["read", "write"]);
    for (const [method, path, body] of calls) {
      expect((await ask(method, path, body, {}, key)).statusCode, `${person.role} ${method} ${path}`).toBe(403);
    }
  }
  expect((await ask("GET", `/servers/${id}`)).json().state).toBe("paired");
  const { paths } = (await ask("GET", "/openapi.json")).json();
  for (const [method, path] of calls) {
    const pattern = `/api/v1${path.replace(/\?.*/, "")}`.replace(id, "{id}").replace(/\/\d+/, "/{number}");
    expect(paths[pattern]?.[method.toLowerCase()]?.summary, pattern).toBeTruthy();
  }
  for (const path of ["/servers/not-an-id", "/servers?cursor=zzz"]) {
    expect((await ask("GET", path)).statusCode).toBe(400);
  }
  for (const url of ["http://169.254.169.254/", "nonsense", "https://user:pw@x.example.com"]) {
    north.t.settings.webhookAddresses = "public";
    expect((await ask("POST", "/servers", { name: "Bad", url })).json().code).toBe("webhook.address_refused");
  }
  expect(
    (await ask("POST", "/servers", { name: "Bad", url: "https://x.example.com", pairingKey: "fxp_x" })).json().code,
  ).toBe("server.key_invalid");
});

test("a private address is refused when something is sent, too", async () => {
  const { north, southAtNorth } = world;
  const { ticketId } = await north.open("Private");
  await world.handOver(ticketId);
  await north.sender.idle();
  const [item] = await north.t.db.sql`
    select last_error from federation_items where server_id = ${southAtNorth}::uuid and state = 'queued' and attempts > 0 order by queue limit 1`;
  expect(item?.last_error).toBe("address_refused");
});

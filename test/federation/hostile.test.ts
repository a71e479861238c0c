import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FederationItem, ItemOf } from "../../src/core/domain/federation/federation-item.ts";
import { newPairingKey, type PairingSide, pairingOf } from "../../src/core/domain/federation/pairing-key.ts";
import { digestOf, signAnswer, signRequest } from "../../src/core/domain/federation/sign-request.ts";
import { endPairing } from "../../src/core/usecases/end-pairing.ts";
import { pairServer } from "../../src/core/usecases/pair-server.ts";
import { type FederatedDesk, federatedDesk, secret } from "./federation-world.ts";

/** A desk that is paired with two others, which are this test: they sign what they like. */
let south: FederatedDesk;
let north: { readonly key: string; readonly id: string };
let west: { readonly key: string; readonly id: string };
beforeAll(async () => {
  south = await federatedDesk();
  const join = async (name: string) => {
    const key = newPairingKey();
    const input = { name, url: "http://127.0.0.1:9/", pairingKey: key, secret };
    const { serverId } = await south.act((work) => pairServer(work, south.people.admin, input));
    return { key, id: serverId };
  };
  north = await join("North desk");
  west = await join("West desk");
}, 60_000);
afterAll(() => south[Symbol.asyncDispose]());

type Forged = {
  readonly key?: string;
  readonly pairing?: string;
  readonly side?: PairingSide;
  readonly nonce?: string;
  readonly seconds?: number;
  readonly path?: string;
  readonly digest?: string;
  readonly method?: "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
};

const now = () => Math.floor(south.t.clock.now.getTime() / 1000);

async function send(body: unknown, forged: Forged = {}) {
  const text = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const key = forged.key ?? north.key;
  const signed = {
    pairing: forged.pairing ?? pairingOf(key),
    side: forged.side ?? "inviter",
    nonce: forged.nonce ?? randomBytes(16).toString("base64url"),
    seconds: forged.seconds ?? now(),
    method: forged.method ?? "POST",
    path: forged.path ?? "/federation/v1/items",
    digest: forged.digest ?? digestOf(text),
  };
  const answer = await south.app.inject({
    method: signed.method,
    url: signed.path,
    payload: text,
    headers: {
      "content-type": "application/json",
      "fixline-pairing": signed.pairing,
      "fixline-side": signed.side,
      "fixline-nonce": signed.nonce,
      "fixline-timestamp": String(signed.seconds),
      "fixline-digest": signed.digest,
      "fixline-signature": signRequest(key, signed),
      ...forged.headers,
    },
  });
  const { pairing, nonce } = signed;
  const digest = digestOf(answer.body);
  const wanted = signAnswer(key, { pairing, side: "invited", nonce, status: answer.statusCode, digest });
  const { code = null, number = null } = answer.json();
  return { status: answer.statusCode, code, number, isSigned: answer.headers["fixline-signature"] === wanted };
}

const ticket = (more: Partial<ItemOf<"open">["ticket"]> = {}): ItemOf<"open">["ticket"] => ({
  number: 1042,
  title: "Cold oven",
  description: "It stays cold.",
  category: "oven",
  urgency: "normal",
  dueAt: null,
  createdAt: "2026-03-02T08:00:00.000Z",
  organisation: { key: v7(), name: "Bakery" },
  customer: { key: v7(), name: "Marta" },
  site: null,
  equipment: null,
  ...more,
});
const open = (more: Partial<ItemOf<"open">> = {}): ItemOf<"open"> => ({
  kind: "open",
  id: v7(),
  transfer: v7(),
  ticket: ticket(),
  ...more,
});
const say = (transfer: string, more: Partial<ItemOf<"say">> = {}): ItemOf<"say"> => ({
  kind: "say",
  id: v7(),
  transfer,
  message: v7(),
  author: { name: "Marta", side: "customer" },
  visibility: "customer",
  body: [{ kind: "paragraph", runs: [{ text: "Hello" }] }],
  files: [],
  replyTo: null,
  at: "2026-03-02T08:30:00.000Z",
  ...more,
});
const tickets = () => south.count("tickets");

test("only the other end of the pairing is heard: another key, end, time, path or body is refused, and tells nothing", async () => {
  const before = await tickets();
  const item = open();
  const refused = [
    [{ key: newPairingKey() }, "federation.key_refused"],
    [{ key: west.key, pairing: pairingOf(north.key) }, "federation.key_refused"],
    [{ side: "invited" }, "federation.key_refused"],
    [{ digest: digestOf("another body") }, "federation.key_refused"],
    [{ nonce: "short" }, "federation.key_refused"],
    [{ headers: { "fixline-signature": "" } }, "federation.key_refused"],
    [{ headers: { "fixline-timestamp": String(now() + 1) } }, "federation.key_refused"],
    [{ seconds: now() - 301 }, "federation.clock_differs"],
    [{ seconds: now() + 301 }, "federation.clock_differs"],
  ] as const;
  for (const [forged, code] of refused) {
    const answer = await send(item, forged);
    expect([answer.status, answer.code], JSON.stringify(forged)).toEqual([401, code]);
  }
  const plain = await south.app.inject({ method: "POST", url: "/federation/v1/items", payload: item });
  expect([plain.statusCode, plain.headers["fixline-signature"]]).toEqual([401, undefined]);
  const signedElsewhere = await south.app.inject({
    method: "POST",
    url: "/federation/v1/items?x=1",
    payload: JSON.stringify(item),
    headers: {
      "content-type": "application/json",
      "fixline-pairing": pairingOf(north.key),
      "fixline-side": "inviter",
      "fixline-nonce": "0123456789abcdef",
      "fixline-timestamp": String(now()),
      "fixline-digest": digestOf(JSON.stringify(item)),
      "fixline-signature": signRequest(north.key, {
        pairing: pairingOf(north.key),
        side: "inviter",
        nonce: "0123456789abcdef",
        seconds: now(),
        method: "POST",
        path: "/federation/v1/items",
        digest: digestOf(JSON.stringify(item)),
      }),
    },
  });
  expect(signedElsewhere.statusCode).toBe(401);
  expect(await tickets()).toBe(before);
  // Signed by the right key it is taken, and the answer is signed.
  expect(await send(item)).toMatchObject({ status: 200, isSigned: true });
  expect(await tickets()).toBe(before + 1);
});

test("a request that is sent again as it was is refused; an item that is told again has no second effect", async () => {
  const before = await tickets();
  const item = open();
  const nonce = randomBytes(16).toString("base64url");
  const first = await send(item, { nonce });
  expect(await send(item, { nonce })).toMatchObject({ status: 409, code: "federation.replayed", isSigned: true });
  expect(await send(item)).toEqual(first);
  // The same transfer under another id, even at the same moment: still one ticket.
  const again = await Promise.all([send({ ...item, id: v7() }), send({ ...item, id: v7() }), send(item)]);
  for (const answer of again) expect(answer.number).toBe(first.number);
  expect(await tickets()).toBe(before + 1);
  const twice = open();
  const both = await Promise.all([send(twice), send(twice)]);
  expect(new Set(both.map(({ number }) => number)).size).toBe(1);
  const message = say(item.transfer);
  await Promise.all([send(message), send(message)]);
  await send({ ...message, id: v7() });
  expect(await south.count(`federation_messages where key = '${message.message}'`)).toBe(1);
  expect(await tickets()).toBe(before + 2);
  // An old edit that comes once more, after a newer one, takes nothing back.
  const edit = (text: string): ItemOf<"edit"> => ({
    kind: "edit",
    id: v7(),
    transfer: item.transfer,
    message: message.message,
    body: [{ kind: "paragraph", runs: [{ text }] }],
  });
  const [older, newer] = [edit("Older"), edit("Newer")];
  for (const one of [older, newer, older]) expect((await send(one)).status).toBe(200);
  const [said] = await south.t.db.sql`
    select m.plain from messages m join federation_messages f on f.message_id = m.id where f.key = ${message.message}::uuid`;
  expect(said?.plain).toBe("Newer");
});

test("a server reaches its own transfers alone: not another server's, not our tickets, not our messages", async () => {
  const theirs = open();
  await send(theirs, { key: west.key });
  const own = await south.open("Our own");
  const note = await south.say(south.people.admin, own.ticketId, "Ours");
  const mine = open();
  await send(mine);
  const strangers: readonly FederationItem[] = [
    say(theirs.transfer),
    say(own.ticketId),
    { kind: "status", id: v7(), transfer: theirs.transfer, status: "resolved", at: "2026-03-02T08:30:00.000Z" },
    { kind: "erase", id: v7(), transfer: theirs.transfer, customer: true, messages: [] },
    { kind: "unsay", id: v7(), transfer: own.ticketId, message: note },
  ];
  for (const item of strangers) {
    expect(await send(item), item.kind).toMatchObject({ status: 404, code: "federation.transfer_unknown" });
  }
  await send({ kind: "end", id: v7(), transfer: theirs.transfer, because: "recalled", reason: "" });
  const edit = { kind: "edit", id: v7(), transfer: mine.transfer, message: note, body: [] };
  expect(await send(edit)).toMatchObject({ status: 404, code: "message.unknown" });
  await send({ kind: "unsay", id: v7(), transfer: mine.transfer, message: note });
  await send({ kind: "erase", id: v7(), transfer: mine.transfer, customer: false, messages: [note] });
  // A status of a ticket that was handed to us is ours to say; an answer to a message that they were never told of answers nothing.
  await send({ kind: "status", id: v7(), transfer: mine.transfer, status: "closed", at: "2026-03-02T08:30:00.000Z" });
  const answer = say(mine.transfer, { replyTo: note });
  expect((await send(answer)).status).toBe(200);
  const [reply] = await south.t.db.sql`
    select m.reply_to_id from messages m join federation_messages f on f.message_id = m.id where f.key = ${answer.message}::uuid`;
  expect(reply?.reply_to_id).toBeNull();
  expect(await south.talk(own.ticketId)).toEqual(["Ada: Ours"]);
  const states = await south.t.db.sql`
    select t.status from tickets t join transfers x on x.ticket_id = t.id where x.key = any(${[theirs.transfer, mine.transfer]}::uuid[])`;
  expect(states.map(({ status }) => status)).toEqual(["new", "new"]);
});

test("what is no item, too large, or of a kind that is refused, is refused with a sentence; nothing is half done", async () => {
  const before = await tickets();
  const mine = open();
  await send(mine);
  const bad: readonly (readonly [unknown, number, string])[] = [
    ["{", 400, "request.invalid"],
    [[], 400, "request.invalid"],
    [{ kind: "sudo", id: v7() }, 400, "request.invalid"],
    [{ ...open(), ticketId: v7() }, 400, "request.invalid"],
    [{ ...open(), id: "1; drop table tickets" }, 400, "request.invalid"],
    [open({ ticket: ticket({ urgency: "whatever" as never }) }), 400, "request.invalid"],
    [open({ ticket: ticket({ title: "x".repeat(1_001) }) }), 400, "request.invalid"],
    [open({ ticket: { ...ticket(), site: { key: v7(), name: "x" } as never } }), 400, "request.invalid"],
    [`{"kind":"hello","id":"${v7()}","version":${"[".repeat(40)}1${"]".repeat(40)}}`, 400, "request.invalid"],
    [say(mine.transfer, { body: [{ kind: "code", text: "x".repeat(45_000) }] }), 422, "message.too_long"],
    [say(mine.transfer, { body: [] }), 422, "message.empty"],
    [say(mine.transfer, { files: [{ key: v7(), name: "x" }] }), 424, "federation.files_missing"],
    ["x".repeat(3 * 1024 * 1024), 413, "request.too_large"],
  ];
  for (const [item, status, code] of bad) {
    const answer = await send(item);
    expect([answer.status, answer.code], JSON.stringify(item).slice(0, 90)).toEqual([status, code]);
  }
  south.t.settings.fileLimitBytes = 1_000;
  const key = v7();
  const put = (body: Buffer, headers: Readonly<Record<string, string>> = {}, at: string = key) =>
    send(body, {
      method: "PUT",
      path: `/federation/v1/files/${at}`,
      headers: { "content-type": "application/octet-stream", ...headers },
    });
  expect(await put(Buffer.alloc(1_001, 65))).toMatchObject({ status: 413, code: "file.too_large" });
  expect(await put(Buffer.alloc(0))).toMatchObject({ status: 422, code: "file.empty" });
  expect(
    (await put(Buffer.from("MZ not a photo"), { "fixline-file-kind": "photo", "fixline-file-type": "image/png" }))
      .status,
  ).toBe(422);
  expect(await put(Buffer.from("x"), {}, "..%2f..%2fetc")).toMatchObject({ status: 400 });
  expect(await south.count("federation_files")).toBe(0);
  const name = encodeURIComponent("../../etc/pass‮wd.txt");
  for (let time = 0; time < 2; time += 1)
    expect((await put(Buffer.from("fine"), { "fixline-file-name": name })).status).toBe(200);
  // Another server's file is not this one's to show.
  expect(await send(say(mine.transfer, { files: [{ key, name: "x" }] }))).toMatchObject({ status: 200 });
  const stolen = open();
  await send(stolen, { key: west.key });
  const shown = await send(say(stolen.transfer, { files: [{ key, name: "x" }] }), { key: west.key });
  expect(shown).toMatchObject({ status: 424, code: "federation.files_missing" });
  expect(await south.t.db.sql`select name, state from files`).toEqual([{ name: "passwd.txt", state: "stored" }]);
  expect(await tickets()).toBe(before + 2);
});

test("their words are text and no more: no scripts, no reordering, no calls to everyone, no dates of another age", async () => {
  const mine = open({
    ticket: ticket({
      title: "‮evil\u0000\n@everyone <!channel>",
      description: "<script>alert(1)</script>",
      dueAt: "9999-12-31T23:59:59.000Z",
      customer: { key: v7(), name: "​" },
      equipment: {
        key: v7(),
        name: "Oven",
        manufacturer: "HORNOVA",
        model: "x200",
        family: "X",
        category: "oven",
        serialNumber: "SN-1",
        installedOn: "2026-02-31",
        warrantyUntil: "2030-01-01",
      },
    }),
  });
  expect((await send(mine)).status).toBe(200);
  const link = (href: string) => ({ kind: "paragraph" as const, runs: [{ text: "here ", href }, { text: "‮x" }] });
  const message = say(mine.transfer, {
    body: [link("javascript:alert(1)"), link("https://example.com/")],
    author: { name: "<b>Ada</b>‮", side: "desk" },
    at: "1970-01-01T00:00:00.000Z",
  });
  expect((await send(message)).status).toBe(200);
  const [row] = await south.t.db.sql`
    select t.id, t.title, t.due_at, a.name, e.installed_on::text as installed, m.name as model from transfers x join tickets t on t.id = x.ticket_id
      join accounts a on a.id = t.opener_id join equipment e on e.id = t.equipment_id join models m on m.id = e.model_id
    where x.key = ${mine.transfer}::uuid`;
  // The model that is known here is the one that is meant.
  expect(row).toMatchObject({
    title: "evil @everyone <!channel>",
    due_at: null,
    name: "North desk",
    installed: null,
    model: "X200",
  });
  const [said] = await south.t.db.sql`
    select body, foreign_author, created_at from messages where conversation_id = ${row?.id}::uuid`;
  expect(said?.body).toEqual([
    { kind: "paragraph", runs: [{ text: "here " }, { text: "x" }] },
    { kind: "paragraph", runs: [{ text: "here ", href: "https://example.com/" }, { text: "x" }] },
  ]);
  expect(said?.foreign_author).toMatchObject({ name: "<b>Ada</b> (North desk)", role: "customer" });
  expect(said?.created_at).toEqual(south.t.clock.now);
});

test("a hand-over that was taken back before it came is not taken when it comes", async () => {
  const before = await tickets();
  const late = open();
  expect((await send({ kind: "end", id: v7(), transfer: late.transfer, because: "recalled", reason: "" })).status).toBe(
    200,
  );
  expect(await send(late)).toMatchObject({ status: 409, code: "federation.transfer_ended" });
  expect(await tickets()).toBe(before);
});

test("after the end of a pairing nothing is taken, and that it is over is said, signed", async () => {
  await south.act((work) => endPairing(work, south.people.admin, west.id));
  const before = await tickets();
  expect(await send(open(), { key: west.key })).toMatchObject({
    status: 410,
    code: "federation.unpaired",
    isSigned: true,
  });
  expect(await tickets()).toBe(before);
  const states = await south.t.db.sql`
    select distinct t.status from tickets t join transfers x on x.ticket_id = t.id where x.server_id = ${west.id}::uuid`;
  expect(states.map(({ status }) => status)).toEqual(["cancelled"]);
});

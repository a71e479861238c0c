import { createHmac } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { monthlySummary } from "../../dashboards/summary/monthly-summary.ts";
import { makePostWebhook } from "../../src/core/delivery/webhooks/post-webhook.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import { pngDrawer } from "../../src/core/photos/png-of-svg.ts";
import { openFileVault } from "../../src/core/store/file-vault.ts";
import { personOfAccount } from "../../src/core/usecases/person-of-account.ts";
import { keepSummaries } from "../../src/wiring/keep-summaries.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";
import { silentLog } from "../harness/silent-log.ts";
import { type TestServer, testServer } from "../http/server-harness.ts";
import { type Receiver, startReceiver } from "../webhooks/receiver.ts";
import { sampleCases } from "./sample-cases.ts";
import { sampleManufacturer } from "./sample-page-data.ts";

const secret = "a secret of the tests";
const [ours, theirs] = ["0a000000-0000-4000-8000-000000000001", "0a000000-0000-4000-8000-000000000002"];
const address = "/api/v1/dashboard-subscriptions";

let server: TestServer;
let receiver: Receiver;
let folder: string;
let builtAt: string;
let olga: Person;
let timo: Person;
/** Drawing takes long: only one test looks at the pictures. */
let toPng: (svg: string) => Promise<Buffer>;
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fixline-summaries-"));
  server = await testServer();
  server.t.settings.webhookAddresses = "any";
  server.t.clock.now = new Date("2026-11-01T02:30:00Z");
  builtAt = "2026-11-01T02:23:00Z";
  toPng = async () => onePixel;
  receiver = await startReceiver();
  await server.t.db.sql`insert into manufacturers (id, name, slug, created_at) values
    (${ours}, 'Ours', 'ours', now()), (${theirs}, 'Theirs', 'theirs', now())`;
  [olga, timo] = [await reader("Olga", ours), await reader("Timo", theirs)];
  await mkdir(path.join(folder, "ours"));
  await writeFile(
    path.join(folder, "ours", "summary.json"),
    JSON.stringify(monthlySummary({ ...sampleManufacturer, name: "Ours" }, sampleCases.full)),
  );
});
afterEach(async () => {
  await receiver[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function reader(name: string, maker: string, platform = "slack"): Promise<Person> {
  const { desk, db } = server.t;
  const id = desk.newId();
  await db.sql`insert into accounts (id, role, name, manufacturer_id, language, created_at)
    values (${id}, 'manufacturer', ${name}, ${maker}, 'en', now())`;
  await db.sql`insert into identities (id, account_id, platform, user_id, display_name, last_seen_at, created_at)
    values (${desk.newId()}, ${id}, ${platform}, ${`U${name}`}, ${name}, now(), now())`;
  return desk.transact((work) => personOfAccount(work, id));
}

/** A process's job, as if the desk had just been started. */
const run = () =>
  keepSummaries({
    desk: server.t.desk,
    vault: openFileVault(path.join(folder, "files")),
    site: async () => ({ folder, builtAt, folders: { ours: { maker: ours }, theirs: { maker: theirs } } }),
    toPng,
    post: makePostWebhook({ resolve: () => Promise.reject(new Error("no names here")) }),
    secret,
    publicUrl: "https://desk.example.com",
    random: () => 1,
    log: silentLog,
  }).jobs[0]?.run();

const ask = async (who: Person, method: "GET" | "POST" | "DELETE", url: string, payload?: object) =>
  server.as(await server.cookieOf(who), { method, url, ...(payload === undefined ? {} : { payload }) });
const subscribe = async (who: Person, target: object, slug?: string) => {
  const answer = await ask(who, "POST", address, { target, ...(slug === undefined ? {} : { slug }) });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string; secret: string | null }>();
};
const listed = async (who: Person) =>
  (await ask(who, "GET", address)).json<{ items: { id: string; last: { month: string; state: string } | null }[] }>()
    .items;

test("a webhook gets each month once: headlines and two pictures, signed; whoever starts anew sends nothing twice", async () => {
  const { id, secret: key } = await subscribe(olga, { kind: "webhook", url: receiver.url });
  expect(key).toMatch(/^whsec_/);
  toPng = pngDrawer(folder);
  for (let start = 0; start < 3; start += 1) await run();
  expect(receiver.received).toHaveLength(1);
  const [got] = receiver.received;
  expect(got?.id).toBe(`${id}-2026-10`);
  const data = got?.json.data as {
    month: string;
    manufacturer: string;
    headlines: { text: string }[];
    charts: { title: string; alternative: string; contentType: string; base64: string }[];
  };
  expect([data.month, data.manufacturer]).toEqual(["2026-10", "Ours"]);
  expect(data.headlines.map(({ text }) => text)).toEqual(sampleManufacturer.headlines.map(({ text }) => text));
  expect(data.charts).toHaveLength(2);
  for (const { base64, alternative } of data.charts) {
    expect(Buffer.from(base64, "base64").subarray(1, 4).toString()).toBe("PNG");
    expect(base64.length).toBeGreaterThan(20_000);
    expect(alternative).not.toBe("");
  }
  const signed = `${got?.id}.${got?.headers["webhook-timestamp"]}.${got?.body}`;
  const right = createHmac("sha256", Buffer.from(String(key).slice(6), "base64"))
    .update(signed)
    .digest("base64");
  expect(got?.headers["webhook-signature"]).toBe(`v1,${right}`);

  // Over the turn of the year: one for November, one for December.
  for (const [now, month] of [
    ["2026-12-01T02:30:00Z", "2026-11"],
    ["2027-01-01T02:30:00Z", "2026-12"],
  ] as const) {
    [server.t.clock.now, builtAt] = [new Date(now), now];
    await run();
    await run();
    expect(receiver.received.at(-1)?.id).toBe(`${id}-${month}`);
  }
  expect(receiver.received).toHaveLength(3);
  expect(await listed(olga)).toMatchObject([{ id, last: { month: "2026-12", state: "sent" } }]);
});

test("nothing is said of a month that the dashboards do not hold yet, unless nothing has happened since", async () => {
  await subscribe(olga, { kind: "webhook", url: receiver.url });
  builtAt = "2026-10-31T02:23:00Z";
  await run();
  expect(receiver.received).toEqual([]);
  server.t.clock.now = new Date("2026-11-02T12:00:00Z");
  await run();
  expect(receiver.received).toHaveLength(1);
});

test("a private chat and a channel get a card with two pictures in the order of their talk", async () => {
  await subscribe(olga, { kind: "chat" });
  await subscribe(
    server.people.admin,
    { kind: "channel", platform: "slack", workspace: "T1", channel: "C-quality" },
    "ours",
  );
  await run();
  await run();
  const taken = (await takeDeliveries(server.t)).filter(({ job }) => job.notice === "dashboard.summary");
  expect(taken.map(({ job }) => job.place.channel).sort()).toEqual(["C-quality", null]);
  for (const { content } of taken) {
    if (content?.kind !== "card") throw new Error("no card");
    const { title, body, files } = content.card;
    expect(title).toBe("Ours: what repairs showed in October 2026");
    expect(toPlain(body)).toContain(sampleManufacturer.headlines[0]?.text);
    expect(toPlain(body)).toContain("https://desk.example.com/dashboards/ours/");
    expect(files.map(({ mediaType }) => mediaType)).toEqual(["image/png", "image/png"]);
  }
});

test("only who may read the dashboards subscribes to them, sees and stops it", async () => {
  const target = { kind: "webhook", url: receiver.url };
  const { technician, customer, admin } = server.people;
  for (const who of [technician, customer]) {
    for (const [method, payload] of [
      ["GET", undefined],
      ["POST", { target }],
    ] as const) {
      expect((await ask(who, method, address, payload)).statusCode).toBe(403);
    }
  }
  const { id } = await subscribe(olga, target);
  expect(await listed(timo)).toEqual([]);
  expect((await listed(admin)).map((one) => one.id)).toEqual([id]);
  expect((await ask(timo, "DELETE", `${address}/${id}`)).statusCode).toBe(404);
  // Another's folder and one that is not there are answered alike.
  const [another, unknown] = [
    await ask(timo, "POST", address, { slug: "ours", target }),
    await ask(timo, "POST", address, { slug: "nobody", target }),
  ];
  const bare = (body: string) => body.replace(/"(instance|reference)":"[^"]*"/g, "");
  expect([another.statusCode, bare(another.body)]).toEqual([unknown.statusCode, bare(unknown.body)]);
  const channel = { kind: "channel", platform: "slack", workspace: "", channel: "C1" };
  expect((await ask(olga, "POST", address, { target: channel })).statusCode).toBe(403);
  const web = await reader("Wanda", ours, "web");
  expect((await ask(web, "POST", address, { target: { kind: "chat" } })).statusCode).toBe(409);
  server.t.settings.webhookAddresses = "public";
  expect((await ask(olga, "POST", address, { target })).statusCode).toBe(422);

  expect((await ask(olga, "DELETE", `${address}/${id}`)).statusCode).toBe(204);
  await run();
  expect(receiver.received).toEqual([]);
  expect((await ask(olga, "DELETE", `${address}/${id}`)).statusCode).toBe(404);
});

test("what is not taken comes again later with the same words; 410 ends it and the admins are told", async () => {
  const { id } = await subscribe(olga, { kind: "webhook", url: receiver.url });
  receiver.answer = (response) => void response.writeHead(503).end();
  await run();
  await run();
  expect(receiver.received).toHaveLength(1);
  server.t.clock.forward(30);
  // The pages are built anew meanwhile; a message that was made stays what it was.
  await writeFile(path.join(folder, "ours", "summary.json"), "not even JSON");
  receiver.answer = (response) => void response.writeHead(410).end();
  await run();
  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
  expect(await listed(olga)).toEqual([]);
  const told = (await takeDeliveries(server.t)).filter(({ job }) => job.notice === "dashboard.unsubscribed");
  expect(told.length).toBeGreaterThan(0);
  server.t.clock.forward(60 * 24 * 40);
  await run();
  expect([receiver.received.length, id.length]).toEqual([2, 36]);
});

test("it ends when its owner reads another manufacturer's dashboards, or a folder has become somebody else's", async () => {
  await subscribe(olga, { kind: "webhook", url: receiver.url });
  await server.t.db.sql`update accounts set manufacturer_id = ${theirs} where id = ${olga.accountId}`;
  await run();
  expect([receiver.received, await listed(server.people.admin)]).toEqual([[], []]);
  await subscribe(timo, { kind: "webhook", url: receiver.url });
  await server.t.db.sql`update manufacturers set slug = 'moved' where id = ${ours}`;
  await server.t.db.sql`update manufacturers set slug = 'ours' where id = ${theirs}`;
  await run();
  expect(receiver.received).toEqual([]);
});

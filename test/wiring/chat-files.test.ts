import { afterEach, beforeEach, expect, test } from "vitest";
import { type FileRef, type Interaction, PlatformFault } from "../../src/bots/platform.ts";
import { type ChatFiles, chatFiles } from "../../src/wiring/chat-files.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { png, type TestVault, testVault } from "../harness/files.ts";
import { silentLog } from "../harness/silent-log.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { chatPlatform } from "./chat-platform.ts";

let t: TestDesk;
let people: TestPeople;
let vault: TestVault;
beforeEach(async () => {
  t = await testDesk();
  people = await testPeople(t.desk, "strict");
  vault = await testVault();
});
afterEach(async () => {
  await t[Symbol.asyncDispose]();
  await vault[Symbol.asyncDispose]();
});

/** A picture of its own for each number. */
const samplePng = (nth: number): Buffer => png(2, 2, Buffer.from(`picture ${nth}`));

const photo = (ref: string, more: Partial<FileRef> = {}): FileRef => ({
  ref,
  name: `${ref}.png`,
  mediaType: "image/png",
  sizeBytes: null,
  kind: "photo",
  ...more,
});
const event = (files: readonly FileRef[], eventId = "e-1"): Interaction => ({
  eventId,
  from: { platform: "strict", workspace: "", user: "user-Marta", name: "Marta", language: null },
  place: { platform: "strict", workspace: "", channel: "dm-user-Marta", thread: null },
  surface: "private",
  at: "2026-03-02T09:00:00Z",
  did: { kind: "say", message: "m-1", text: [], files, replyTo: null },
});

/** A platform with these uploads, whose fetches can be watched and fail. */
function opened(
  uploads: Readonly<Record<string, Uint8Array>>,
  fetch: (ref: FileRef, next: () => Promise<Uint8Array>) => Promise<Uint8Array> = (_, next) => next(),
): ChatFiles {
  const strict = strictPlatform();
  for (const [ref, bytes] of Object.entries(uploads)) strict.uploads.set(ref, bytes);
  const platform = chatPlatform(strict, { fetchFile: (ref, limit) => fetch(ref, () => strict.fetchFile(ref, limit)) });
  const chatOf = (name: string) => (name === "strict" ? platform : undefined);
  return chatFiles({ desk: t.desk, vault: vault.vault, chatOf, log: silentLog, patienceMs: 200 });
}

const keep = (files: ChatFiles, of: Interaction) =>
  t.desk.transact((work) => files.keepFiles(work, people.customer, of, "files" in of.did ? (of.did.files ?? []) : []));
const lost = async (files: ChatFiles, of: Interaction) =>
  (await t.desk.read((work) => files.lostFiles(work, of))).map(({ code }) => code);

test("files are copied before the event takes effect, once however often that is prepared, in their order", async () => {
  let fetched = 0;
  const files = opened({ a: samplePng(1), b: samplePng(2) }, async (_, next) => {
    fetched += 1;
    return next();
  });
  const said = event([photo("a"), photo("b")]);
  await files.prepare(said);
  await Promise.all([files.prepare(said), files.prepare(said)]);
  expect(fetched).toBe(2);
  const ids = await keep(files, said);
  const rows = await t.db.sql`select id, name, kind, media_type, owner_id from files`;
  expect(ids.map((id) => rows.find((row) => row.id === id)?.name)).toEqual(["a.png", "b.png"]);
  expect(rows.map((row) => row.owner_id)).toEqual([people.customer.accountId, people.customer.accountId]);
  expect(rows.every((row) => row.kind === "photo" && row.media_type === "image/png")).toBe(true);
  expect(await lost(files, said)).toEqual([]);
  expect(await keep(files, said)).toEqual(ids);
  const shown = await files.readFile(ids[0] ?? "");
  expect([shown.name, Buffer.compare(Buffer.from(shown.bytes), samplePng(1))]).toEqual(["a.png", 0]);
});

test("two processes that prepare the same event at once store one file", async () => {
  const wait = Promise.withResolvers<void>();
  let waiting = 0;
  const files = () =>
    opened({ a: samplePng(1) }, async (_, next) => {
      waiting += 1;
      if (waiting === 2) wait.resolve();
      await wait.promise;
      return next();
    });
  const said = event([photo("a")]);
  await Promise.all([files().prepare(said), files().prepare(said)]);
  const [count] = await t.db.sql`select count(*)::int as count from files`;
  expect(count?.count).toBe(1);
});

test.each([
  ["is too large by what the platform says", photo("a", { sizeBytes: 2_000_000 }), undefined, "file.too_large"],
  ["is too large by its bytes", photo("big"), undefined, "file.too_large"],
  ["is gone", photo("nothing"), undefined, "file.not_fetched"],
  ["is empty", photo("empty"), undefined, "file.empty"],
  ["never comes", photo("a"), () => new Promise<Uint8Array>(() => undefined), "file.not_fetched"],
  ["is refused", photo("a"), () => Promise.reject(new PlatformFault("refused", "no")), "file.not_fetched"],
  [
    "has to wait for longer than words can",
    photo("a"),
    () => Promise.reject(new PlatformFault("limited", "slow down", { retryAfterMs: 600_000 })),
    "file.not_fetched",
  ],
] as const)("a file that %s is lost, and the rest is kept", async (_, bad, fetch, code) => {
  const uploads = {
    a: samplePng(1),
    big: Buffer.concat([samplePng(3), Buffer.alloc(1_000_001)]),
    empty: Buffer.alloc(0),
    good: samplePng(4),
  };
  const files = opened(uploads, (ref, next) => (ref.ref === "good" || fetch === undefined ? next() : fetch()));
  const said = event([bad, photo("good")]);
  await files.prepare(said);
  expect(await lost(files, said)).toEqual([code]);
  expect(await keep(files, said)).toHaveLength(1);
});

test("a platform that was away for a moment is asked again", async () => {
  let tries = 0;
  const files = opened({ a: samplePng(1) }, async (_, next) => {
    tries += 1;
    if (tries === 1) throw new PlatformFault("limited", "slow down", { retryAfterMs: 1 });
    return next();
  });
  await files.prepare(event([photo("a")]));
  expect(await lost(files, event([photo("a")]))).toEqual([]);
  expect(tries).toBe(2);
});

test("no more than a few files are held at once", async () => {
  let inside = 0;
  let most = 0;
  const full = Promise.withResolvers<void>();
  const files = opened({ a: samplePng(1) }, async (_, next) => {
    inside += 1;
    most = Math.max(most, inside);
    if (inside === 4) full.resolve();
    await full.promise;
    const bytes = await next();
    inside -= 1;
    return bytes;
  });
  await Promise.all([1, 2, 3, 4].map((nth) => files.prepare(event([photo("a"), photo("a"), photo("a")], `e-${nth}`))));
  expect(most).toBe(4);
});

test("what our own chat sends is in our storage already", async () => {
  const files = opened({});
  const said = event([photo("our-own-id")]);
  const web = { ...said, place: { ...said.place, platform: "web" } };
  await files.prepare(web);
  expect(await keep(files, web)).toEqual(["our-own-id"]);
  expect(await lost(files, web)).toEqual([]);
});

test("files that were chosen in a form come in the same way, and what is lost of them costs no other", async () => {
  const files = opened({ plate: samplePng(1), none: new Uint8Array() });
  const sent: Interaction = {
    ...event([]),
    did: { kind: "submit", form: "report.t4.2", fields: {}, files: [photo("plate"), photo("none"), photo("gone")] },
  };
  await files.prepare(sent);
  expect(await keep(files, sent)).toHaveLength(1);
  expect(await lost(files, sent)).toEqual(["file.empty", "file.not_fetched"]);
  const without: Interaction = { ...event([], "e-2"), did: { kind: "submit", form: "hold.t4.2", fields: {} } };
  await files.prepare(without);
  expect(await keep(files, without)).toEqual([]);
});

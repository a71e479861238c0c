import { readFile as readBytes, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteFile } from "../../src/core/usecases/delete-file.ts";
import { readFile } from "../../src/core/usecases/read-file.ts";
import { receiveFile } from "../../src/core/usecases/receive-file.ts";
import { storeFile } from "../../src/core/usecases/store-file.ts";
import { sweepFiles } from "../../src/core/usecases/sweep-files.ts";
import { sweepLeftovers } from "../../src/core/usecases/sweep-leftovers.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { png, type Sent, type TestVault, testVault } from "../harness/files.ts";

let t: TestDesk;
let people: TestPeople;
let v: TestVault;

beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
  v = await testVault();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  await v[Symbol.asyncDispose]();
});

const store = (sent: Sent) => v.store(t.desk, people.customer, sent);
const pathOf = (sha256: Buffer) => {
  const hex = sha256.toString("hex");
  return path.join(v.home, "files", hex.slice(0, 2), hex.slice(2));
};

test("equal bytes are stored once, under their hash, and come back whole", async () => {
  const bytes = png();
  const before = (await v.objects()).length;
  const stored = await Promise.all(Array.from({ length: 8 }, (_, at) => store({ source: bytes, name: `${at}.png` })));
  expect(new Set(stored.map((file) => file.id)).size).toBe(8);
  expect((await v.objects()).length).toBe(before + 1);
  const [file] = stored;
  if (file === undefined) throw new Error("nothing was stored");
  expect(file).toMatchObject({ mediaType: "image/png", kind: "photo", sizeBytes: bytes.length });
  expect(await readBytes(pathOf(file.sha256))).toEqual(bytes);
  const read = await t.desk.atOnce((work) => readFile(work, v.vault, file.id));
  expect(await read.bytes()).toEqual(bytes);
  const part = await read.stream({ start: 1, end: 3 });
  expect(Buffer.concat(await part.toArray()).toString("latin1")).toBe("PNG");
});

test("a 60 MB stream is refused as soon as it is too large, and leaves nothing", async () => {
  const before = await v.objects();
  let given = 0;
  let stopped = false;
  async function* flood() {
    try {
      for (; given < 60; given++) yield Buffer.alloc(1024 * 1024, 7);
    } finally {
      stopped = true;
    }
  }
  await expect(v.receive({ source: flood(), name: "big.bin" })).rejects.toMatchObject({
    code: "file.too_large",
    data: { name: "big.bin", limitBytes: v.limitBytes },
  });
  expect(given).toBeLessThanOrEqual(25);
  expect(stopped).toBe(true);
  expect(await v.objects()).toEqual(before);
});

test("a claimed size that is too large is refused before a byte is read", async () => {
  let read = 0;
  async function* source() {
    read++;
    yield Buffer.alloc(1);
  }
  const { vault, limitBytes } = v;
  const about = { name: "x.bin", claimedType: null, claimedKind: null, claimedBytes: limitBytes + 1, limitBytes };
  await expect(receiveFile(vault, { source: source(), ...about })).rejects.toMatchObject({ code: "file.too_large" });
  expect(read).toBe(0);
});

test("a stream that breaks leaves nothing, and a file that is not stored goes away", async () => {
  const before = await v.objects();
  async function* broken() {
    yield png();
    throw new Error("connection reset");
  }
  await expect(v.receive({ source: broken() })).rejects.toThrow("connection reset");
  {
    await using file = await v.receive({ source: png() });
    expect((await v.objects()).length).toBe(before.length + 1);
    expect(file.sizeBytes).toBeGreaterThan(0);
  }
  expect(await v.objects()).toEqual(before);
});

test("a deleted file is gone for readers at once; its bytes go when nobody shares them", async () => {
  await sweepFiles(t.desk, v.vault);
  const bytes = png();
  const one = await store({ source: bytes });
  const other = await store({ source: bytes });
  const remove = (fileId: string, by = people.customer) => t.desk.transact((work) => deleteFile(work, by, { fileId }));
  await expect(remove(one.id, people.stranger)).rejects.toMatchObject({ code: "action.forbidden" });
  await remove(one.id);
  const gone = t.desk.atOnce((work) => readFile(work, v.vault, one.id));
  await expect(gone).rejects.toMatchObject({ code: "file.unknown" });
  expect(await sweepFiles(t.desk, v.vault)).toBe(0);
  expect(await v.vault.read(other.sha256)).toEqual(bytes);
  await remove(other.id, people.admin);
  expect(await sweepFiles(t.desk, v.vault)).toBe(1);
  expect(await v.vault.read(other.sha256)).toBeNull();
  expect(await sweepFiles(t.desk, v.vault)).toBe(0);
  for (const id of ["nonsense", one.id]) await expect(remove(id)).rejects.toMatchObject({ code: "file.unknown" });
});

test("bytes that are stored again while their last file is swept are there afterwards", async () => {
  for (let round = 0; round < 10; round++) {
    const bytes = png();
    const first = await store({ source: bytes });
    await t.desk.transact((work) => deleteFile(work, people.customer, { fileId: first.id }));
    const sweeps = [sweepFiles(t.desk, v.vault), sweepFiles(t.desk, v.vault)];
    const [again] = await Promise.all([store({ source: bytes }), ...sweeps]);
    const read = await t.desk.atOnce((work) => readFile(work, v.vault, again.id));
    expect(await read.bytes()).toEqual(bytes);
  }
});

test("what a crash or a rollback left behind goes after a day, and nothing else", async () => {
  const kept = await store({ source: png() });
  await using file = await v.receive({ source: png() });
  const failed = t.desk.transact(async (work) => {
    await storeFile(work, v.vault, { file, ownerId: null, organisationId: null });
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  await writeFile(path.join(v.home, "files", "incoming", "left-by-a-crash"), "half");
  await writeFile(path.join(v.home, "files", "README"), "not ours");
  const before = await v.objects();
  expect(await sweepLeftovers(t.desk, v.vault, new Date(Date.now() - 86_400_000))).toBe(0);
  expect(await v.objects()).toEqual(before);
  expect(await sweepLeftovers(t.desk, v.vault, new Date(Date.now() + 60_000))).toBe(1);
  const gone = [path.join("files", "incoming", "left-by-a-crash"), path.relative(v.home, pathOf(file.sha256))];
  expect(await v.objects()).toEqual(before.filter((name) => !gone.includes(name)));
  expect(await v.vault.read(kept.sha256)).not.toBeNull();
  await rm(path.join(v.home, "files", "README"));
});

test("a damaged object is mended by the next equal file", async () => {
  const bytes = png();
  const file = await store({ source: bytes });
  await writeFile(pathOf(file.sha256), "half");
  await store({ source: bytes });
  expect(await v.vault.read(file.sha256)).toEqual(bytes);
});

import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { png, type Sent, type TestVault, testVault } from "../harness/files.ts";
import { problemOf } from "../harness/problem-of.ts";

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
const refusalOf = (sent: Sent) => problemOf(store(sent));

const exe = Buffer.concat([Buffer.from("MZ"), randomBytes(200)]);
const html = Buffer.from("<!doctype html><script>alert(1)</script>");
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

test("what calls itself an image has to be one", async () => {
  const claims: readonly Omit<Sent, "source">[] = [
    { name: "oven.jpg" },
    { name: "oven", type: "image/jpeg" },
    { name: "oven", kind: "photo" },
    { name: "oven.png", type: "IMAGE/PNG; charset=x" },
  ];
  const cut = png().subarray(0, 20);
  const bareJpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const fakes = [exe, html, svg, Buffer.from("hello"), randomBytes(100), cut, png(0, 5), bareJpeg];
  for (const claim of claims) {
    for (const source of fakes) {
      const which = `${JSON.stringify(claim)} ${source.subarray(0, 8).toString("hex")}`;
      expect(await refusalOf({ source, ...claim }), which).toBe("file.not_what_it_says");
    }
    expect(await refusalOf({ source: png(), ...claim })).toBeNull();
  }
  expect(await v.objects()).not.toContainEqual(expect.stringContaining("incoming"));
});

test("a small picture that unfolds into a huge one is refused", async () => {
  for (const side of [100_000, 0x7fffffff]) {
    expect(await refusalOf({ source: png(side, side), name: "bomb.png" })).toBe("file.not_what_it_says");
  }
  expect(await refusalOf({ source: png(8_000, 6_000), name: "photo.png" })).toBeNull();
});

test("programs are refused whatever they are called", async () => {
  const elf = Buffer.concat([Buffer.from("7f454c46", "hex"), Buffer.alloc(60)]);
  for (const source of [exe, elf]) {
    for (const name of ["setup.exe", "log.txt", "noname", "firmware.bin"]) {
      expect(await refusalOf({ source, name, type: "text/plain" }), name).toBe("file.kind_refused");
    }
  }
});

test("a picture that is a page at the same time is kept as the picture", async () => {
  const polyglot = Buffer.concat([png(), html]);
  const file = await store({ source: polyglot, name: "both.html", type: "text/html" });
  expect(file).toMatchObject({ mediaType: "image/png", name: "both.html" });
});

test("text is text only where it reads as text; pages and drawings with script are plain bytes", async () => {
  const type = async (sent: Sent) => (await store(sent)).mediaType;
  expect(await type({ source: Buffer.from("E42 over temperature\n"), name: "plc.log" })).toBe("text/plain");
  expect(await type({ source: Buffer.from("a;b\n1;2\n"), name: "trend.csv" })).toBe("text/csv");
  expect(await type({ source: Buffer.from("hello"), name: "note", type: "text/plain" })).toBe("text/plain");
  const utf16 = Buffer.from([0xff, 0xfe, 0x41, 0x00]);
  expect(await type({ source: utf16, name: "note.txt" })).toBe("application/octet-stream");
  expect(await type({ source: html, name: "page.html", type: "text/html" })).toBe("application/octet-stream");
  expect(await type({ source: svg, name: "drawing.svg", type: "image/svg+xml" })).not.toMatch(/^image|^text/);
  // What is looked at ends in the middle of a character: that is no fault. Beginning in one is.
  expect(await type({ source: Buffer.from(`a${"é".repeat(50_000)}`), name: "long.txt" })).toBe("text/plain");
  const broken = Buffer.from("é".repeat(50_000)).subarray(1);
  expect(await type({ source: broken, name: "long.txt" })).toBe("application/octet-stream");
});

test("no name reaches the disk, and nothing is no file", async () => {
  for (const name of ["../../../evil.jpg", "..\\evil.png", "a\u0000b.jpg", "/etc/passwd", "con", "x".repeat(5_000)]) {
    const file = await store({ source: png(), name });
    expect(file.name).not.toMatch(/[/\\\0]/);
    expect(file.name.length).toBeLessThanOrEqual(120);
  }
  for (const file of await v.objects()) expect(file).toMatch(/^files.[0-9a-f]{2}.[0-9a-f]{62}$/);
  expect(await refusalOf({ source: Buffer.alloc(0), name: "empty.jpg" })).toBe("file.empty");
  async function* nothing() {}
  expect(await refusalOf({ source: nothing(), name: "empty.jpg" })).toBe("file.empty");
});

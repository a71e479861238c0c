import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import nock from "nock";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cloudinaryHost } from "../../src/core/photos/cloudinary-host.ts";
import { makeThumbnail, thumbnailFolder } from "../../src/core/photos/thumbnail.ts";
import { openFileVault } from "../../src/core/store/file-vault.ts";
import { failingPhotos } from "../../src/core/store/remote-photos.ts";
import { deleteFile } from "../../src/core/usecases/delete-file.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { readFile } from "../../src/core/usecases/read-file.ts";
import { receiveFile } from "../../src/core/usecases/receive-file.ts";
import { storeFile } from "../../src/core/usecases/store-file.ts";
import { sweepFiles } from "../../src/core/usecases/sweep-files.ts";
import { keepPhotos } from "../../src/wiring/keep-photos.ts";
import { photoVault } from "../../src/wiring/photo-vault.ts";
import { timeWorld } from "../core/time/time-world.ts";
import { problemOf } from "../harness/problem-of.ts";
import { silentLog } from "../harness/silent-log.ts";

const api = "http://photos.example.test";
const secret = "very-secret-key";
// The SDK reads it while it loads, once for the process: every test has the same.
const host = cloudinaryHost(`cloudinary://12345:${secret}@bakery?upload_prefix=${api}`, { timeoutMs: 500 });

const photo = (color = "#c33") =>
  sharp({ create: { width: 800, height: 400, channels: 3, background: color } })
    .withExif({ IFD0: { Make: "SecretCam" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "41/1 9/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

let folder = "";
beforeEach(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect("127.0.0.1");
  folder = await mkdtemp(path.join(tmpdir(), "fixline-photos-"));
});
afterEach(async () => {
  nock.cleanAll();
  nock.enableNetConnect();
  await rm(folder, { recursive: true, force: true });
});

/** A desk whose photos move to the host. */
async function photoWorld() {
  const world = await timeWorld();
  const local = openFileVault(path.join(folder, "files"));
  const warned: string[] = [];
  const log = { ...silentLog, warn: (...said: readonly unknown[]) => void warned.push(JSON.stringify(said)) };
  const vault = photoVault({ local, host, desk: () => world.desk, log });
  const { customer } = world.people;
  return {
    ...world,
    local,
    vault,
    warned,
    store: async (bytes: Uint8Array, name = "oven.jpg") => {
      await using file = await receiveFile(vault, {
        source: bytes,
        name,
        claimedType: null,
        claimedKind: "photo",
        limitBytes: 1e7,
      });
      return await world.act((work) =>
        storeFile(work, vault, { file, ownerId: customer.accountId, organisationId: null }),
      );
    },
    say: (ticketId: string, fileId: string) =>
      world.act((work) =>
        postMessage(work, customer, {
          ticketId,
          visibility: "customer",
          body: [{ kind: "paragraph", runs: [{ text: "See" }] }],
          fileIds: [fileId],
          replyToId: null,
          placeId: null,
          platformMessageId: null,
        }),
      ),
    move: async () => {
      const kept = keepPhotos({ desk: world.desk, wakes: { on: () => () => undefined }, local, host, log });
      await kept.idle();
      await kept.stop();
    },
    read: (fileId: string) => world.desk.read(async (work) => (await readFile(work, vault, fileId)).bytes()),
  };
}

/** The fields of an upload, as the service would read them. */
const fieldsOf = (body: string) =>
  Object.fromEntries([...body.matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)\r\n/g)].map(([, name, value]) => [name, value]));

test("a photo moves into the folder of its ticket, without its position, and is read from there; words of the camera never leave", async () => {
  const world = await photoWorld();
  const { ticketId, number } = await world.open();
  const file = await world.store(await photo());
  await world.say(ticketId, file.id);
  const kept = (await world.local.read(file.sha256)) ?? Buffer.alloc(0);
  let body = "";
  nock(api)
    .post("/v1_1/bakery/image/upload", (text) => {
      body = Buffer.from(String(text), "hex").toString("latin1") || String(text);
      return true;
    })
    .reply(200, { public_id: `fixline/ticket-${number}/${file.sha256.toString("hex")}`, bytes: kept.length });
  await world.move();
  const fields = fieldsOf(body);
  expect(fields).toMatchObject({
    type: "authenticated",
    folder: `fixline/ticket-${number}`,
    public_id: file.sha256.toString("hex"),
    api_key: "12345",
  });
  expect(fields.signature).toMatch(/^[0-9a-f]{40,64}$/);
  expect(body).not.toContain("SecretCam");
  expect(body).not.toContain(secret);
  expect(await world.local.read(file.sha256)).toBeNull();
  nock(api)
    .get("/v1_1/bakery/image/download")
    .query(({ public_id: id, type, signature, expires_at: expires }) => {
      const lives = Number(expires) * 1000 - Date.now();
      return (
        String(id).startsWith(`fixline/ticket-${number}/`) &&
        type === "authenticated" &&
        signature !== undefined &&
        lives > 0 &&
        lives <= 301_000
      );
    })
    .reply(200, kept);
  expect((await world.read(file.id)).equals(kept)).toBe(true);
  await world[Symbol.asyncDispose]();
});

test("a host that refuses is asked again, later each time; the photo can be read meanwhile, and doctor can see it", async () => {
  const world = await photoWorld();
  const { ticketId } = await world.open();
  const file = await world.store(await photo());
  await world.say(ticketId, file.id);
  for (let attempt = 0; attempt < 3; attempt++) {
    nock(api)
      .post("/v1_1/bakery/image/upload")
      .reply(401, { error: { message: `Invalid Signature. String to sign - ${secret}` } });
    await world.move();
    world.clock.forward(120);
  }
  expect((await world.read(file.id)).length).toBeGreaterThan(0);
  expect(await failingPhotos(world.db.database, 3)).toEqual({
    count: 1,
    error: "the photo host refuses the key: see CLOUDINARY_URL",
  });
  expect(world.warned).toHaveLength(3);
  expect(world.warned.join()).not.toContain(secret);
  nock(api)
    .post("/v1_1/bakery/image/upload")
    .reply(200, { public_id: "there", bytes: (await world.read(file.id)).length });
  await world.move();
  expect(await failingPhotos(world.db.database, 3)).toEqual({ count: 0, error: null });
  expect(await world.local.read(file.sha256)).toBeNull();
  await world[Symbol.asyncDispose]();
});

test("a photo sent before its ticket existed waits for it; one that hangs on none goes to a folder of its own", async () => {
  const world = await photoWorld();
  const file = await world.store(await photo());
  await world.move();
  expect(nock.isDone()).toBe(true);
  const { ticketId, number } = await world.open();
  await world.say(ticketId, file.id);
  world.clock.forward(2);
  const bytes = (await world.local.read(file.sha256))?.length;
  let folders = "";
  const uploaded = () =>
    nock(api)
      .post("/v1_1/bakery/image/upload", (text) => {
        folders +=
          /fixline\/[a-z0-9-]+/.exec(Buffer.from(String(text), "hex").toString("latin1") || String(text))?.[0] ?? "";
        return true;
      })
      .reply(200, { public_id: "there", bytes });
  uploaded();
  await world.move();
  expect(folders).toBe(`fixline/ticket-${number}`);
  const lonely = await world.store(await photo("#3c3"));
  world.clock.forward(31);
  uploaded();
  await world.move();
  expect(folders).toBe(`fixline/ticket-${number}fixline/other`);
  expect(await world.local.read(lonely.sha256)).toBeDefined();
  await world[Symbol.asyncDispose]();
});

test("a deleted photo leaves the host too, once nothing shares its bytes; a host that is down keeps it until it answers", async () => {
  const world = await photoWorld();
  const { ticketId } = await world.open();
  const bytes = await photo();
  const first = await world.store(bytes);
  const second = await world.store(bytes, "same.jpg");
  await world.say(ticketId, first.id);
  nock(api)
    .post("/v1_1/bakery/image/upload")
    .reply(200, { public_id: "fixline/there", bytes: (await world.read(first.id)).length });
  await world.move();
  await world.act((work) => deleteFile(work, world.people.customer, { fileId: first.id }));
  expect(await sweepFiles(world.desk, world.vault)).toBe(0);
  await world.act((work) => deleteFile(work, world.people.customer, { fileId: second.id }));
  expect(await sweepFiles(world.desk, world.vault)).toBe(1);
  nock(api)
    .post("/v1_1/bakery/image/destroy")
    .reply(500, { error: { message: "down" } });
  await world.move();
  world.clock.forward(10);
  let destroyed = "";
  nock(api)
    .post("/v1_1/bakery/image/destroy", (text) => {
      destroyed = JSON.stringify(text);
      return true;
    })
    .reply(200, { result: "ok" });
  await world.move();
  expect(destroyed).toContain("authenticated");
  expect(await world.db.sql`select from remote_photos`).toHaveLength(0);
  expect(await problemOf(world.read(first.id))).toBe("file.unknown");
  await world[Symbol.asyncDispose]();
});

test("thumbnails are upright, small, and say nothing of the camera; what cannot be drawn has none", async () => {
  const thumbnail = (await makeThumbnail(await photo())) ?? Buffer.alloc(0);
  const { width, height, format, exif } = await sharp(thumbnail).metadata();
  expect([width, height, format, exif]).toEqual([160, 320, "webp", undefined]);
  const tiny = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  expect((await sharp((await makeThumbnail(tiny)) ?? tiny).metadata()).width).toBe(9);
  for (const broken of ["", "no picture", "\xff\xd8\xff\xe0broken"]) {
    expect(await makeThumbnail(Buffer.from(broken, "latin1"))).toBeNull();
  }
  const kept = thumbnailFolder(path.join(folder, "thumbnails"));
  const hash = Buffer.alloc(32, 7);
  let reads = 0;
  const read = async () => {
    reads++;
    return photo();
  };
  expect((await kept.of(hash, read))?.equals((await kept.of(hash, read)) ?? Buffer.alloc(0))).toBe(true);
  expect(reads).toBe(1);
  expect(await kept.of(Buffer.alloc(32, 8), async () => null)).toBeNull();
});

test("a thumbnail of the host has a signed address of its own", async () => {
  nock("https://res.cloudinary.com")
    .get(/^\/bakery\/image\/authenticated\/s--[\w-]{8,}--\/c_limit,h_320,q_auto,w_320\/.*there\.webp$/)
    .query(true)
    .reply(200, "small");
  expect((await host.thumbnail("fixline/there", 320))?.toString()).toBe("small");
  nock("https://res.cloudinary.com").get(/there/).query(true).reply(404);
  expect(await host.thumbnail("fixline/there", 320)).toBeNull();
});

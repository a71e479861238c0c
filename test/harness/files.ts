import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import type { Person } from "../../src/core/domain/actor.ts";
import { type FileVault, openFileVault } from "../../src/core/store/file-vault.ts";
import type { FileKind, FileRow } from "../../src/core/store/files.ts";
import type { Desk } from "../../src/core/store/work.ts";
import { type ReceivedFile, receiveFile } from "../../src/core/usecases/receive-file.ts";
import { storeFile } from "../../src/core/usecases/store-file.ts";

/** A file as a test sends it. */
export type Sent = {
  readonly source: Uint8Array | AsyncIterable<Uint8Array>;
  readonly name?: string;
  readonly type?: string | null;
  readonly kind?: FileKind | null;
};

export type TestVault = AsyncDisposable & {
  readonly home: string;
  readonly vault: FileVault;
  readonly limitBytes: number;
  receive(sent: Sent): Promise<ReceivedFile>;
  store(desk: Desk, owner: Person, sent: Sent): Promise<FileRow>;
  /** The files that lie in the vault's folder, relative to `home`. */
  objects(): Promise<readonly string[]>;
};

/** A vault in a folder of its own, gone after disposal. */
export const testVault = async (): Promise<TestVault> => {
  const home = await mkdtemp(path.join(tmpdir(), "fixline-files-"));
  const vault = openFileVault(path.join(home, "files"));
  const limitBytes = 25 * 1024 * 1024;
  const receive = ({ source, name = "photo.jpg", type = null, kind = null }: Sent): Promise<ReceivedFile> =>
    receiveFile(vault, { source, name, claimedType: type, claimedKind: kind, limitBytes });
  return {
    home,
    vault,
    limitBytes,
    receive,
    store: async (desk, owner, sent) => {
      await using file = await receive(sent);
      const { accountId: ownerId, organisationId } = owner;
      // Awaited here: what was received is disposed of when this block ends.
      return await desk.transact((work) => storeFile(work, vault, { file, ownerId, organisationId }));
    },
    objects: async () => {
      const entries = await readdir(path.join(home, "files"), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
        .sort();
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
};

const be32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([be32(data.length), Buffer.from(type, "latin1"), data, be32(0)]);

/** A PNG that says it has this many pixels, with some noise so that no two are equal. */
export const png = (width = 2, height = 2, noise: Buffer = randomBytes(8)): Buffer =>
  Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.concat([be32(width), be32(height), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("noIz", noise),
    chunk("IDAT", deflateSync(Buffer.alloc(16))),
    chunk("IEND", Buffer.alloc(0)),
  ]);

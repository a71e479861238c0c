import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { mayHoldPosition, stripPhoto } from "../domain/photo/strip-photo.ts";
import { Problem } from "../domain/problem.ts";

/** How much of a file's beginning is kept in memory to tell what it is. */
const headBytes = 64 * 1024;

/** Bytes that have come in and lie in a temporary file, hashed; they are gone after disposal unless they were kept. */
export type Incoming = AsyncDisposable & {
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  readonly head: Uint8Array;
  readonly temporaryPath: string;
};

/** Content-addressed files below one folder: `ab/cdef…` by SHA-256, so equal bytes are stored once. */
export type FileVault = {
  /** Photos do not stay in the folder: whoever stores one has it moved. */
  readonly movesPhotos: boolean;
  /**
   * Takes bytes in as they come, never holding more than a part in memory; a picture loses the place where it was taken before anything
   * else sees it. Stops reading and throws Problem `file.too_large` above
   * `limitBytes`, `file.empty` for none; nothing is left behind then.
   */
  receive(
    source: Uint8Array | AsyncIterable<Uint8Array>,
    about: { readonly name: string; readonly limitBytes: number },
  ): Promise<Incoming>;
  /** Makes what came in permanent: on disk, synced, under its hash. */
  keep(incoming: Incoming): Promise<void>;
  /** The bytes of an object; null where it is not there. */
  read(sha256: Buffer): Promise<Buffer | null>;
  /** The bytes as a stream, from `start` to `end` inclusive; null where the object is not there. */
  stream(sha256: Buffer, range?: { readonly start: number; readonly end: number }): Promise<Readable | null>;
  /** Removes an object; nothing where it is not there. */
  remove(sha256: Buffer): Promise<void>;
  /** The objects that were last written before `before`: among them those that a rolled-back transaction left. */
  objectsBefore(before: Date): AsyncIterable<Buffer>;
  /** Removes what came in before `before` and was neither kept nor disposed of: a process died over it. */
  discardIncoming(before: Date): Promise<void>;
};

/** The vault in `folder`, which is made when first needed. Several processes may share it. */
export function openFileVault(folder: string): FileVault {
  const pathOf = (sha256: Buffer) => {
    const hex = sha256.toString("hex");
    return path.join(folder, hex.slice(0, 2), hex.slice(2));
  };

  return {
    movesPhotos: false,

    async receive(source, { name, limitBytes }) {
      const incomingFolder = path.join(folder, "incoming");
      await mkdir(incomingFolder, { recursive: true, mode: 0o700 });
      const temporaryPath = path.join(incomingFolder, randomUUID());
      const discard = () => rm(temporaryPath, { force: true });
      try {
        const written = await writeThrough(source, temporaryPath, { name, limitBytes });
        const stripped = mayHoldPosition(written.head) ? await withoutPosition(temporaryPath, name) : null;
        return { ...(stripped ?? written), temporaryPath, [Symbol.asyncDispose]: discard };
      } catch (error) {
        await discard();
        throw error;
      }
    },

    async keep(incoming) {
      const target = pathOf(incoming.sha256);
      const known = await stat(target).catch(absent);
      // A size that differs is a damaged object: the bytes in hand mend it.
      if (known?.size === incoming.sizeBytes) return;
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(incoming.temporaryPath, target);
      await syncFolder(path.dirname(target));
    },

    read: (sha256) => readFile(pathOf(sha256)).catch(absent),

    async stream(sha256, range) {
      const target = pathOf(sha256);
      return (await stat(target).catch(absent)) === null ? null : createReadStream(target, range ?? {});
    },

    remove: (sha256) => rm(pathOf(sha256), { force: true }),

    async *objectsBefore(before) {
      for (const first of await namesIn(folder, /^[0-9a-f]{2}$/)) {
        for (const rest of await namesIn(path.join(folder, first), /^[0-9a-f]{62}$/)) {
          const known = await stat(path.join(folder, first, rest)).catch(absent);
          if (known !== null && known.mtime < before) yield Buffer.from(first + rest, "hex");
        }
      }
    },

    async discardIncoming(before) {
      const incomingFolder = path.join(folder, "incoming");
      for (const name of await namesIn(incomingFolder, /./)) {
        const known = await stat(path.join(incomingFolder, name)).catch(absent);
        if (known !== null && known.mtime < before) await rm(path.join(incomingFolder, name), { force: true });
      }
    },
  };
}

/** Writes the picture anew without where it was taken; null where nothing in it says so. */
async function withoutPosition(temporaryPath: string, name: string) {
  const bytes = await readFile(temporaryPath);
  const stripped = stripPhoto(bytes);
  if (bytes.equals(stripped)) return null;
  await rm(temporaryPath);
  return writeThrough(stripped, temporaryPath, { name, limitBytes: Number.POSITIVE_INFINITY });
}

async function writeThrough(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  target: string,
  { name, limitBytes }: { readonly name: string; readonly limitBytes: number },
): Promise<Pick<Incoming, "sha256" | "sizeBytes" | "head">> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let sizeBytes = 0;
  await using file = await open(target, "wx", 0o600);
  // Leaving the loop by throwing also tells the source to stop.
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    if (sizeBytes + chunk.byteLength > limitBytes) {
      throw new Problem("file.too_large", { name, bytes: sizeBytes + chunk.byteLength, limitBytes });
    }
    if (sizeBytes < headBytes) head.push(chunk.slice(0, headBytes - sizeBytes));
    sizeBytes += chunk.byteLength;
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  if (sizeBytes === 0) throw new Problem("file.empty", { name });
  await file.sync();
  return { sha256: hash.digest(), sizeBytes, head: Buffer.concat(head) };
}

/** Without it the name of a renamed file may be lost with the power. Windows has no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await using handle = await open(folder, "r");
  await handle.sync();
}

async function namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  return ((await readdir(folder).catch(absent)) ?? []).filter((name) => pattern.test(name)).sort();
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

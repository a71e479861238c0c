import type { DialogDeps } from "../bots/dialog/dialog-context.ts";
import type { FileRef, Interaction } from "../bots/platform.ts";
import type { ChatPlatform } from "../bots/platform-parts.ts";
import { inTime } from "../core/delivery/in-time.ts";
import type { Log } from "../core/delivery/log.ts";
import { isProblem, Problem } from "../core/domain/problem.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import { type InboxEvent, insertInboxFile, ownFiles, readInboxFiles } from "../core/store/inbox-files.ts";
import type { Desk } from "../core/store/work.ts";
import { readFile } from "../core/usecases/read-file.ts";
import { type ReceivedFile, receiveFile } from "../core/usecases/receive-file.ts";
import { storeFile } from "../core/usecases/store-file.ts";
import { fetchPatiently } from "./fetch-patiently.ts";
import { turnstile } from "./turnstile.ts";

/** Files held in memory at once: each is at most as large as the desk allows. */
const atOnce = 4;
/** A file that takes longer is lost: the words that came with it must not wait for ever. */
const patienceMs = 60_000;

export type ChatFiles = Pick<DialogDeps, "keepFiles" | "lostFiles"> & {
  /** Copies the files of an event to our storage, each once however often this runs. Never rejects because of a file. */
  prepare(event: Interaction): Promise<void>;
  /** The bytes of a file of ours that a platform is to show. Throws Problem `file.unknown`. */
  readFile(fileId: string): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }>;
};

/**
 * Files that people send on chat platforms: fetched before their event takes effect, outside of any transaction. On a platform that is
 * no chat platform (our own web chat) what is sent was uploaded to us before: its references are our own ids.
 */
export function chatFiles(deps: {
  readonly desk: Pick<Desk, "read" | "transact">;
  readonly vault: FileVault;
  readonly chatOf: (platform: string) => ChatPlatform | undefined;
  readonly log: Log;
  readonly patienceMs?: number;
}): ChatFiles {
  const { desk, vault, chatOf, log } = deps;
  const through = turnstile(atOnce);

  async function prepare(event: Interaction): Promise<void> {
    const platform = chatOf(event.place.platform);
    const files = filesOf(event);
    if (platform === undefined || files.length === 0) return;
    const known = await desk.read((work) => readInboxFiles(work, keyOf(event)));
    const missing = files
      .map((ref, position) => ({ ref, position }))
      .filter(({ position }) => !known.some((one) => one.position === position));
    await Promise.all(
      missing.map(({ ref, position }) => through(() => bringIn(platform, keyOf(event), ref, position))),
    );
  }

  async function bringIn(platform: ChatPlatform, event: InboxEvent, ref: FileRef, position: number): Promise<void> {
    const limitBytes = Math.min(
      (await desk.read(async (work) => work.settings)).fileLimitBytes,
      platform.capabilities.maxFileBytes,
    );
    const received = await receive(platform, ref, limitBytes).catch((error: unknown) => ({ error }));
    if ("error" in received) {
      const fault = isProblem(received.error) ? received.error : new Problem("file.not_fetched", { name: ref.name });
      log.warn({ ...event, position, error: String(received.error) }, "a file that was sent could not be had");
      await desk.transact((work) => insertInboxFile(work, event, { position, fileId: null, fault }));
      return;
    }
    await using file = received;
    await desk
      .transact(async (work) => {
        const stored = await storeFile(work, vault, { file, ownerId: null, organisationId: null });
        const isFirst = await insertInboxFile(work, event, { position, fileId: stored.id, fault: null });
        // Another process was as quick: its file is kept, and ours goes with this transaction.
        if (!isFirst) throw new StoredBefore();
      })
      .catch((error: unknown) => {
        if (!(error instanceof StoredBefore)) throw error;
      });
  }

  async function receive(platform: ChatPlatform, ref: FileRef, limitBytes: number): Promise<ReceivedFile> {
    const { name, mediaType, kind, sizeBytes } = ref;
    if (sizeBytes !== null && sizeBytes > limitBytes) {
      throw new Problem("file.too_large", { name, bytes: sizeBytes, limitBytes });
    }
    // One byte more tells a file that is too large from one that just fits.
    const source = await inTime(fetchPatiently(platform, ref, limitBytes + 1), deps.patienceMs ?? patienceMs);
    return receiveFile(vault, { source, name, claimedType: mediaType, claimedKind: kind, limitBytes });
  }

  return {
    prepare,
    async keepFiles(work, person, event, files) {
      if (chatOf(event.place.platform) === undefined) return files.map(({ ref }) => ref);
      const fileIds = (await readInboxFiles(work, keyOf(event))).flatMap(({ fileId }) => (fileId ? [fileId] : []));
      await ownFiles(work, fileIds, person);
      return fileIds;
    },
    lostFiles: async (work, event) =>
      chatOf(event.place.platform) !== undefined
        ? (await readInboxFiles(work, keyOf(event))).flatMap(({ fault }) => (fault === null ? [] : [fault]))
        : [],
    async readFile(fileId) {
      const { file, bytes } = await desk.read((work) => readFile(work, vault, fileId));
      return { bytes: await bytes(), name: file.name, mediaType: file.mediaType };
    },
  };
}

/** Undoes a transaction that came second; nobody sees it. */
class StoredBefore extends Error {
  override readonly name = "StoredBefore";
}

const keyOf = (event: Pick<Interaction, "eventId" | "place">): InboxEvent => ({
  platform: event.place.platform,
  eventId: event.eventId,
});

function filesOf({ did }: Interaction): readonly FileRef[] {
  return did.kind === "say" || did.kind === "raise" || did.kind === "submit" ? (did.files ?? []) : [];
}

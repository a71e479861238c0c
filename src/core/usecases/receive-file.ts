import { fileName } from "../domain/file-name.ts";
import { Problem } from "../domain/problem.ts";
import type { FileVault, Incoming } from "../store/file-vault.ts";
import type { FileKind } from "../store/files.ts";
import { sniffFile } from "../store/sniff-file.ts";

/** A file that has come in and is known for what it is, but not stored yet; gone after disposal unless it was. */
export type ReceivedFile = Incoming & { readonly name: string; readonly mediaType: string; readonly kind: FileKind };

/**
 * Takes a file in and finds out what it is; touches no database, so that nothing waits while the bytes come. Use it with `await using`.
 * Throws Problem `file.too_large` (without reading on), `file.empty`, `file.not_what_it_says`, `file.kind_refused`.
 */
export async function receiveFile(
  vault: FileVault,
  input: {
    readonly source: Uint8Array | AsyncIterable<Uint8Array>;
    readonly name: string;
    /** What the sender's side says it is; believed only as far as it can be seen. */
    readonly claimedType: string | null;
    readonly claimedKind: FileKind | null;
    /** What the sender's side says of its size, so that a file that is too large is refused before it is fetched. */
    readonly claimedBytes?: number | null;
    readonly limitBytes: number;
  },
): Promise<ReceivedFile> {
  const name = fileName(input.name);
  const { limitBytes, claimedBytes = null, claimedType, claimedKind } = input;
  if (claimedBytes !== null && claimedBytes > limitBytes) {
    throw new Problem("file.too_large", { name, bytes: claimedBytes, limitBytes });
  }
  const incoming = await vault.receive(input.source, { name, limitBytes });
  try {
    const { mediaType, kind } = await sniffFile({ head: incoming.head, name, claimedType, claimedKind });
    return { ...incoming, name, mediaType, kind };
  } catch (error) {
    await incoming[Symbol.asyncDispose]();
    throw error;
  }
}

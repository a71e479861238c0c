import { Problem } from "../../core/domain/problem.ts";
import { ownUploads } from "../../core/store/uploads.ts";
import { postMessage } from "../../core/usecases/post-message.ts";
import type { Ctx } from "./dialog-context.ts";

/**
 * Shows the photos of a report form in the ticket's talk, where the customer sees them before signing, and from where every report takes
 * its photos: sent in the line or in the form, they are frozen and hashed alike. Throws what `postMessage` throws, and Problem
 * `file.unknown` for a file that is not this person's.
 */
export async function postReportPhotos(ctx: Ctx, ticketId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const { work, person } = ctx;
  if ((await ownUploads(work, person.accountId, fileIds)) === null) throw new Problem("file.unknown", {});
  await postMessage(work, person, {
    ticketId,
    visibility: "customer",
    body: [],
    fileIds,
    replyToId: null,
    placeId: null,
    platformMessageId: null,
    at: work.now,
  });
}

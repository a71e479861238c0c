import { postMessage } from "../../core/usecases/post-message.ts";
import type { Ctx } from "./dialog-context.ts";
import { ownFilesIn } from "./forms/form-files.ts";

/**
 * Shows the photos of a report form (`answer` to its question for them) in the ticket's talk, where the customer sees them before signing,
 * and from where every report takes its photos: sent in the line or in the form, they are frozen and hashed alike. Throws what
 * `postMessage` and `ownFilesIn` throw.
 */
export async function postReportPhotos(ctx: Ctx, ticketId: string, answer: string | undefined): Promise<void> {
  const { work, person } = ctx;
  const fileIds = await ownFilesIn(ctx, answer);
  if (fileIds.length === 0) return;
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

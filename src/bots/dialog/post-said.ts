import type { Visibility } from "../../core/domain/visibility.ts";
import { findCopyByPlatformId } from "../../core/store/copies.ts";
import type { Place } from "../../core/store/places.ts";
import { postMessage } from "../../core/usecases/post-message.ts";
import type { Ctx } from "./dialog-context.ts";
import type { Said } from "./said.ts";

/** Where something said belongs: the ticket, the place it was said in (null for the console), and for whom it is. */
export type Target = { readonly ticketId: string; readonly place: Place | null; readonly visibility: Visibility };

/** Puts a message into its ticket, with its files and the message it answers. Throws what `postMessage` and `keepFiles` throw. */
export async function postSaid(ctx: Ctx, said: Said, target: Target): Promise<void> {
  const { deps, work, person } = ctx;
  const { did } = said;
  const { place } = target;
  const fileIds = did.files.length === 0 ? [] : await deps.keepFiles(work, person, said, did.files);
  const replyToId =
    did.replyTo === null || place === null ? null : await findCopyByPlatformId(work, place.id, did.replyTo);
  await postMessage(work, person, {
    ticketId: target.ticketId,
    visibility: target.visibility,
    body: did.text,
    fileIds,
    replyToId,
    placeId: place?.id ?? null,
    platformMessageId: place === null ? null : did.message,
    at: work.now,
  });
}

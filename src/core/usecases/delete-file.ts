import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { findFile, markFileDeleted } from "../store/files.ts";
import type { Work } from "../store/work.ts";

/**
 * Takes a file away: nobody can read it from now on. Its bytes go with the next `sweepFiles`, unless another file has the same. Its
 * owner and admins may. Throws Problem `file.unknown`, `action.forbidden`.
 */
export async function deleteFile(work: Work, actor: Actor, input: { readonly fileId: string }): Promise<void> {
  const file = await findFile(work, input.fileId);
  if (file === null) throw new Problem("file.unknown", {});
  if (actor.kind === "person" && actor.accountId !== file.ownerId) requireDeskAction(actor, "desk.people");
  await markFileDeleted(work, file.id);
  await emit(work, { kind: "file.deleted", subjectId: file.id, actor, data: { fileId: file.id } });
}

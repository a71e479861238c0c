import { type Actor, accountOf } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { lockMessage, storeDeletion } from "../store/talk.ts";
import type { Work } from "../store/work.ts";

/** The author (or an admin) takes back what was said: copies go, staff keep a tombstone. A second time does nothing. */
export async function deleteMessage(work: Work, actor: Actor, input: { readonly messageId: string }): Promise<void> {
  const message = await lockMessage(work, input.messageId);
  const isAuthor = message.authorId !== null && message.authorId === accountOf(actor);
  const isAdmin = actor.kind === "person" && actor.role === "admin";
  if (!isAuthor && !isAdmin) throw new Problem("message.not_yours", {});
  if (message.deletedAt !== null) return;
  await storeDeletion(work, message);
  await emit(work, {
    kind: "message.deleted",
    subjectId: message.conversationId,
    ticketId: message.conversationId,
    actor,
    data: { messageId: message.id, visibility: message.visibility },
  });
}

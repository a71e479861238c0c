import { type Actor, accountOf } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import type { RichText } from "../domain/rich-text.ts";
import { emit } from "../store/events.ts";
import { lockMessage, storeNewVersion } from "../store/talk.ts";
import type { Work } from "../store/work.ts";
import { readableWords } from "./post-message.ts";

/** The author changes what they said: the old version is kept, every copy follows. Only who said it may; nothing happens without a difference. */
export async function editMessage(
  work: Work,
  actor: Actor,
  input: { readonly messageId: string; readonly body: RichText },
): Promise<{ readonly version: number }> {
  const message = await lockMessage(work, input.messageId);
  if (message.authorId === null || message.authorId !== accountOf(actor)) throw new Problem("message.not_yours", {});
  if (message.deletedAt !== null) throw new Problem("message.unknown", {});
  const plain = readableWords(work, input.body, 0);
  if (JSON.stringify(message.body) === JSON.stringify(input.body)) return { version: message.version };
  const version = await storeNewVersion(work, message, input.body, plain);
  await emit(work, {
    kind: "message.edited",
    subjectId: message.conversationId,
    ticketId: message.conversationId,
    actor,
    data: { messageId: message.id, version, visibility: message.visibility },
    words: { text: plain },
  });
  return { version };
}

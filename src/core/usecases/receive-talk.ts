import type { ServerActor } from "../domain/actor.ts";
import { cleanForeignBody, foreignLine } from "../domain/federation/clean-foreign.ts";
import type { ItemOf } from "../domain/federation/federation-item.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { answeredMessage, mapMessage, messageOfKey, receivedFiles } from "../store/federation-inbox.ts";
import { lockMessage, storeDeletion, storeNewVersion } from "../store/talk.ts";
import type { Transfer } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { postMessage, readableWords } from "./post-message.ts";

type Shared = Transfer & { readonly ticketId: string };

const oldestMs = 10 * 365 * 86_400_000;

/**
 * Says here what somebody said on the other server: to us the whole other desk is the customer of what it handed over, and the technician
 * of what we handed to it. A message that is known is not said again. Throws Problem `federation.files_missing` until its files have
 * come, and what `postMessage` throws.
 */
export async function receiveMessage(
  work: Work,
  server: ServerActor,
  transfer: Shared,
  item: ItemOf<"say">,
): Promise<void> {
  if ((await messageOfKey(work, transfer.id, item.message)) !== null) return;
  const keys = [...new Set(item.files.map((file) => file.key))];
  const files = await receivedFiles(work, server.serverId, keys);
  const missing = keys.filter((key) => !files.has(key));
  if (missing.length > 0) throw new Problem("federation.files_missing", { keys: missing });
  const name = foreignLine(item.author.name, 80, "");
  const { messageId } = await postMessage(work, server, {
    ticketId: transfer.ticketId,
    // Only whoever hands a ticket over decides that notes cross; notes of a desk that works on ours stay there.
    visibility: transfer.direction === "in" ? item.visibility : "customer",
    body: cleanForeignBody(item.body),
    fileIds: keys.flatMap((key) => files.get(key) ?? []),
    replyToId: item.replyTo === null ? null : await answeredMessage(work, transfer.id, item.replyTo),
    placeId: null,
    platformMessageId: null,
    at: saidAt(work, item.at),
    foreignAuthor: {
      serverId: server.serverId,
      name: name === "" ? server.name : `${name} (${server.name})`,
      role: transfer.direction === "in" ? "customer" : "technician",
    },
  });
  await mapMessage(work, transfer.id, item.message, messageId);
}

/** When it was said: not in the future, and within the last ten years. */
function saidAt(work: Work, text: string): Date {
  const now = work.now.getTime();
  const at = Date.parse(text);
  return Number.isNaN(at) || at > now || at < now - oldestMs ? work.now : new Date(at);
}

/** The other side changed what it had said. What it never said it cannot change. Throws Problem `message.unknown`. */
export async function receiveEdit(
  work: Work,
  server: ServerActor,
  transfer: Shared,
  item: ItemOf<"edit">,
): Promise<void> {
  const messageId = await messageOfKey(work, transfer.id, item.message);
  if (messageId === null) throw new Problem("message.unknown", {});
  const message = await lockMessage(work, messageId);
  if (message.deletedAt !== null) return;
  const body = cleanForeignBody(item.body);
  const plain = readableWords(work, body, 0);
  if (JSON.stringify(message.body) === JSON.stringify(body)) return;
  const version = await storeNewVersion(work, message, body, plain);
  await emit(work, {
    kind: "message.edited",
    subjectId: message.conversationId,
    ticketId: message.conversationId,
    actor: server,
    data: { messageId, version, visibility: message.visibility },
    words: { text: plain },
  });
}

/** The other side took back what it had said; also after the end. What it never said is none of its business. */
export async function receiveUnsaid(
  work: Work,
  server: ServerActor,
  transfer: Shared,
  item: ItemOf<"unsay">,
): Promise<void> {
  const messageId = await messageOfKey(work, transfer.id, item.message);
  if (messageId === null) return;
  const message = await lockMessage(work, messageId);
  if (message.deletedAt !== null) return;
  await storeDeletion(work, message);
  await emit(work, {
    kind: "message.deleted",
    subjectId: message.conversationId,
    ticketId: message.conversationId,
    actor: server,
    data: { messageId, visibility: message.visibility },
  });
}

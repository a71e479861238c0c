import { filesOf } from "../../bots/web/render.ts";
import type { WebContent } from "../../bots/web/wire.ts";
import { toPlain } from "../../core/domain/rich-text.ts";
import type { WebPostRow, WebThread } from "../../core/store/web-posts.ts";
import type { ChatJson, PostJson } from "../web/protocol.ts";
import { type FileLinks, presentFile } from "./present-files.ts";

/** A post for the person whose channel it is in. `failed` are the ids of own posts that did not reach everybody. */
export function presentPost(
  row: WebPostRow,
  accountId: string,
  links: FileLinks,
  failed: ReadonlySet<string>,
): PostJson {
  const content = row.deletedAt === null ? (row.content as WebContent) : null;
  return {
    id: row.id,
    thread: row.thread,
    mine: row.authorId === accountId,
    order: row.order,
    change: row.change,
    at: content?.happenedAt ?? row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    content,
    files: content === null ? [] : filesOf(content).map((file) => presentFile(links, file)),
    delivery: failed.has(row.id) ? "failed" : "sent",
  };
}

/** A thread of the person's channel, with the first words of what was posted last. */
export function presentChat(thread: WebThread, accountId: string): ChatJson {
  const { last, ticket } = thread;
  return {
    thread: thread.thread,
    kind: thread.thread === null ? "notices" : thread.thread.startsWith("line-") ? "line" : "chat",
    ticket: ticket === null ? null : { ...ticket, status: ticket.status as NonNullable<ChatJson["ticket"]>["status"] },
    lastLine: last.deletedAt === null ? lineOf(last.content as WebContent) : "",
    lastMine: last.authorId === accountId,
    lastAt: (last.content as Partial<WebContent>).happenedAt ?? last.createdAt.toISOString(),
    lastChange: thread.lastChange,
  };
}

/** The threads of a person's channel, the one in which something was said last first: what was said while the desk was away is posted late. */
export function presentChats(threads: readonly WebThread[], accountId: string): readonly ChatJson[] {
  return threads
    .map((thread) => presentChat(thread, accountId))
    .toSorted((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt));
}

function lineOf(content: WebContent): string {
  const words =
    content.kind === "card" ? content.card.fallback : toPlain(content.text) || (content.files[0]?.name ?? "");
  return [...words.replace(/\s+/g, " ")].slice(0, 120).join("");
}

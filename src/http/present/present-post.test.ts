import { expect, test } from "vitest";
import type { WebThread } from "../../core/store/web-posts.ts";
import { presentChats } from "./present-post.ts";

const thread = (name: string, createdAt: string, happenedAt?: string): WebThread => ({
  thread: name,
  lastChange: 1,
  ticket: null,
  last: {
    id: name,
    thread: name,
    authorId: null,
    order: 1,
    change: 1,
    createdAt: new Date(createdAt),
    editedAt: null,
    deletedAt: null,
    content: { kind: "message", text: [], files: [], ...(happenedAt === undefined ? {} : { happenedAt }) },
  } as unknown as WebThread["last"],
});

test("chats go by when something was last said, not by when it was posted", () => {
  const posted = [
    thread("c-late", "2026-03-02T10:00:03Z", "2026-02-20T08:00:00Z"),
    thread("c-now", "2026-03-02T10:00:02Z", "2026-03-02T09:59:00Z"),
    thread("c-plain", "2026-03-01T10:00:00Z"),
  ];
  expect(presentChats(posted, "me").map((chat) => chat.thread)).toEqual(["c-now", "c-plain", "c-late"]);
});

import { expect, test } from "vitest";
import type { Aside } from "../live/acts.ts";
import { enqueue, mark } from "../live/outbox.ts";
import type { PostJson } from "../protocol.ts";
import { itemsOfThread } from "./items-of-thread.ts";

const spot = { on: "chat", thread: "c-1" } as const;
const at = (minute: number) => `2026-11-20T10:0${minute}:00Z`;
const post = (id: string, minute: number, content: PostJson["content"] = null): PostJson => ({
  id,
  thread: "c-1",
  mine: true,
  order: minute,
  change: minute,
  at: at(minute),
  editedAt: null,
  deletedAt: null,
  content,
  files: [],
  delivery: "sent",
});
const words: PostJson["content"] = {
  kind: "message",
  author: null,
  text: [],
  files: [],
  replyTo: null,
  edited: false,
  staffOnly: false,
  reactions: [],
};
const act = (clientId: string) => ({ kind: "say", clientId, spot, text: "hello", files: [], replyTo: null }) as const;
const aside: Aside = { key: "x", spot, card: {} as never, files: [], at: new Date(at(2)) };

test("said once, shown once: the post takes the place of its words under the same key", () => {
  const outbox = enqueue([], act("abc"), [], at(3));
  expect(itemsOfThread([], [], outbox, spot, false).map(({ key }) => key)).toEqual(["abc"]);
  const both = itemsOfThread([post("abc", 3, words)], [], outbox, spot, false);
  expect(both).toHaveLength(1);
  expect(both[0]).toMatchObject({ key: "abc", state: "sent" });
});

test("what could not be sent says whether trying again may help", () => {
  const outbox = enqueue([], act("abc"), [], at(3));
  expect(itemsOfThread([], [], mark(outbox, "abc", "failed"), spot, false)[0]).toMatchObject({ state: "unreached" });
  expect(itemsOfThread([], [], mark(outbox, "abc", "failed", "no"), spot, false)[0]).toMatchObject({
    state: "refused",
    why: "no",
  });
});

test("private answers stand where they came; what is on its way comes last", () => {
  const outbox = enqueue([], act("last"), [], at(0));
  const items = itemsOfThread([post("a", 1, words), post("b", 3, words)], [aside], outbox, spot, false);
  expect(items.map(({ key }) => key)).toEqual(["a", "x", "b", "last"]);
});

test("a tombstone is for staff", () => {
  expect(itemsOfThread([post("a", 1)], [], [], spot, false)).toEqual([]);
  expect(itemsOfThread([post("a", 1)], [], [], spot, true)).toMatchObject([{ kind: "gone" }]);
});

test("a question that was answered keeps its words and loses its buttons", () => {
  const card = (...actions: readonly string[]): PostJson["content"] =>
    ({ kind: "card", card: { buttons: [actions.map((action) => ({ action }))] } }) as never;
  const posts = [
    post("a", 1, card("intake-pick.-.1.x", "intake-cancel.-.1")),
    post("b", 2, card("sign.sw.1")),
    post("c", 3, card("intake-pick.-.2.y")),
  ];
  expect(itemsOfThread(posts, [], [], spot, false).map((item) => item.kind === "card" && item.spent)).toEqual([
    true,
    false,
    false,
  ]);
});

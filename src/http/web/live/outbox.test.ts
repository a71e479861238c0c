import { expect, test } from "vitest";
import {
  enqueue,
  keepOutbox,
  mark,
  type Outbox,
  restoreOutbox,
  revive,
  type SayAct,
  sendable,
  without,
} from "./outbox.ts";

const act = (clientId: string, thread = "c-1"): SayAct => ({
  kind: "say",
  clientId,
  spot: { on: "chat", thread },
  text: clientId,
  files: [],
  replyTo: null,
});
const of = (...acts: readonly SayAct[]): Outbox =>
  acts.reduce<Outbox>((outbox, one) => enqueue(outbox, one, [], "2026-11-20T10:00:00Z"), []);
const ids = (outbox: Outbox) => outbox.map((entry) => entry.act.clientId);

test("what was said in one chat goes one after the other, other chats beside it", () => {
  const outbox = of(act("a"), act("b"), act("x", "c-2"));
  expect(ids(sendable(outbox))).toEqual(["a", "x"]);
  expect(ids(sendable(mark(outbox, "a", "sending")))).toEqual(["x"]);
  expect(ids(sendable(without(outbox, "a")))).toEqual(["b", "x"]);
});

test("a failed message holds up nothing and waits for the person", () => {
  const outbox = mark(of(act("a"), act("b")), "a", "failed");
  expect(ids(sendable(outbox))).toEqual(["b"]);
});

test("a connection that is back revives what was out of reach, not what was refused", () => {
  const outbox = mark(mark(of(act("a"), act("b")), "a", "failed"), "b", "failed", "too long");
  expect(revive(outbox).map(({ state }) => state)).toEqual(["waiting", "failed"]);
});

test("survives the page: what was under way is sent again", () => {
  const storage = memoryStorage();
  keepOutbox(storage, "me", mark(of(act("a"), act("b")), "a", "sending"));
  expect(restoreOutbox(storage, "me").map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  expect(restoreOutbox(storage, "somebody else")).toEqual([]);
});

test("a broken storage costs the words, not the page", () => {
  const storage = memoryStorage();
  storage.setItem("fixline.outbox.me", "{");
  expect(restoreOutbox(storage, "me")).toEqual([]);
  const full = {
    ...storage,
    setItem: () => {
      throw new Error("full");
    },
  } as Storage;
  expect(() => keepOutbox(full, "me", of(act("a")))).not.toThrow();
});

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

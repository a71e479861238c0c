import { expect, test } from "vitest";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import type { TalkItem, TalkState } from "./talk-item.ts";
import { unconfirmed } from "./unconfirmed.ts";

const said = (key: string, text: string, state: TalkState, minute = 0, mine = true): TalkItem => ({
  kind: "message",
  key,
  id: key,
  at: new Date(Date.UTC(2026, 10, 20, 10, minute)),
  author: null,
  mine,
  text: fromPlain(text),
  files: [],
  replyTo: null,
  edited: false,
  staffOnly: true,
  reactions: [],
  state,
  why: null,
});
const keys = (items: readonly TalkItem[]) => items.map(({ key }) => key);

test("words that the talk shows already are not shown a second time", () => {
  expect(
    keys(unconfirmed([said("w", "invoice *the* bakery", "sending")], [said("m", "invoice the bakery", "sent")])),
  ).toEqual([]);
});

test("one message stands for one: the same words twice are shown twice", () => {
  const waiting = [said("w1", "ok", "sending"), said("w2", "ok", "sending")];
  expect(keys(unconfirmed(waiting, [said("m", "ok", "sent")]))).toEqual(["w2"]);
});

test("what failed stays, and so does what somebody else or somebody long ago said", () => {
  expect(keys(unconfirmed([said("w", "ok", "unreached")], [said("m", "ok", "sent")]))).toEqual(["w"]);
  expect(keys(unconfirmed([said("w", "ok", "sending")], [said("m", "ok", "sent", 0, false)]))).toEqual(["w"]);
  expect(keys(unconfirmed([said("w", "ok", "sending", 30)], [said("m", "ok", "sent", 0)]))).toEqual(["w"]);
});

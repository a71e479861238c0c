import { expect, test } from "vitest";
import { rowsOf } from "./rows-of.ts";
import type { TalkItem } from "./talk-item.ts";

const said = (key: string, at: string, name: string, staffOnly = false): TalkItem => ({
  kind: "message",
  key,
  id: key,
  at: new Date(at),
  author: { name, role: "technician" },
  mine: false,
  text: [],
  files: [],
  replyTo: null,
  edited: false,
  staffOnly,
  reactions: [],
  state: "sent",
  why: null,
});

test("each day begins with its heading", () => {
  const rows = rowsOf([said("a", "2026-11-19T23:59:00Z", "Ada"), said("b", "2026-11-20T00:01:00Z", "Ada")]);
  expect(rows.map((row) => row.kind)).toEqual(["day", "item", "day", "item"]);
});

test("one author's words within five minutes stand under one name", () => {
  const rows = rowsOf([
    said("a", "2026-11-20T10:00:00Z", "Ada"),
    said("b", "2026-11-20T10:04:00Z", "Ada"),
    said("c", "2026-11-20T10:10:00Z", "Ada"),
    said("d", "2026-11-20T10:11:00Z", "Tomás"),
  ]);
  expect(rows.flatMap((row) => (row.kind === "item" ? [row.follows] : []))).toEqual([false, true, false, false]);
});

test("a note never hides its label behind what the same person said to the customer", () => {
  const rows = rowsOf([said("a", "2026-11-20T10:00:00Z", "Ada"), said("b", "2026-11-20T10:01:00Z", "Ada", true)]);
  expect(rows.at(-1)).toMatchObject({ follows: false });
});

test("keys are unique even where days alternate", () => {
  const rows = rowsOf([
    said("a", "2026-11-20T10:00:00Z", "Ada"),
    said("b", "2026-11-19T10:00:00Z", "Ada"),
    said("c", "2026-11-20T11:00:00Z", "Ada"),
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

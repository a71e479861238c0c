import fc from "fast-check";
import { expect, test } from "vitest";
import type { PostJson } from "../protocol.ts";
import { advance, applyPosts } from "./apply-posts.ts";

const post = (id: string, order: number, change: number): PostJson => ({
  id,
  thread: "c-1",
  mine: false,
  order,
  change,
  at: "2026-11-20T10:00:00Z",
  editedAt: null,
  deletedAt: null,
  content: null,
  files: [],
  delivery: "sent",
});

test("a later change replaces an earlier one and never the other way round", () => {
  const known = applyPosts([], [post("a", 1, 5)]);
  expect(applyPosts(known, [post("a", 1, 4)])).toBe(known);
  expect(applyPosts(known, [post("a", 1, 6)])[0]?.change).toBe(6);
});

test("frames and pages in any order and any number of times give the same talk", () => {
  const changes = fc.array(
    fc.record({ id: fc.nat(8), change: fc.nat(50) }).map(({ id, change }) => post(`p${id}`, id, change)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(changes, fc.nat(), (posts, seed) => {
      const shuffled = posts.toSorted(
        (a, b) => ((a.change * 31 + a.order * 17 + seed) % 13) - ((b.change * 31 + b.order * 17 + seed) % 13),
      );
      const view = (list: readonly PostJson[]) => list.map(({ id, change }) => `${id}@${change}`);
      const pieces = shuffled.reduce<readonly PostJson[]>((known, one) => applyPosts(known, [one]), []);
      expect(view(applyPosts(pieces, posts))).toEqual(view(newest(posts)));
    }),
  );
});

test("the cursor never goes back", () => {
  expect(advance(null, 3)).toBe(3);
  expect(advance(7, 3)).toBe(7);
  expect(advance(7, 9)).toBe(9);
});

/** What must be left: of each post its newest change, in the order of the talk. */
function newest(posts: readonly PostJson[]): readonly PostJson[] {
  const ids = [...new Set(posts.map(({ id }) => id))];
  const best = ids.map((id) => posts.filter((one) => one.id === id).reduce((a, b) => (b.change >= a.change ? b : a)));
  return best.toSorted((a, b) => a.order - b.order);
}

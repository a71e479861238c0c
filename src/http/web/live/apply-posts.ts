import type { PostJson } from "../protocol.ts";

/**
 * The thread's posts with the given ones put in: each replaces an earlier one of the same id unless that one is newer by
 * `change`, and all stay in the order of `order`. A repeat of what is known gives back the same array.
 */
export function applyPosts(known: readonly PostJson[], incoming: readonly PostJson[]): readonly PostJson[] {
  const byId = new Map(known.map((post) => [post.id, post]));
  let changed = false;
  for (const post of incoming) {
    const before = byId.get(post.id);
    // Equal changes replace: links to files are signed anew with each reading.
    if (before !== undefined && before.change > post.change) continue;
    byId.set(post.id, post);
    changed = true;
  }
  return changed ? [...byId.values()].sort((a, b) => a.order - b.order) : known;
}

/** The cursor to resume at: it never goes back, whatever order frames and pages arrive in. */
export function advance(cursor: number | null, seen: number): number {
  return cursor === null ? seen : Math.max(cursor, seen);
}

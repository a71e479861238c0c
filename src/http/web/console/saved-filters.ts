import { everything, type QueueFilter } from "./queue-filter.ts";

/** A filter of the queue that somebody gave a name. */
export type SavedFilter = { readonly name: string; readonly filter: QueueFilter };

const key = "fixline.queue.saved";
const most = 20;

/** The filters that this account saved in this browser, oldest first; none where the storage holds something else. */
export function readSavedFilters(storage: Storage, accountId: string): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(`${key}.${accountId}`) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: Partial<SavedFilter>) =>
      typeof one?.name === "string" && typeof one.filter === "object"
        ? [{ name: one.name, filter: { ...everything, ...one.filter } }]
        : [],
    );
  } catch {
    return [];
  }
}

/** The list with a filter under a name, in place of one of the same name; the oldest leave when there are more than twenty. */
export function withSavedFilter(saved: readonly SavedFilter[], one: SavedFilter): readonly SavedFilter[] {
  return [...saved.filter(({ name }) => name !== one.name), one].slice(-most);
}

/** Keeps the list. A storage that refuses costs only the list. */
export function keepSavedFilters(storage: Storage, accountId: string, saved: readonly SavedFilter[]): void {
  try {
    storage.setItem(`${key}.${accountId}`, JSON.stringify(saved));
  } catch {
    return;
  }
}

/** Whether two filters show the same. */
export function sameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return (Object.keys(everything) as (keyof QueueFilter)[]).every((name) => one[name] === other[name]);
}

import { expect, test } from "vitest";
import { everything } from "./queue-filter.ts";
import { keepSavedFilters, readSavedFilters, sameFilter, withSavedFilter } from "./saved-filters.ts";

function storageOf(entries: Record<string, string> = {}): Storage {
  const held = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => held.set(key, text),
  } as unknown as Storage;
}

const late = { name: "Late", filter: { ...everything, priority: "p1" } } as const;

test("a saved filter comes back for whoever saved it, and for nobody else", () => {
  const storage = storageOf();
  keepSavedFilters(storage, "a", withSavedFilter([], late));
  expect(readSavedFilters(storage, "a")).toEqual([late]);
  expect(readSavedFilters(storage, "b")).toEqual([]);
});

test("a name stands once, and the list ends at twenty", () => {
  const again = { ...late, filter: { ...everything, search: "oven" } };
  expect(withSavedFilter([late], again)).toEqual([again]);
  const many = Array.from({ length: 30 }, (_, at) => ({ name: `f${at}`, filter: everything }));
  const kept = many.reduce(withSavedFilter, []);
  expect(kept.length).toBe(20);
  expect(kept.at(-1)?.name).toBe("f29");
});

test.each(["nonsense", "{}", "[null]", '[{"name":1}]'])("a storage that holds %s holds no filters", (text) => {
  expect(readSavedFilters(storageOf({ "fixline.queue.saved.a": text }), "a")).toEqual([]);
});

test("filters are the same where every part is", () => {
  expect(sameFilter(everything, { ...everything })).toBe(true);
  expect(sameFilter(everything, late.filter)).toBe(false);
});

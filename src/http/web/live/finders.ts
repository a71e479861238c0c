import type { Choice } from "../show/search-picker.tsx";
import { get, withQuery } from "./api.ts";

type Page<T> = { readonly items: readonly T[] };
type Named = { readonly id: string; readonly name: string };
const most = 12;

/** Organisations by words of their name, for a picker. */
export async function findOrganisations(words: string): Promise<readonly Choice[]> {
  const { items } = await get<Page<Named>>(withQuery("/api/v1/organisations", { q: words, limit: most }));
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

import type { Choice } from "../show/search-picker.tsx";
import { get, type Query, withQuery } from "./api.ts";
import type { PageJson } from "./use-pages.ts";

type Named = { readonly id: string; readonly name: string };
const most = 12;

/** A finder for pickers: the first dozen of the list at `path` that have the words. */
function finderOf<T extends Named>(path: string, query: Query, labelOf: (one: T) => string, words = "q") {
  return async (text: string): Promise<readonly Choice[]> => {
    const { items } = await get<PageJson<T>>(withQuery(path, { ...query, [words]: text, limit: most }));
    return items.map((one) => ({ value: one.id, label: labelOf(one) }));
  };
}

/** Organisations by words of their name. */
export const findOrganisations = finderOf<Named>("/api/v1/organisations", {}, ({ name }) => name);

/** Manufacturers by words of their name. */
export const findManufacturers = finderOf<Named>("/api/v1/manufacturers", {}, ({ name }) => name);

/** Models by words, with who makes them. */
export const findModels = finderOf<Named & { readonly manufacturer: string }>(
  "/api/v1/models",
  {},
  ({ manufacturer, name }) => `${manufacturer} ${name}`,
);

/** Sites by words of their name or address; those of one organisation where it is given. */
export const findSites = (organisation: string | null) =>
  finderOf<Named & { readonly address: string }>("/api/v1/sites", { organisation }, ({ name, address }) =>
    [name, address].filter((part) => part !== "").join(", "),
  );

/** Staff by words of their name. */
export const findStaff = finderOf<Named>(
  "/api/v1/accounts",
  { role: ["technician", "engineer", "admin"], active: "true" },
  ({ name }) => name,
  "text",
);

/** Customers by words of their name or organisation. */
export const findCustomers = finderOf<Named & { readonly organisation: Named | null }>(
  "/api/v1/accounts",
  { role: ["customer"], active: "true" },
  ({ name, organisation }) => (organisation === null ? name : `${name}, ${organisation.name}`),
  "text",
);

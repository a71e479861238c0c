import { createHash } from "node:crypto";

/** A name as part of an address: small Latin letters, digits and dashes, at most 60; empty where nothing of it can be. */
export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}

/** What no folder or page may be called: they are files of the site, and names that some systems keep for themselves. */
const taken = /^(index|assets|con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Addresses for things by their names: each its own, the same from build to build as long as a thing keeps its name. Those whose
 * address is settled elsewhere (`fixed`) keep it; where two would be called alike, all but a fixed one get a few letters of their id.
 */
export function uniqueSlugs(
  things: readonly { readonly id: string; readonly name: string; readonly fixed: string | null }[],
): ReadonlyMap<string, string> {
  const wanted = things.map(({ id, name, fixed }) => ({ id, slug: fixed ?? slugOf(name), isFixed: fixed !== null }));
  const uses = Map.groupBy(wanted, ({ slug }) => slug);
  return new Map(
    wanted.map(({ id, slug, isFixed }) => {
      const isUnique = (uses.get(slug) ?? []).length === 1 && slug !== "" && !taken.test(slug);
      const own = createHash("sha256").update(id).digest("hex").slice(0, 8);
      return [id, isUnique || isFixed ? slug : `${slug === "" ? "page" : slug}-${own}`];
    }),
  );
}

/**
 * A title folded for comparison: no accents, lower case, letters and digits only, single spaces. "Replaced  the Inlet-Valve!" and
 * "replaced the inlet valve" fold to the same text; letters of other scripts stay.
 */
export function foldTitle(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

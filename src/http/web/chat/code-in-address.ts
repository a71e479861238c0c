/**
 * The token of a unit's label in an address such as `/?unit=k3J…`, and the address without it; null where there is none. What a label
 * holds is letters, digits, `-` and `_`; anything else is no label of ours.
 */
export function codeInAddress(href: string): { readonly token: string; readonly rest: string } | null {
  const url = new URL(href);
  const token = url.searchParams.get("unit") ?? "";
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(token)) return null;
  url.searchParams.delete("unit");
  return { token, rest: url.href };
}

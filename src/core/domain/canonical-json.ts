/** Plain data that can be hashed: no undefined, no dates, no cycles. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

/**
 * The one text of a value, by RFC 8785's rules for what we use: keys in code-unit order, no white space, numbers and strings as
 * ECMAScript writes them. Hashes of reports are taken over this text.
 */
export function canonicalJson(value: Canonical): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value as { readonly [key: string]: Canonical }).sort(([a], [b]) =>
      a < b ? -1 : a > b ? 1 : 0,
    );
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

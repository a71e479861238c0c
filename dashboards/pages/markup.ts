/** HTML that is safe to write as it stands: made by `html`, or drawn by us. */
export type Markup = { readonly markup: string };

type Part = string | number | Markup | readonly Part[] | null | false;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags and in quoted attributes. Control characters that HTML forbids become the replacement sign. */
export const escapeHtml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, "\ufffd").replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A template of HTML: what is put in is escaped, unless it is markup already. Lists are joined; null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((text, string, at) => text + written(parts[at - 1] ?? null) + string) };
}

/** HTML or SVG that our own code has drawn and escaped. */
export const drawn = (markup: string): Markup => ({ markup });

function written(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escapeHtml(part);
  if ("markup" in part) return part.markup;
  return part.map(written).join("");
}

/** Data inside a script element of a type that no browser runs: nothing in it can end the element. */
export const jsonForScript = (value: unknown): Markup =>
  drawn(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );

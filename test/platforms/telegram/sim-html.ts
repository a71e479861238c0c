/** An entity as the server keeps it: offsets and lengths in UTF-16 units. */
export type SimEntity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
};

export type Parsed = { readonly text: string; readonly entities: readonly SimEntity[] };

/** Why a text is refused, in the server's words. */
export class HtmlRefused extends Error {}

/** https://core.telegram.org/bots/api#html-style: these tags and no others. */
const typeOf: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  "tg-emoji": "custom_emoji",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const decode = (text: string): string =>
  text.replace(/&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (all, name, decimal, hex) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
    const point = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });

/**
 * Reads Telegram's HTML as its server does: unknown tags, tags that are not closed or close another are refused; nothing else is markup.
 * Throws HtmlRefused with the server's description.
 */
export function parseHtml(html: string): Parsed {
  const refuse = (why: string, at: number): never => {
    throw new HtmlRefused(`can't parse entities: ${why} at byte offset ${Buffer.byteLength(html.slice(0, at))}`);
  };
  const entities: SimEntity[] = [];
  const open: { readonly tag: string; readonly at: number; readonly url: string | null }[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    text += decode(html.slice(at, next === -1 ? html.length : next));
    if (next === -1) break;
    const end = html.indexOf(">", next);
    const inside = html.slice(next + 1, end === -1 ? html.length : end);
    if (end === -1) refuse("Unclosed start tag", next);
    if (inside.startsWith("/")) {
      const last = open.pop();
      const closes = inside.slice(1).trim().toLowerCase();
      if (last === undefined) return refuse("Unexpected end tag", next);
      if (closes !== "" && closes !== last.tag) {
        refuse(`Unmatched end tag, expected "</${last.tag}>", found "</${closes}>"`, next);
      }
      const length = text.length - last.at;
      const type = typeOf[last.tag] ?? "";
      if (length > 0 && (type !== "text_link" || last.url !== null)) {
        entities.push({ type, offset: last.at, length, ...(last.url !== null && { url: last.url }) });
      }
    } else {
      const found = /^([a-zA-Z0-9-]*)(\s[\s\S]*)?$/.exec(inside);
      const tag = (found?.[1] ?? inside).toLowerCase();
      if (typeOf[tag] === undefined) refuse(`Unsupported start tag "${tag}"`, next);
      open.push({ tag, at: text.length, url: tag === "a" ? hrefOf(found?.[2] ?? "") : null });
    }
    at = end + 1;
  }
  const left = open.at(-1);
  if (left !== undefined) refuse(`Can't find end tag corresponding to start tag "${left.tag}"`, html.length);
  return trimmed({ text, entities });
}

const hrefOf = (attributes: string): string | null => {
  const found = /\bhref="([^"]*)"/.exec(attributes);
  return found?.[1] === undefined ? null : decode(found[1]);
};

/** The server trims both ends of a text. */
export function trimmed({ text, entities }: Parsed): Parsed {
  const begin = text.length - text.trimStart().length;
  const whole = text.trim();
  return {
    text: whole,
    entities: entities.flatMap((entity) => {
      const offset = Math.max(0, entity.offset - begin);
      const end = Math.min(whole.length, entity.offset + entity.length - begin);
      return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
    }),
  };
}

/** What the server finds in a text of its own accord: people it rings. Not in code and links. */
export function mentionsIn({ text, entities }: Parsed): readonly string[] {
  const covered = (at: number) =>
    entities.some(
      ({ type, offset, length }) => ["code", "pre", "text_link"].includes(type) && at >= offset && at < offset + length,
    );
  const typed = [...text.matchAll(/(?<![\w@./])@([A-Za-z][A-Za-z0-9_]{1,31})\b/g)]
    .filter(({ index }) => !covered(index) && !/https?:\/\/\S*$/.test(text.slice(0, index)))
    .map(([all]) => all);
  const linked = entities.filter(({ url }) => url?.startsWith("tg://user") ?? false).map(({ url }) => url ?? "");
  return [...typed, ...linked];
}

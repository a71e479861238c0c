import type { Block, Inline, RichText } from "../rich-text.ts";

/**
 * Words as they are typed in our chat: `*bold*`, `_italic_`, `~struck~`, backticks for code, three of them for a block, `> ` quotes, `- `
 * and `1. ` lists, bare http addresses as links. What is not clearly a mark stays as it was typed: part numbers hold underscores.
 */
export function readMarks(words: string): RichText {
  const blocks: Block[] = [];
  for (const [at, part] of words.split(/^```[ \t]*\n([\s\S]*?)\n?```[ \t]*$/m).entries()) {
    if (at % 2 === 1) blocks.push({ kind: "code", text: part });
    else blocks.push(...part.split(/\n[ \t]*\n+/).flatMap((text) => blockOf(text)));
  }
  return blocks;
}

function blockOf(text: string): readonly Block[] {
  const trimmed = text.replace(/^\n+|\s+$/g, "");
  if (trimmed.trim() === "") return [];
  const lines = trimmed.split("\n");
  if (lines.every((line) => line.startsWith("> "))) {
    return [{ kind: "quote", runs: inline(lines.map((line) => line.slice(2)).join("\n")) }];
  }
  if (lines.every((line) => /^[-•] \S/.test(line))) {
    return [{ kind: "list", ordered: false, items: lines.map((line) => inline(line.slice(2))) }];
  }
  // Only a list that counts from one: "3. floor" is an address, and would be shown as "1.".
  if (lines.every((line, at) => line.startsWith(`${at + 1}. `))) {
    return [{ kind: "list", ordered: true, items: lines.map((line) => inline(line.slice(line.indexOf(" ") + 1))) }];
  }
  return [{ kind: "paragraph", runs: inline(trimmed) }];
}

type Marks = Omit<Inline, "text">;

const pieces =
  /`([^`\n]+)`|(https?:\/\/[^\s<>"'`]{1,2000}[^\s<>"'`.,;:!?)\]*_~])|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^\n]{0,2000}?\S)\3(?![\p{L}\p{N}*_~])/gu;

const markOf = { "*": { bold: true }, _: { italic: true }, "~": { strike: true } } as const satisfies Record<
  string,
  Marks
>;

/** Marks may hold marks, four deep; links and code hold nothing. */
function inline(text: string, around: Marks = {}, depth = 0): readonly Inline[] {
  const runs: Inline[] = [];
  const put = (words: string, marks: Marks) => {
    if (words !== "") runs.push({ text: words, ...around, ...marks });
  };
  let from = 0;
  for (const found of depth > 4 ? [] : text.matchAll(pieces)) {
    const [all, code, link, mark, inner] = found;
    put(text.slice(from, found.index), {});
    if (code !== undefined) put(code, { code: true });
    else if (link !== undefined) put(link, { href: link });
    else if (inner !== undefined)
      runs.push(...inline(inner, { ...around, ...markOf[mark as keyof typeof markOf] }, depth + 1));
    from = found.index + all.length;
  }
  put(text.slice(from), {});
  return runs;
}

/** Where Discord makes a link by itself: up to white space or "<", less the punctuation at its end. */
const address = /https?:\/\/[^\s<]+[^<.,:;"')\]\s]/g;
const marks = /[\\*_~`|<[\]]/g;

/**
 * Words as Markdown that shows exactly them. `atLineStart` says whether what begins a block (`#`, `-`, `>`, `1.`) could do so here;
 * `links` whether Discord may make links of addresses: anywhere, where they hold no mark's sign (inside marks), or nowhere.
 */
export function escapeText(text: string, atLineStart: boolean, links: "anywhere" | "plain" | "nowhere"): string {
  let out = "";
  let from = 0;
  const put = (words: string, breakLinks: boolean) => {
    const escaped = words.replace(marks, "\\$&").replace(/@(?=everyone|here)/g, "\\@");
    out += breakLinks ? escaped.replace(/:(?=\/\/)/g, "\\:") : escaped;
  };
  for (const found of text.matchAll(address)) {
    put(text.slice(from, found.index), false);
    from = found.index + found[0].length;
    const rest = text.slice(from);
    // Up to the next "<" all belongs to the address for Discord, and so would the backslash that disarms the "<". Backticks may begin a
    // block of code before any address is looked for.
    const isCut = /^[^\s<]*</.test(rest) || found[0].includes("`");
    if (isCut || links === "nowhere" || (links === "plain" && /[\\*_~`|]/.test(found[0]))) {
      put(found[0], true);
    } else {
      out += found[0];
      // Punctuation behind an address stays as it is: a backslash there would be taken for a part of it.
      const tail = /^[^\s]*/.exec(rest)?.[0] ?? "";
      out += tail;
      from += tail.length;
    }
  }
  put(text.slice(from), false);
  return escapeLineStarts(out, atLineStart);
}

function escapeLineStarts(text: string, first: boolean): string {
  return text
    .split("\n")
    .map((line, at) => (at === 0 && !first ? line : escapeLineStart(line)))
    .join("\n");
}

function escapeLineStart(line: string): string {
  return line.replace(/^(\s*)([#>+-])/, "$1\\$2").replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
}

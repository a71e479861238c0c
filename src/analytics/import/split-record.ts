/** The fields of one record; `open`: a quote was begun and not ended; `stray`: something stood behind a closing quote. */
export type Split = { readonly fields: readonly string[]; readonly open: boolean; readonly stray: boolean };

/**
 * Splits a record at its separators. A field that begins with a quote ends with one, and holds separators, line ends and doubled quotes
 * in between; elsewhere a quote is a letter like any other (12" pipe).
 */
export function splitRecord(text: string, separator: string): Split {
  if (!text.includes('"')) return { fields: text.split(separator), open: false, stray: false };
  const fields: string[] = [];
  let stray = false;
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end < 0 ? text.length : end));
      if (end < 0) return { fields, open: false, stray };
      at = end + 1;
      continue;
    }
    let field = "";
    let from = at + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) return { fields: [...fields, field + text.slice(from)], open: true, stray };
      field += text.slice(from, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      field += '"';
      from = at + 1;
    }
    const end = text.indexOf(separator, at);
    const behind = text.slice(at, end < 0 ? text.length : end);
    if (behind.trim() !== "") stray = true;
    fields.push(field + (behind.trim() === "" ? "" : behind));
    if (end < 0) return { fields, open: false, stray };
    at = end + 1;
  }
}

/** The same without any meaning of quotes: for a line in which one was broken. */
export function splitPlainly(text: string, separator: string): readonly string[] {
  return text.split(separator);
}

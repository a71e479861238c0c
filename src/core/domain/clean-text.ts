/**
 * Text as people meant it: NFC, line ends as \n, no NUL or other control characters, no lone surrogates, no bidirectional
 * overrides or isolates (they reorder what others read), no runs of invisible characters, trimmed.
 * Zero-width joiners stay: emoji and several scripts need them.
 */
export function cleanText(raw: string): string {
  return raw
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replace(/[\u202A-\u202E\u2066-\u2069\u061C\u200E\u200F\u180E\uFEFF]/g, "")
    .replace(/[\u200B\u2060-\u2064]/g, "")
    .replace(/(\u200D|\u200C){2,}/g, "$1")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();
}

/** One line of text (names, titles, tags): cleaned, white space folded. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/gu, " ");
}

/** Whether a cleaned text has something to read: a letter, a digit, a symbol or an emoji; not joiners alone. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{S}\p{P}\p{Extended_Pictographic}]/u.test(text);
}

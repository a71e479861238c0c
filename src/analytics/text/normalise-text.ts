/** Characters of a text that are read: what a person types about a fault fits; a pasted log of 50 kB must not slow the rest. */
export const readCharacters = 4_000;

/**
 * Words as they are compared: Unicode made one way (NFKC), lower case, without control characters, with the accents of
 * Latin, Greek and Cyrillic letters taken off (people leave them out in chat), white space single. Marks of scripts
 * whose words need them (Devanagari, Thai, Arabic …) stay.
 */
export function normaliseText(text: string): string {
  // Most words of most histories are plain ASCII, for which all of the below comes to this.
  if (/^[\x21-\x5f\x61-\x7e]*(?: [\x21-\x5f\x61-\x7e]+)*$/.test(text))
    return text.slice(0, readCharacters).toLowerCase().trimEnd();
  return text
    .slice(0, readCharacters)
    .toWellFormed()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Z}\s]+/gu, " ")
    .replace(/[’‘`´]/g, "'")
    .trim();
}

import { createRequire } from "node:module";

// By its sub-path: the package's index loads database clients and reads `.env`. It is CommonJS without types of its own.
const porter = createRequire(import.meta.url)("natural/lib/natural/stemmers/porter_stemmer.js") as {
  readonly stem: (word: string) => string;
};

/**
 * The stem of a normalised word. Words in plain Latin letters go through Porter's stemmer, which does other languages
 * little harm (their endings are mostly left alone, and character n-grams join what it leaves apart); other scripts and
 * words with digits stay whole.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return porter.stem(word);
}

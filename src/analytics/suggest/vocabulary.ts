/** Words numbered from 0 in the order in which they came. */
export type Vocabulary = {
  readonly size: () => number;
  /** The number of a word, given now if it is new. */
  readonly take: (word: string) => number;
  /** The number of a word, or -1. */
  readonly find: (word: string) => number;
};

/** An empty vocabulary. */
export function makeVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  return {
    size: () => numbers.size,
    find: (word) => numbers.get(word) ?? -1,
    take(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size);
      return numbers.size - 1;
    },
  };
}

import { makeGrowingList } from "./growing-list.ts";
import { makeTopList } from "./top-list.ts";
import { makeVocabulary } from "./vocabulary.ts";

/** Past cases by their words. Cases are numbered from 0 in the order in which they were added. */
export type WordIndex = {
  readonly size: () => number;
  readonly add: (words: readonly string[]) => void;
  /** The best `most` cases by BM25, best first; of equals the newer one. Cases that share no word are never found. */
  readonly search: (words: readonly string[], most: number) => readonly Hit[];
  /** Ends a bulk load: packs what was added, and keeps what is added from now on searchable at once. */
  readonly settle: () => void;
};
export type Hit = { readonly at: number; readonly score: number };

const k1 = 1.2;
const b = 0.75;
/** Cases added since the last packing; a search walks through all of their words. */
const mostUnpacked = 4_096;
/** Postings that one search reads, rarest words first: what all cases have in common tells least and costs most. */
const mostRead = 30_000;

/** A posting is one number: how often the word is in the case (up to 15) above the case's own number (up to 2^28). */
const caseBits = 28;
const caseMask = 2 ** caseBits - 1;
const mostTimes = 15;

/**
 * Postings in typed arrays: those of all packed cases by word (`postings[start[w]…]`), and behind them the words of the
 * cases that came since, in their order.
 */
export function makeWordIndex(): WordIndex {
  const words = makeVocabulary();
  let start = new Int32Array(1);
  let postings = new Uint32Array(0);
  let packed = 0;
  let isLoading = true;
  const lengths = makeGrowingList("uint16");
  let allLengths = 0;
  const freshStart = makeGrowingList();
  const freshWord = makeGrowingList();
  const freshTimes = makeGrowingList("uint8");
  const cases: number[] = [];
  let scores = new Float32Array(0);
  const touched = makeGrowingList();

  const pack = (): void => {
    const vocabulary = words.size();
    const nextStart = new Int32Array(vocabulary + 1);
    for (let word = 0; word < vocabulary; word += 1) {
      nextStart[word + 1] = (nextStart[word] as number) + (cases[word] ?? 0);
    }
    const size = nextStart[vocabulary] as number;
    const next = new Uint32Array(size);
    const fill = nextStart.slice();
    for (let word = 0; word + 1 < start.length; word += 1) {
      const [from, to] = [start[word] as number, start[word + 1] as number];
      const into = fill[word] as number;
      next.set(postings.subarray(from, to), into);
      fill[word] = into + to - from;
    }
    for (let fresh = 0; fresh < freshStart.length(); fresh += 1) {
      for (let at = freshStart.values()[fresh] as number; at < freshEnd(fresh); at += 1) {
        const word = freshWord.values()[at] as number;
        const into = fill[word] as number;
        next[into] = (packed + fresh) | ((freshTimes.values()[at] as number) << caseBits);
        fill[word] = into + 1;
      }
    }
    [start, postings] = [nextStart, next];
    packed = lengths.length();
    for (const list of [freshStart, freshWord, freshTimes]) list.clear();
  };
  const freshEnd = (fresh: number): number =>
    fresh + 1 < freshStart.length() ? (freshStart.values()[fresh + 1] as number) : freshWord.length();

  const bump = (at: number, by: number): void => {
    if (scores[at] === 0) touched.push(at);
    scores[at] = (scores[at] as number) + by;
  };
  const gain = (at: number, count: number, weight: number, meanLength: number): number =>
    (weight * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths.values()[at] as number)) / meanLength));

  return {
    size: () => lengths.length(),
    add(list) {
      freshStart.push(freshWord.length());
      const from = freshWord.length();
      for (const word of list) {
        const number = words.take(word);
        // A text is short: looking through it beats a map of its own.
        let at = from;
        while (at < freshWord.length() && freshWord.values()[at] !== number) at += 1;
        if (at < freshWord.length()) {
          freshTimes.values()[at] = Math.min(mostTimes, (freshTimes.values()[at] as number) + 1);
          continue;
        }
        freshWord.push(number);
        freshTimes.push(1);
        cases[number] = (cases[number] ?? 0) + 1;
      }
      lengths.push(Math.min(65_535, list.length));
      allLengths += list.length;
      // While loading, packing whenever the size has doubled copies each posting about twice in all.
      if (freshStart.length() >= (isLoading ? Math.max(mostUnpacked, packed) : mostUnpacked)) pack();
    },
    search(list, most) {
      const count = lengths.length();
      if (scores.length < count) scores = new Float32Array(Math.ceil(count * 1.2));
      const meanLength = Math.max(1, allLengths / Math.max(1, count));
      const known = [...new Set(list.map((word) => words.find(word)))].filter((word) => word >= 0);
      known.sort((one, other) => (cases[one] ?? 0) - (cases[other] ?? 0) || one - other);
      const weights = new Map(
        known.map((word) => [word, Math.log(1 + (count - (cases[word] ?? 0) + 0.5) / ((cases[word] ?? 0) + 0.5))]),
      );
      let toRead = mostRead;
      for (const word of known) {
        if (toRead <= 0) break;
        const weight = weights.get(word) ?? 0;
        const to = word + 1 < start.length ? (start[word + 1] as number) : 0;
        const from = word + 1 < start.length ? Math.max(start[word] as number, to - toRead) : 0;
        for (let at = from; at < to; at += 1) {
          const posting = postings[at] as number;
          const doc = posting & caseMask;
          bump(doc, gain(doc, posting >>> caseBits, weight, meanLength));
        }
        toRead -= to - from;
      }
      for (let fresh = 0; fresh < freshStart.length(); fresh += 1) {
        const end = freshEnd(fresh);
        for (let at = freshStart.values()[fresh] as number; at < end; at += 1) {
          const weight = weights.get(freshWord.values()[at] as number);
          if (weight === undefined) continue;
          bump(packed + fresh, gain(packed + fresh, freshTimes.values()[at] as number, weight, meanLength));
        }
      }
      const best = makeTopList(most);
      for (let at = 0; at < touched.length(); at += 1) {
        const doc = touched.values()[at] as number;
        best.offer(doc, scores[doc] as number);
        scores[doc] = 0;
      }
      touched.clear();
      return best.take();
    },
    settle() {
      pack();
      isLoading = false;
    },
  };
}

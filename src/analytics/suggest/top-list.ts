/** Keeps the best of many offers; of equal scores the one with the higher number, which is the newer case. */
export type TopList = {
  readonly offer: (at: number, score: number) => void;
  /** The best, best first. */
  readonly take: () => readonly { readonly at: number; readonly score: number }[];
};

/** An empty list of at most `most`. */
export function makeTopList(most: number): TopList {
  let kept: { at: number; score: number }[] = [];
  let least = Number.NEGATIVE_INFINITY;
  // Sorting a few times what is kept, now and then, is cheaper than a heap: most offers are turned away by one comparison.
  const cut = (): void => {
    kept.sort((one, other) => other.score - one.score || other.at - one.at);
    if (kept.length > most) kept.length = most;
    if (kept.length === most) least = kept[most - 1]?.score ?? least;
  };
  return {
    offer(at, score) {
      if (score < least) return;
      kept.push({ at, score });
      if (kept.length >= most * 4) cut();
    },
    take() {
      cut();
      const taken = kept;
      kept = [];
      return taken;
    },
  };
}

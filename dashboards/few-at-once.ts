/** Tasks of which only so many are under way. */
export type FewAtOnce = {
  /** Waits until there is room, then begins the task. Rejects, and begins nothing, once one has failed. */
  begin(task: () => Promise<void>): Promise<void>;
  /** Waits until none is under way any more; rejects with the first failure. */
  done(): Promise<void>;
  /** The same, whatever came of them. */
  settled(): Promise<void>;
};

/** No more than `most` tasks at once. A failure waits to be told by the next `begin` or by `done`: nobody else has to listen for it. */
export function fewAtOnce(most: number): FewAtOnce {
  const under = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const throwFailure = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  const settled = async (): Promise<void> => {
    while (under.size > 0) await Promise.race(under);
  };
  return {
    async begin(task) {
      while (under.size >= most) await Promise.race(under);
      throwFailure();
      const one = task()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => under.delete(one));
      under.add(one);
    },
    async done() {
      await settled();
      throwFailure();
    },
    settled,
  };
}

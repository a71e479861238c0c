/** Things that will happen, taken out in order of time; a held structure, so it changes in place. */
export type EventQueue<T> = {
  readonly push: (at: number, event: T) => void;
  /** Takes out the earliest; undefined when empty. Events of the same time come in the order of their pushing. */
  readonly pop: () => { readonly at: number; readonly event: T } | undefined;
};

type Entry<T> = { readonly at: number; readonly order: number; readonly event: T };

/** Makes an empty queue (a binary heap). */
export const createEventQueue = <T>(): EventQueue<T> => {
  const heap: Entry<T>[] = [];
  let pushed = 0;
  const before = (left: Entry<T>, right: Entry<T>): boolean =>
    left.at < right.at || (left.at === right.at && left.order < right.order);
  const swapIfBefore = (child: number, parent: number): boolean => {
    const lower = heap[child];
    const upper = heap[parent];
    if (lower === undefined || upper === undefined || !before(lower, upper)) return false;
    heap[child] = upper;
    heap[parent] = lower;
    return true;
  };
  return {
    push: (at, event) => {
      heap.push({ at, order: pushed++, event });
      let child = heap.length - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!swapIfBefore(child, parent)) return;
        child = parent;
      }
    },
    pop: () => {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        for (let parent = 0; ; ) {
          const left = heap[2 * parent + 1];
          const right = heap[2 * parent + 2];
          const child =
            left !== undefined && right !== undefined && before(right, left) ? 2 * parent + 2 : 2 * parent + 1;
          if (!swapIfBefore(child, parent)) break;
          parent = child;
        }
      }
      return { at: first.at, event: first.event };
    },
  };
};

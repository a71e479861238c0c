/** Whole numbers in a typed array that doubles when it is full. */
export type GrowingList = {
  /** The array itself, longer than what is filled; taken anew after each push. */
  readonly values: () => Int32Array;
  readonly length: () => number;
  readonly push: (value: number) => void;
  readonly clear: () => void;
};

/** An empty list. */
export function makeGrowingList(): GrowingList {
  let values = new Int32Array(64);
  let length = 0;
  return {
    values: () => values,
    length: () => length,
    push(value) {
      if (length === values.length) {
        // Half as much again once it is large: doubling 40 MB for the last row would waste most of it.
        const next = new Int32Array(length < 1_000_000 ? length * 2 : Math.ceil(length * 1.5));
        next.set(values);
        values = next;
      }
      values[length] = value;
      length += 1;
    },
    clear() {
      values = new Int32Array(64);
      length = 0;
    },
  };
}

/** Whole numbers in a typed array that grows when it is full. */
export type GrowingList = {
  /** The array itself, longer than what is filled; taken anew after each push. */
  readonly values: () => Int32Array | Uint16Array | Uint8Array;
  readonly length: () => number;
  readonly push: (value: number) => void;
  readonly clear: () => void;
};

const kinds = { int32: Int32Array, uint16: Uint16Array, uint8: Uint8Array } as const;

/** An empty list of numbers that fit its kind; whoever pushes sees to that. */
export function makeGrowingList(kind: keyof typeof kinds = "int32"): GrowingList {
  const Kind = kinds[kind];
  let values: Int32Array | Uint16Array | Uint8Array = new Kind(64);
  let length = 0;
  return {
    values: () => values,
    length: () => length,
    push(value) {
      if (length === values.length) {
        // An eighth more once it is large: doubling 40 MB for the last row would waste most of it.
        const next = new Kind(length < 100_000 ? length * 2 : Math.ceil(length * 1.125));
        next.set(values);
        values = next;
      }
      values[length] = value;
      length += 1;
    },
    clear() {
      values = new Kind(64);
      length = 0;
    },
  };
}

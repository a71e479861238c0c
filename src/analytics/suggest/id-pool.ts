/** Ids in one block of bytes: a million strings of their own would weigh three times as much. */
export type IdPool = { readonly push: (id: string) => void; readonly at: (number: number) => string };

/** An empty pool. */
export function makeIdPool(): IdPool {
  let bytes = Buffer.alloc(1 << 12);
  let ends = new Uint32Array(64);
  let count = 0;
  const endOf = (number: number): number => (number < 0 ? 0 : (ends[number] as number));
  return {
    push(id) {
      const from = endOf(count - 1);
      const to = from + Buffer.byteLength(id);
      if (to > bytes.length) {
        const next = Buffer.alloc(Math.max(to, Math.ceil(bytes.length * 1.5)));
        bytes.copy(next);
        bytes = next;
      }
      if (count === ends.length) {
        const next = new Uint32Array(Math.ceil(count * 1.5));
        next.set(ends);
        ends = next;
      }
      bytes.write(id, from);
      ends[count] = to;
      count += 1;
    },
    at: (number) => bytes.toString("utf8", endOf(number - 1), endOf(number)),
  };
}

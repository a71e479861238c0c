/** Counts of (row, label), sparse: a hash table in typed arrays, which a Map of Maps would outweigh ten times. */
export type CountTable = {
  readonly add: (row: number, label: number, by: number) => void;
  readonly get: (row: number, label: number) => number;
};

/** Labels that fit beside a row in one key. */
const mostLabels = 1 << 20;

/** An empty table; it grows as it fills. Rows and labels are whole numbers from 0, labels below 2^20. */
export function makeCountTable(): CountTable {
  let mask = (1 << 10) - 1;
  let keys = new Float64Array(mask + 1).fill(-1);
  let counts = new Float32Array(mask + 1);
  let used = 0;

  const find = (key: number): number => {
    let at = (Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4_294_967_296) | 0, 0x85ebca6b)) & mask;
    // Mixed down from the high bits: the low ones of a product know only the low ones of the key.
    at = (at ^ (Math.imul(key | 0, 0x9e3779b1) >>> 15)) & mask;
    while (keys[at] !== -1 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const [oldKeys, oldCounts] = [keys, counts];
    mask = mask * 2 + 1;
    keys = new Float64Array(mask + 1).fill(-1);
    counts = new Float32Array(mask + 1);
    for (let at = 0; at < oldKeys.length; at += 1) {
      if (oldKeys[at] === -1) continue;
      const to = find(oldKeys[at] as number);
      keys[to] = oldKeys[at] as number;
      counts[to] = oldCounts[at] as number;
    }
  };
  return {
    add(row, label, by) {
      const key = row * mostLabels + label;
      let at = find(key);
      if (keys[at] === -1) {
        if (used * 10 > mask * 6) {
          grow();
          at = find(key);
        }
        keys[at] = key;
        used += 1;
      }
      counts[at] = (counts[at] as number) + by;
    },
    get(row, label) {
      const at = find(row * mostLabels + label);
      return keys[at] === -1 ? 0 : (counts[at] as number);
    },
  };
}

/** Ids in one block of bytes: a million strings of their own would weigh five times as much. */
export type IdPool = { readonly push: (id: string) => void; readonly at: (number: number) => string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The first byte of an id tells how the rest is written. */
const asText = 0;
const asUuid = 1;

/** An empty pool. */
export function makeIdPool(): IdPool {
  let bytes = Buffer.alloc(1 << 12);
  let ends = new Uint32Array(64);
  let count = 0;
  const endOf = (number: number): number => (number < 0 ? 0 : (ends[number] as number));
  return {
    push(id) {
      const isUuid = uuid.test(id);
      const from = endOf(count - 1);
      const to = from + 1 + (isUuid ? 16 : Buffer.byteLength(id));
      if (to > bytes.length) {
        const next = Buffer.alloc(Math.max(to, Math.ceil(bytes.length * (bytes.length < 1 << 20 ? 2 : 1.125))));
        bytes.copy(next);
        bytes = next;
      }
      if (count === ends.length) {
        const next = new Uint32Array(Math.ceil(count * 1.125));
        next.set(ends);
        ends = next;
      }
      bytes[from] = isUuid ? asUuid : asText;
      if (isUuid) bytes.write(id.replaceAll("-", ""), from + 1, "hex");
      else bytes.write(id, from + 1);
      ends[count] = to;
      count += 1;
    },
    at(number) {
      const from = endOf(number - 1);
      const to = endOf(number);
      if (bytes[from] === asText) return bytes.toString("utf8", from + 1, to);
      return bytes.toString("hex", from + 1, to).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    },
  };
}

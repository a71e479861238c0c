/** Ids hold their time: https://discord.com/developers/docs/reference#snowflakes. */
const epoch = 1_420_070_400_000n;

/** When the thing of this id was made; the epoch of Unix for what is no id. */
export function timeOfId(id: string): Date {
  return new Date(/^\d{1,20}$/.test(id) ? Number((BigInt(id) >> 22n) + epoch) : 0);
}

/** The least id that something made at `time` could have. */
export function idAt(time: Date): string {
  const since = BigInt(time.getTime()) - epoch;
  return (since > 0n ? since << 22n : 0n).toString();
}

/** Orders ids by the time they were made. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

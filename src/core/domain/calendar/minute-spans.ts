/** Minutes from `[0]` up to but not including `[1]`, counted from the start of some local day. */
export type MinuteSpan = readonly [start: number, end: number];

/** The same minutes as sorted spans that neither overlap nor touch. */
export function joinSpans(spans: readonly MinuteSpan[]): readonly MinuteSpan[] {
  const joined: [number, number][] = [];
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (start >= end) continue;
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** What is left of a span without the minutes of `taken`. */
export function withoutSpans(span: MinuteSpan, taken: readonly MinuteSpan[]): readonly MinuteSpan[] {
  const left: MinuteSpan[] = [];
  let start = span[0];
  for (const [from, to] of joinSpans(taken)) {
    if (from > start) left.push([start, Math.min(from, span[1])]);
    start = Math.max(start, to);
  }
  return [...left, [start, span[1]] as const].filter(([from, to]) => from < to);
}

/** Which rows are drawn, and how much empty height stands for the others, in CSS pixels. `to` is exclusive. */
export type Window = { readonly from: number; readonly to: number; readonly before: number; readonly after: number };

/** The top of each row and, last, the height of all: `tops.length === heights.length + 1`. */
export function topsOf(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (let at = 0; at < heights.length; at += 1) tops[at + 1] = (tops[at] ?? 0) + (heights[at] ?? 0);
  return tops;
}

/**
 * The rows that a viewport touches, with `overscan` pixels more at both ends, so that scrolling meets drawn rows. A scroll position
 * beyond the end (the list has just become shorter) shows the end.
 */
export function windowOf(tops: Float64Array, scrollTop: number, viewport: number, overscan: number): Window {
  const count = tops.length - 1;
  const total = tops[count] ?? 0;
  if (count === 0) return { from: 0, to: 0, before: 0, after: 0 };
  const top = Math.max(0, Math.min(scrollTop, total - viewport));
  const from = rowAt(tops, top - overscan);
  const to = Math.min(count, rowAt(tops, top + viewport + overscan) + 1);
  return { from, to, before: tops[from] ?? 0, after: total - (tops[to] ?? total) };
}

/** The last row whose top is at or above `y`. */
function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { topsOf, windowOf } from "./window-of.ts";

const overscan = 600;
const nearEdge = 400;
/** So near to the end one is at the end. */
const endPx = 48;

/**
 * A list that draws only the rows near the viewport, whatever their heights: a row is measured once drawn, and an estimate stands
 * for it until then. With `sticky` it begins at its end and stays there while the reader is there; `onBelow` says how many rows
 * have come since the reader left it. `anchor` names a row that is brought into view whenever it changes.
 */
export function WindowedList<T>({
  rows,
  keyOf,
  estimate,
  draw,
  label,
  sticky = false,
  floats,
  onTop,
  onEnd,
  onAway,
  anchor = null,
  jump = 0,
}: {
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Likely height of a row in CSS pixels. */
  readonly estimate: (row: T) => number;
  readonly draw: (row: T) => ComponentChildren;
  readonly label: string;
  readonly sticky?: boolean;
  /** Rows that move when others come (headings): the place of the reader is not told by them. */
  readonly floats?: (row: T) => boolean;
  readonly onTop?: () => void;
  readonly onEnd?: () => void;
  /** Sticky lists: whether the reader is away from the end. */
  readonly onAway?: (away: boolean) => void;
  readonly anchor?: string | null;
  /** Each new number goes to the end. */
  readonly jump?: number;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const atEnd = useRef(true);
  /** Where the scroll last was at the end. */
  const put = useRef(0);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [measured, setMeasured] = useState(0);

  // `measured` stands for the map, which is changed in place
  const tops = useMemo(
    () => topsOf(rows.map((row) => heights.current.get(keyOf(row)) ?? estimate(row))),
    [rows, measured],
  );
  const shown = windowOf(tops, sticky && atEnd.current ? Number.MAX_SAFE_INTEGER : view.top, view.height, overscan);

  const observer = useMemo(
    () =>
      new ResizeObserver((entries) => {
        let changed = false;
        for (const { target, borderBoxSize } of entries) {
          const key = (target as HTMLElement).dataset.key;
          const height = borderBoxSize[0]?.blockSize ?? 0;
          if (key === undefined || height === 0 || heights.current.get(key) === height) continue;
          heights.current.set(key, height);
          changed = true;
        }
        if (changed) setMeasured((count) => count + 1);
      }),
    [],
  );
  useEffect(() => () => observer.disconnect(), [observer]);

  // The row that the reader looks at keeps its place when rows above it turn out taller or are added.
  const held = useRef<{ readonly key: string; readonly offset: number; readonly scroll: number } | null>(null);
  const hold = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const edge = box.getBoundingClientRect().top;
    const first = [...box.querySelectorAll<HTMLElement>("[data-key]:not([data-floats])")].find(
      (row) => row.getBoundingClientRect().bottom > edge,
    );
    held.current =
      first?.dataset.key === undefined
        ? null
        : { key: first.dataset.key, offset: first.getBoundingClientRect().top - edge, scroll: box.scrollTop };
  };

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    for (const row of box.querySelectorAll("[data-key]")) observer.observe(row);
    if (sticky && atEnd.current && !hasLeft(box, put.current)) {
      box.scrollTop = box.scrollHeight;
      put.current = box.scrollTop;
      return;
    }
    const keep = held.current;
    const at = keep === null ? -1 : rows.findIndex((row) => keyOf(row) === keep.key);
    if (keep === null || at < 0) return;
    const row = box.querySelector<HTMLElement>(`[data-key="${CSS.escape(keep.key)}"]`);
    const list = box.querySelector(".rows");
    const edge = box.getBoundingClientRect().top;
    // A row that was pushed out of what is drawn is found by its likely place, and drawn with the scroll that follows.
    const top =
      row?.getBoundingClientRect().top ?? (list?.getBoundingClientRect().top ?? edge) - shown.before + (tops[at] ?? 0);
    // What the reader has scrolled since is theirs: the event that tells of it comes with the next frame.
    const offset = keep.offset - (box.scrollTop - keep.scroll);
    const moved = top - edge - offset;
    if (Math.abs(moved) > 1) box.scrollTop += moved;
    held.current = { key: keep.key, offset, scroll: box.scrollTop };
    // Drawn again for another reason, the list leaves the scroll to the reader, who may just be moving it.
  }, [rows, measured, shown.from, shown.to, view.height]);

  // A list that does not fill its place cannot be scrolled for more.
  useEffect(() => {
    const box = scroller.current;
    if (box === null || rows.length === 0 || box.scrollHeight > box.clientHeight + nearEdge) return;
    onTop?.();
    onEnd?.();
  }, [rows]);

  const onScroll = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const distance = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (sticky && atEnd.current !== distance < endPx) {
      atEnd.current = distance < endPx;
      onAway?.(!atEnd.current);
    }
    // Who scrolled to the end stays there when the last rows turn out taller than was thought.
    if (distance < endPx) put.current = box.scrollTop;
    hold();
    setView({ top: box.scrollTop, height: box.clientHeight });
    if (box.scrollTop < nearEdge) onTop?.();
    if (distance < nearEdge) onEnd?.();
  };

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const resized = new ResizeObserver(() => {
      if (sticky && atEnd.current && !hasLeft(box, put.current)) {
        box.scrollTop = box.scrollHeight;
        put.current = box.scrollTop;
      }
      setView({ top: box.scrollTop, height: box.clientHeight });
    });
    resized.observe(box);
    return () => resized.disconnect();
  }, [sticky]);

  // Only a new jump jumps
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || jump === 0) return;
    atEnd.current = true;
    put.current = 0;
    held.current = null;
    onAway?.(false);
    setView({ top: box.scrollHeight, height: box.clientHeight });
  }, [jump]);

  // Only a new anchor moves the list
  useLayoutEffect(() => {
    const box = scroller.current;
    const at = anchor === null ? -1 : rows.findIndex((row) => keyOf(row) === anchor);
    if (box === null || at < 0) return;
    const [top, bottom] = [tops[at] ?? 0, tops[at + 1] ?? 0];
    held.current = null;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [anchor]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be scrolled in every browser
    <div class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} role="group" aria-label={label}>
      <Spacer height={shown.before} />
      <ul class="rows">
        {rows.slice(shown.from, shown.to).map((row, at) => (
          <li
            key={keyOf(row)}
            data-key={keyOf(row)}
            data-floats={floats?.(row) ? "" : undefined}
            aria-setsize={rows.length}
            aria-posinset={shown.from + at + 1}
          >
            {draw(row)}
          </li>
        ))}
      </ul>
      <Spacer height={shown.after} />
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return <div aria-hidden="true" style={{ height: `${height}px` }} />;
}

/** Whether the reader has scrolled away from where the list was put: the event that says so comes a frame later. */
function hasLeft(box: HTMLElement, put: number): boolean {
  return box.scrollTop < put - 1 && box.scrollHeight - box.clientHeight - box.scrollTop >= endPx;
}

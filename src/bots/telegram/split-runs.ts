import type { Run } from "./flat-text.ts";
import { entitiesIn } from "./html.ts";

/** More entities than this in one message are dropped by the server. https://limits.tginfo.me/en "Formatting entities" */
const mostEntities = 100;

/**
 * Runs as pieces of at most `limit` UTF-16 units each, counted as Telegram counts: after its HTML was read. A piece ends at an empty
 * line where one is in its second half, else at a line, a sentence, a word, never in the middle of a character; links and code
 * stay whole where they can. No piece is blank; nothing but the white space at a cut is lost.
 */
export function splitRuns(runs: readonly Run[], limit: number): readonly (readonly Run[])[] {
  const text = runs.map((run) => run.text).join("");
  const pieces: (readonly Run[])[] = [];
  let from = 0;
  while (from < text.length) {
    const most = Math.min(limit, withEntities(runs, from) - from);
    const to = text.length - from <= most ? text.length : from + cutAt(text.slice(from, from + most + 1), runs, from);
    const piece = sliceRuns(runs, from, to);
    if (text.slice(from, to).trim() !== "") pieces.push(piece);
    from = to + (/^[\n ]+/.exec(text.slice(to))?.[0].length ?? 0);
  }
  return pieces;
}

/** Where to cut the window, whose last character does not fit any more; `from` is where it begins in the whole. */
function cutAt(window: string, runs: readonly Run[], from: number): number {
  const most = window.length - 1;
  const half = Math.ceil(most / 2);
  for (const boundary of [/\n{2,}/g, /\n/g, /(?<=[.!?…]) /g, / /g]) {
    const places = [...window.matchAll(boundary)].map(({ index }) => index).filter((at) => at >= half && at <= most);
    const whole = places.findLast((at) => !isInside(runs, from + at));
    if (whole !== undefined) return whole;
  }
  const word = window.lastIndexOf(" ", most);
  if (word >= half) return word;
  return lastCharacterEnd(window, most);
}

/** The end of the last whole character, as people see characters, at or before `most`; at least one unit. */
function lastCharacterEnd(window: string, most: number): number {
  const tail = Math.max(0, most - 64);
  // The window may itself begin in the middle of a character: only its last stretch is looked at.
  let end = 0;
  for (const { index } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(window.slice(tail))) {
    if (tail + index <= most) end = tail + index;
  }
  if (end > tail) return end;
  return /[\uD800-\uDBFF]/.test(window[most - 1] ?? "") ? Math.max(1, most - 1) : most;
}

/** Whether a cut there would break a link or a piece of code. */
function isInside(runs: readonly Run[], at: number): boolean {
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (at > start && at < end) return run.href !== undefined || run.code === true;
    start = end;
  }
  return false;
}

/** Up to where the hundred entities reach that begin at `from`. */
function withEntities(runs: readonly Run[], from: number): number {
  let start = 0;
  let entities = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (end > from) entities += entitiesIn(run);
    if (entities > mostEntities) return start;
    start = end;
  }
  return Number.POSITIVE_INFINITY;
}

function sliceRuns(runs: readonly Run[], from: number, to: number): readonly Run[] {
  let start = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += run.text.length;
    return text === "" ? [] : [{ ...run, text }];
  });
}

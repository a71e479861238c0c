import fc from "fast-check";
import { expect, test } from "vitest";
import { topsOf, windowOf } from "./window-of.ts";

const heights = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 400 });

test("what is drawn and what is left out add up to the whole height", () => {
  fc.assert(
    fc.property(
      heights,
      fc.integer({ min: -100, max: 400_000 }),
      fc.integer({ min: 100, max: 2000 }),
      (rows, scroll, view) => {
        const tops = topsOf(rows);
        const shown = windowOf(tops, scroll, view, 300);
        const drawn = rows.slice(shown.from, shown.to).reduce((sum, height) => sum + height, 0);
        expect(shown.before + drawn + shown.after).toBe(tops.at(-1));
      },
    ),
  );
});

test("every row that the viewport touches is drawn", () => {
  fc.assert(
    fc.property(
      heights,
      fc.integer({ min: 0, max: 400_000 }),
      fc.integer({ min: 100, max: 2000 }),
      (rows, scroll, view) => {
        const tops = topsOf(rows);
        const top = Math.max(0, Math.min(scroll, (tops.at(-1) ?? 0) - view));
        const shown = windowOf(tops, scroll, view, 0);
        rows.forEach((height, at) => {
          const touches = (tops[at] ?? 0) < top + view && (tops[at] ?? 0) + height > top;
          if (touches) expect(at >= shown.from && at < shown.to).toBe(true);
        });
      },
    ),
  );
});

test("of five thousand rows only a screen and its margins are drawn", () => {
  const tops = topsOf(Array.from({ length: 5000 }, () => 60));
  const shown = windowOf(tops, 150_000, 900, 600);
  expect(shown.to - shown.from).toBeLessThan(40);
});

test("nothing is nothing", () => {
  expect(windowOf(topsOf([]), 50, 900, 600)).toEqual({ from: 0, to: 0, before: 0, after: 0 });
});

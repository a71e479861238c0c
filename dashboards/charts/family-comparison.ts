import { dot, type PlotOptions, ruleY, text } from "@observablehq/plot";
import { duration, percent, shortNumber } from "../format.ts";
import type { Estimate, FamilyRow } from "../page-data.ts";
import { colour } from "../style/palette.ts";
import { type ChartSize, isNarrow } from "./chart-size.ts";
import { shownValue } from "./shown-rows.ts";

/** How each measure is named and written. */
export const familyMeasures = {
  rate: { label: "Repairs per 100 units and year", format: shortNumber },
  returned: { label: "Came back within 30 days", format: percent },
  minutes: { label: "Labour per repair", format: duration },
} as const;

/**
 * The model beside the others of its family, measure by measure. The measures have different units, so each is scaled by its own greatest
 * limit, and the numbers stand beside the dots.
 */
export function familyComparison(rows: readonly FamilyRow[], size: ChartSize): PlotOptions {
  const measures = rows.flatMap(({ measure, model, others }) => {
    const [mine, theirs] = [shownValue(model), shownValue(others)];
    if (mine === null || theirs === null) return [];
    const most = Math.max(mine.high, theirs.high, 1e-9);
    const { label, format } = familyMeasures[measure];
    const line = (estimate: Estimate, own: boolean) => ({
      key: `${measure} ${own ? "model" : "others"}`,
      own,
      who: own ? "this model" : "its family",
      value: estimate.value / most,
      low: estimate.low / most,
      high: estimate.high / most,
      note: format(estimate.value),
      tip: `${label}, ${own ? "this model" : "the rest of its family"}: ${format(estimate.value)} (${format(estimate.low)} to ${format(estimate.high)})`,
    });
    return [{ key: measure, label, lines: [line(mine, true), line(theirs, false)] }];
  });
  const lines = measures.flatMap((measure) => measure.lines);
  const slots = measures.flatMap(({ key, lines: two }) => [key, ...two.map((line) => line.key)]);
  const ink = (line: { own: boolean }): string => (line.own ? colour("data") : colour("rest"));
  const labelRoom = isNarrow(size) ? 82 : 100;
  const noteRoom = 84;
  const start = { y: "key", frameAnchor: "left", textAnchor: "start", dx: -labelRoom } as const;
  const common = { x: "value", y: "key", fill: ink, stroke: colour("surface"), title: "tip" } as const;
  const own = lines.filter((line) => line.own);
  const others = lines.filter((line) => !line.own);
  const bar = { y: "key", x1: "low", x2: "high", stroke: ink, strokeWidth: 6, strokeOpacity: 0.4 } as const;
  return {
    width: size.width,
    height: Math.max(1, slots.length) * 30 + 4,
    marginTop: 0,
    marginBottom: 4,
    marginLeft: labelRoom,
    marginRight: noteRoom,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, type: "band", domain: slots, padding: 0 },
    marks: [
      ruleY(lines, { y: "key", x1: 0, x2: 1, stroke: colour("line") }),
      ruleY(lines, { ...bar, strokeLinecap: "round" }),
      dot(own, { ...common, r: 6.5 }),
      dot(others, { ...common, r: 6, symbol: "square" }),
      text(measures, { ...start, text: "label", dy: 4, fill: colour("ink"), fontWeight: 600 }),
      text(lines, { ...start, text: "who", fill: colour("ink-soft") }),
      text(lines, {
        y: "key",
        frameAnchor: "right",
        textAnchor: "end",
        text: "note",
        dx: noteRoom,
        fill: colour("ink"),
        fontWeight: 600,
      }),
    ],
  };
}

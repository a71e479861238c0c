import type { PlotOptions } from "@observablehq/plot";
import { axisX, dot, ruleY, text } from "@observablehq/plot";
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
  const lines = rows.flatMap(({ measure, model, others }) => {
    const [mine, theirs] = [shownValue(model), shownValue(others)];
    if (mine === null || theirs === null) return [];
    const most = Math.max(mine.high, theirs.high, 1e-9);
    const { label, format } = familyMeasures[measure];
    const line = (estimate: Estimate, own: boolean) => ({
      key: `${measure} ${own ? "a" : "b"}`,
      heading: own ? label : "",
      own,
      who: own ? "this model" : "its family",
      value: estimate.value / most,
      low: estimate.low / most,
      high: estimate.high / most,
      note: format(estimate.value),
      tip: `${label}, ${own ? "this model" : "the rest of its family"}: ${format(estimate.value)} (${format(estimate.low)} to ${format(estimate.high)})`,
    });
    return [line(mine, true), line(theirs, false)];
  });
  const narrow = isNarrow(size);
  const step = 40;
  const ink = (line: { own: boolean }): string => (line.own ? colour("data") : colour("rest"));
  const labelRoom = narrow ? 82 : 100;
  return {
    width: size.width,
    height: Math.max(1, lines.length) * step + 4,
    marginTop: 0,
    marginBottom: 4,
    marginLeft: labelRoom,
    marginRight: 84,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, type: "band", domain: lines.map(({ key }) => key), padding: 0 },
    marks: [
      axisX({ ticks: [] }),
      ruleY(lines, { y: "key", x1: 0, x2: 1, stroke: colour("line"), dy: 8 }),
      ruleY(lines, {
        y: "key",
        x1: "low",
        x2: "high",
        stroke: ink,
        strokeWidth: 6,
        strokeOpacity: 0.4,
        strokeLinecap: "round",
        dy: 8,
      }),
      dot(
        lines.filter(({ own }) => own),
        { x: "value", y: "key", r: 6.5, fill: ink, stroke: colour("surface"), title: "tip", dy: 8 },
      ),
      dot(
        lines.filter(({ own }) => !own),
        { x: "value", y: "key", r: 6, symbol: "square", fill: ink, stroke: colour("surface"), title: "tip", dy: 8 },
      ),
      text(lines, {
        y: "key",
        frameAnchor: "left",
        textAnchor: "start",
        text: "heading",
        dx: -labelRoom,
        dy: -12,
        fill: colour("ink"),
        fontWeight: 600,
      }),
      text(lines, {
        y: "key",
        frameAnchor: "left",
        textAnchor: "start",
        text: "who",
        dx: -labelRoom,
        dy: 8,
        fill: colour("ink-soft"),
      }),
      text(lines, {
        y: "key",
        frameAnchor: "right",
        textAnchor: "end",
        text: "note",
        dx: 84,
        dy: 8,
        fill: colour("ink"),
        fontWeight: 600,
      }),
    ],
  };
}

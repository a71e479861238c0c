/** What every chart function is told besides its rows. */
export type ChartSize = {
  /** Pixels from edge to edge. */
  readonly width: number;
};

/** The two widths at which each chart is drawn: beside others on a desk's screen, and on a phone. */
export const drawingWidths = { wide: 560, narrow: 320 } as const;

/** Below this width labels stand above their bars instead of beside them. */
export const isNarrow = ({ width }: ChartSize): boolean => width < 440;

/** Pixels of letters in a chart; an average letter is a little over half as wide. */
export const letterHeight = 13;
const letterWidth = 6.9;

/** How many letters fit into so many pixels. */
export const lettersIn = (pixels: number): number => Math.max(4, Math.floor(pixels / letterWidth));

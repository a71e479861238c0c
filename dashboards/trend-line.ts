/** One span of a count: how often, over how much (unit-years or months), and when (years; any zero). */
export type CountOverTime = { readonly at: number; readonly count: number; readonly over: number };

/** How a rate changes: factor a year with its 95 % interval, and the rate that the line has at a time. */
export type TrendLine = {
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  readonly rateAt: (at: number) => number;
};

/**
 * Log-linear Poisson regression of counts on time, by Newton's method; the interval is widened by the dispersion that is left (McCullagh
 * and Nelder 1989, quasi-likelihood), so that bursts are not taken for a trend. Null with fewer than six spans or ten cases.
 */
export function trendLine(spans: readonly CountOverTime[]): TrendLine | null {
  const points = spans.filter(({ over }) => over > 0);
  const total = points.reduce((sum, { count }) => sum + count, 0);
  const exposure = points.reduce((sum, { over }) => sum + over, 0);
  if (points.length < 6 || total < 10) return null;
  const centre = points.reduce((sum, { at, over }) => sum + at * over, 0) / exposure;
  let base = Math.log(total / exposure);
  let slope = 0;
  let information = 0;
  for (let round = 0; round < 50; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (const { at, count, over } of points) {
      const x = at - centre;
      const mean = over * Math.exp(base + slope * x);
      g0 += count - mean;
      g1 += (count - mean) * x;
      h00 += mean;
      h01 += mean * x;
      h11 += mean * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 0)) return null;
    information = determinant / h00;
    const [step0, step1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    base += step0;
    slope += step1;
    if (Math.abs(step0) + Math.abs(step1) < 1e-10) break;
  }
  if (!Number.isFinite(base) || !Number.isFinite(slope)) return null;
  const rateAt = (at: number): number => Math.exp(base + slope * (at - centre));
  const chiSquare = points.reduce((sum, { at, count, over }) => {
    const mean = over * rateAt(at);
    return sum + (count - mean) ** 2 / mean;
  }, 0);
  const deviation = Math.sqrt(Math.max(1, chiSquare / (points.length - 2)) / information);
  return {
    factor: Math.exp(slope),
    low: Math.exp(slope - 1.96 * deviation),
    high: Math.exp(slope + 1.96 * deviation),
    rateAt,
  };
}

/** One predicted row: the true label (-1 where history never held it), what was offered, how sure the first was. */
export type Predicted = {
  readonly label: number;
  /** The true label's words, to measure labels that history never held too. */
  readonly name: string;
  readonly order: readonly number[];
  readonly sureness: number;
  readonly answered: boolean;
  /** NaN where it was not timed. */
  readonly milliseconds: number;
};

/** Shares from 0 to 1; times in milliseconds. */
export type Figures = {
  readonly rows: number;
  readonly hit1: number;
  /** Half the 95 % interval of hit1 (normal approximation). */
  readonly hit1Interval: number;
  readonly hit3: number;
  readonly hit5: number;
  readonly mrr: number;
  /** hit@3 of each label, averaged over labels. */
  readonly macroHit3: number;
  /** Expected calibration error of the first suggestion, ten bins of equal width. */
  readonly calibrationError: number;
  /** Share of rows on which the ranker did not abstain, and hit@1 among them. */
  readonly coverage: number;
  readonly hit1Answered: number;
  /** hit@1 among the 70 % of rows whose first suggestion is surest. */
  readonly hit1Surest: number;
  readonly p50: number;
  readonly p99: number;
};

/** Measures predictions. Rows on which the ranker abstained count by what it would have said. */
export function measure(rows: readonly Predicted[]): Figures {
  const rank = ({ label, order }: Predicted): number =>
    label < 0 ? Number.POSITIVE_INFINITY : order.indexOf(label) + 1 || Number.POSITIVE_INFINITY;
  const ranks = rows.map(rank);
  const hit = (most: number): number => mean(ranks.map((at) => (at <= most ? 1 : 0)));
  const byLabel = Map.groupBy(rows.keys(), (at) => rows[at]?.name ?? "");
  const hit1 = hit(1);
  const isFirst = (row: Predicted): number => (rank(row) === 1 ? 1 : 0);
  const surest = rows.toSorted((one, other) => other.sureness - one.sureness).slice(0, Math.floor(rows.length * 0.7));
  const times = rows.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    rows: rows.length,
    hit1,
    hit1Interval: 1.96 * Math.sqrt((hit1 * (1 - hit1)) / Math.max(1, rows.length)),
    hit3: hit(3),
    hit5: hit(5),
    mrr: mean(ranks.map((at) => 1 / at)),
    macroHit3: mean([...byLabel.values()].map((of) => mean(of.map((at) => ((ranks[at] as number) <= 3 ? 1 : 0))))),
    calibrationError: calibrationError(rows.map((row) => ({ sureness: row.sureness, isFirst: isFirst(row) }))),
    coverage: mean(rows.map(({ answered }) => (answered ? 1 : 0))),
    hit1Answered: mean(rows.filter(({ answered }) => answered).map(isFirst)),
    hit1Surest: mean(surest.map(isFirst)),
    p50: times[Math.floor(times.length * 0.5)] ?? Number.NaN,
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  };
}

function calibrationError(rows: readonly { readonly sureness: number; readonly isFirst: number }[]): number {
  const bins = Map.groupBy(rows, ({ sureness }) => Math.min(9, Math.floor(sureness * 10)));
  const gaps = [...bins.values()].map((bin) =>
    Math.abs(bin.reduce((sum, { sureness, isFirst }) => sum + sureness - isFirst, 0)),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, rows.length);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One line of a benchmark: ours beside the bare baseline of the same run. */
export type Measured = {
  readonly name: string;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: string;
  readonly reached: (ratio: number) => boolean;
  readonly note?: string;
};

/** The middle one; of an even count the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints the lines as one table: ours, baseline, ratio, goal, reached or not. */
export function printTable(title: string, lines: readonly Measured[]): void {
  const shown = lines.map((line) => [
    line.name,
    `${round(line.ours)} ${line.unit}`,
    `${round(line.baseline)} ${line.unit}`,
    `${line.ratio.toFixed(2)}×`,
    line.goal,
    line.reached(line.ratio) ? "reached" : "not reached",
    line.note ?? "",
  ]);
  const rows = [["", "ours", "baseline", "ratio", "goal", "", ""], ...shown];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

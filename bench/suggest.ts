import { type Figures, measure, type Predicted } from "./suggest/measure.ts";
import { Refusal, readOptions, usage } from "./suggest/options.ts";
import { ours, predict } from "./suggest/predict.ts";
import { readHistory } from "./suggest/read-history.ts";
import { replaysOf } from "./suggest/replays.ts";

/** BUDGETS A4 and A5: replays a history and prints what the ranker would have suggested beside the baselines. */
function main(args: readonly string[]): void {
  if (args.includes("--help")) {
    console.log(usage);
    return;
  }
  const options = readOptions(args);
  const history = readHistory(options);
  for (const note of history.notes) console.error(note);
  const replays = replaysOf(history, options.test);
  const all = new Map<string, Predicted[]>();
  for (const replay of replays) {
    const began = performance.now();
    const predictions = predict(replay, (step) => {
      console.error(`${replay.name}: ${step} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    });
    for (const [name, rows] of predictions) all.set(name, [...(all.get(name) ?? []), ...rows]);
  }
  const figures = [...all].map(([name, rows]) => [name, measure(rows)] as const);
  const labels = new Set(replays.flatMap(({ history: rows }) => rows.map(({ label }) => label))).size;
  if (options.json) {
    console.log(
      JSON.stringify(
        { file: options.file, rows: history.rows.length, labels, methods: Object.fromEntries(figures) },
        null,
        2,
      ),
    );
    return;
  }
  print(figures, `${history.rows.length} rows, ${labels} labels, ${figures[0]?.[1].rows} predicted`);
}

function print(figures: readonly (readonly [string, Figures])[], title: string): void {
  console.log(`\n${title}\n`);
  const share = (value: number): string => value.toFixed(3);
  const time = (value: number): string => (Number.isNaN(value) ? "" : value.toFixed(2));
  const header = [
    "",
    "hit@1",
    "±95 %",
    "hit@3",
    "hit@5",
    "MRR",
    "macro hit@3",
    "calibration error",
    "coverage",
    "hit@1 answered",
    "hit@1 surest 70 %",
    "p50 ms",
    "p99 ms",
  ];
  const rows = figures.map(([name, one]) => [
    name,
    ...[one.hit1, one.hit1Interval, one.hit3, one.hit5, one.mrr, one.macroHit3, one.calibrationError].map(share),
    ...[one.coverage, one.hit1Answered, one.hit1Surest].map(share),
    time(one.p50),
    time(one.p99),
  ]);
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [header, ...rows])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  const best = figures.filter(([name]) => name !== ours).toSorted(([, one], [, other]) => other.hit1 - one.hit1)[0];
  const mine = figures[0]?.[1];
  if (!best || !mine) return;
  const verdict =
    mine.hit1 >= best[1].hit1
      ? "not behind"
      : mine.hit1 >= best[1].hit1 - best[1].hit1Interval
        ? "behind within its interval"
        : "behind";
  console.log(
    `\nbest baseline by hit@1: ${best[0]} (${share(best[1].hit1)} ±${share(best[1].hit1Interval)}); ${ours} is ${verdict}`,
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.status;
}

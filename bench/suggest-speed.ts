import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { finish } from "../src/analytics/suggest/finish.ts";
import { makeSuggester } from "../src/analytics/suggest/suggester.ts";
import { median, printTable } from "./print-table.ts";
import { makeBareSearch } from "./suggest/bare-search.ts";
import { makeInterventions } from "./suggest/make-interventions.ts";

/**
 * BUDGETS A1: likely fixes at 1 M interventions. The baseline of a question is a bare search over postings in typed arrays,
 * which finds 50 texts and ranks no fix; of loading, the same postings alone. Arguments: interventions, questions a round, rounds.
 */
const count = Number(process.argv[2] ?? 1_000_000);
const questions = Number(process.argv[3] ?? 1_000);
const rounds = Number(process.argv[4] ?? 3);
const budget = { loadSeconds: 15, megabytes: 150, p99Ms: 5, countsWithinMs: 5_000 };

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const megabytes = (): number => {
  // Twice: the memory of typed arrays is given back after the round that finds them unused.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;

const before = megabytes();
const suggester = makeSuggester(count);
let loadMs = 0;
let batch = [];
// Making the cases is not loading them: they are made in batches outside of the clock.
for (const one of makeInterventions(count)) {
  batch.push(one);
  if (batch.length < 10_000) continue;
  const began = performance.now();
  for (const repair of batch) suggester.addCase(repair);
  loadMs += performance.now() - began;
  batch = [];
}
const settling = performance.now();
for (const repair of batch) suggester.addCase(repair);
suggester.settle();
loadMs += performance.now() - settling;
const indexMb = megabytes() - before;
console.error(`loaded ${count} in ${(loadMs / 1000).toFixed(1)} s, ${indexMb.toFixed(0)} MB`);

const bare = makeBareSearch();
let bareMs = 0;
for (const { problem } of makeInterventions(count)) {
  const began = performance.now();
  bare.add(problem);
  bareMs += performance.now() - began;
}
const packing = performance.now();
bare.pack();
bareMs += performance.now() - packing;

const learning = performance.now();
suggester.setLearnt(finish(suggester.learning()));
const learnSeconds = (performance.now() - learning) / 1000;
const withLearntMb = megabytes();
console.error(`learnt in ${learnSeconds.toFixed(1)} s`);

const asked = [...makeInterventions(questions, 11)];
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const [mine, other]: [number[], number[]] = [[], []];
  for (const { problem, equipment } of asked) {
    const began = performance.now();
    suggester.suggest({ problem, equipment: { ...equipment, unit: null }, category: null, limit: 5 });
    const middle = performance.now();
    bare.search(problem, 50);
    mine.push(middle - began);
    other.push(performance.now() - middle);
  }
  ours.push(quantile(mine, 0.99));
  theirs.push(quantile(other, 0.99));
  console.error(
    `round ${round + 1}: p50 ${quantile(mine, 0.5).toFixed(2)} ms, bare ${quantile(other, 0.5).toFixed(2)} ms`,
  );
}

const fresh = [...makeInterventions(1, 13)][0];
if (!fresh) throw new Error("no intervention was made");
const adding = performance.now();
suggester.addCase({
  ...fresh,
  id: "fresh",
  fixId: "fix-fresh",
  fixLabel: "never done before",
  problem: "zyzzyva quokka",
});
const found = suggester.suggest({ problem: "zyzzyva quokka", equipment: fresh.equipment, category: null, limit: 5 });
const countedMs = performance.now() - adding;
const isFound = found.fixes.some(({ fixId }) => fixId === "fix-fresh");

const line = (name: string, value: number, baseline: number, unit: string, goal: string, most: number, note = "") => ({
  name,
  ours: value,
  baseline,
  unit,
  ratio: value / baseline,
  goal,
  reached: () => value <= most,
  note,
});
printTable(`Likely fixes at ${count.toLocaleString("en")} interventions (BUDGETS A1)`, [
  line(
    "question answered, p99",
    median(ours),
    median(theirs),
    "ms",
    `≤ ${budget.p99Ms} ms`,
    budget.p99Ms,
    "baseline: bare postings, top 50",
  ),
  line(
    "history loaded",
    loadMs / 1000,
    bareMs / 1000,
    "s",
    `≤ ${budget.loadSeconds} s`,
    budget.loadSeconds,
    "baseline: bare postings",
  ),
  line(
    "memory of the index",
    indexMb,
    budget.megabytes,
    "MB",
    `≤ ${budget.megabytes} MB`,
    budget.megabytes,
    `baseline: the budget; ${withLearntMb.toFixed(0)} MB in all with what is learnt and the bare postings`,
  ),
  line(
    "a new repair counts",
    isFound ? countedMs : Number.POSITIVE_INFINITY,
    budget.countsWithinMs,
    "ms",
    "≤ 5 s",
    budget.countsWithinMs,
    `baseline: the budget; weights learnt anew in ${learnSeconds.toFixed(0)} s behind the answers`,
  ),
]);

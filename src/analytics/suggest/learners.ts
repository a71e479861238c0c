import { type Columns, chooseColumns, toRows } from "./columns.ts";
import type { Example, Query } from "./example.ts";
import { finish } from "./finish.ts";
import { fixTraits, noTraits } from "./fix-traits.ts";
import { fitNameMatch, type NameMatch, predictByName } from "./name-match.ts";
import { fitNetwork, type Network, predictNetwork } from "./network.ts";
import { recencyOf } from "./recency.ts";
import { fitRegression, predictRegression, type Regression } from "./regression.ts";

/** A softmax regression, networks that differ by chance alone, and what the fixes' own names say, over the same columns. */
export type Learners = {
  readonly columns: Columns;
  readonly names: NameMatch;
  readonly regression: Regression;
  readonly networks: readonly Network[];
};

/** Examples that are learnt from, the newest: more take long and change little. */
export const mostLearned = 20_000;
/** The regression's work grows with the number of fixes: where there are many it learns from fewer, the newest. */
const leastForRegression = 5_000;
const mostExampleFixes = 2_000_000;
/** How often each example is shown: a long history need not be read as often as a short one. */
const mostPasses = { regression: 12, network: 15 } as const;
const leastPasses = 5;
const mostShown = 90_000;
/** Networks that are asked together: what one of them knows by chance, the other may not. */
const networkSeeds = [11, 12] as const;
/** Weights of one regression, four bytes each; beyond it the rarest features are left out. */
const mostWeights = 16_000_000;

/** Fits regression, networks and names on a history, oldest first, `names` being those of the fixes by label. Pauses often. */
export function* fitLearners(history: readonly Example[], names: readonly string[]): Generator<void, Learners> {
  const examples = history.slice(-mostLearned);
  const newest = examples.reduce((day, one) => Math.max(day, one.day), -1);
  const traits = fixTraits(names);
  const columns = yield* chooseColumns(
    examples,
    Math.max(1_000, Math.floor(mostWeights / (names.length + traits.count + 1))),
  );
  const rows = yield* toRows(columns, examples);
  const labels = Int32Array.from(examples, ({ label }) => label);
  const weights = Float32Array.from(examples, ({ weight, day }) => weight * recencyOf(day, newest));
  const size = { columns: columns.numbers.size + 1, labels: names.length };
  const most = Math.max(leastForRegression, Math.floor(mostExampleFixes / names.length));
  const left = Math.max(0, examples.length - most);
  const regression = yield* fitRegression(
    { ...rows, start: rows.start.subarray(left) },
    labels.subarray(left),
    weights.subarray(left),
    { ...size, traits: noTraits(names.length) },
    { epochs: passes(examples.length - left, mostPasses.regression), rate: 0.1, decay: 1e-3, seed: 1 },
  );
  const networks: Network[] = [];
  const epochs = passes(examples.length, mostPasses.network);
  for (const seed of networkSeeds)
    networks.push(yield* fitNetwork(rows, labels, weights, { ...size, traits }, { epochs, seed }));
  const counts = new Float64Array(names.length);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return { columns, names: fitNameMatch(columns, names, counts), regression, networks };
}

/** What the regression says of a fault, what the networks say of it on average, and what the names of the fixes do. */
export function askLearners({ columns, names, regression, networks }: Learners, query: Query): readonly Float64Array[] {
  const rows = finish(toRows(columns, [query]));
  const said = networks.map((network) => predictNetwork(network, rows, 0));
  const mean = (said[0] ?? new Float64Array(0)).map(
    (_, label) => said.reduce((sum, one) => sum + (one[label] as number), 0) / said.length,
  );
  return [predictRegression(regression, rows, 0), mean, predictByName(names, columns, query)];
}

function passes(examples: number, most: number): number {
  return Math.max(leastPasses, Math.min(most, Math.round(mostShown / Math.max(1, examples))));
}

import { type Columns, chooseColumns, toRows } from "./columns.ts";
import type { Example, Query } from "./example.ts";
import { fixTraits, noTraits } from "./fix-traits.ts";
import { recencyOf } from "./recency.ts";
import { fitRegression, predictRegression, type Regression } from "./regression.ts";

/** Two softmax regressions over the same columns: one in which each fix stands alone, one in which fixes share the words of their names. */
export type Learners = { readonly columns: Columns; readonly models: readonly Regression[] };

/** Examples a regression learns from, the newest: more take long and change little. Fewer where there are many fixes. */
export const mostLearned = 20_000;
const leastLearned = 8_000;
const mostExampleFixes = 6_000_000;
/** Weights of one regression, four bytes each; beyond it the rarest features are left out. */
const mostWeights = 16_000_000;

/** Fits both regressions on a history, oldest first, `names` being those of the fixes by label. Pauses often. */
export function* fitLearners(history: readonly Example[], names: readonly string[]): Generator<void, Learners> {
  const most = Math.min(mostLearned, Math.max(leastLearned, Math.floor(mostExampleFixes / names.length)));
  const examples = history.slice(-most);
  const newest = examples.reduce((day, one) => Math.max(day, one.day), -1);
  const traits = fixTraits(names);
  const columns = chooseColumns(examples, Math.max(1_000, Math.floor(mostWeights / (names.length + traits.count + 1))));
  yield;
  const rows = toRows(columns, examples);
  yield;
  const labels = Int32Array.from(examples, ({ label }) => label);
  const weights = Float32Array.from(examples, ({ weight, day }) => weight * recencyOf(day, newest));
  const size = { columns: columns.numbers.size + 1, labels: names.length };
  const alone = yield* fitRegression(
    rows,
    labels,
    weights,
    { ...size, traits: noTraits(names.length) },
    {
      epochs: 12,
      rate: 0.1,
      decay: 1e-3,
      seed: 1,
    },
  );
  const sharing = yield* fitRegression(
    rows,
    labels,
    weights,
    { ...size, traits },
    {
      epochs: 12,
      rate: 0.1,
      decay: 5e-4,
      seed: 2,
    },
  );
  return { columns, models: [alone, sharing] };
}

/** What each regression says of a fault. */
export function askLearners({ columns, models }: Learners, query: Query): readonly Float64Array[] {
  const rows = toRows(columns, [query]);
  return models.map((model) => predictRegression(model, rows, 0));
}

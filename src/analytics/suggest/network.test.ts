import { expect, test } from "vitest";
import { finish } from "./finish.ts";
import { fixTraits, noTraits } from "./fix-traits.ts";
import { fitNetwork, predictNetwork } from "./network.ts";
import { sparseRows } from "./sparse-rows.ts";

/** Two kinds of fault on two kinds of thing: column 1 and 2 tell the thing, 3 and 4 the deed. */
const shown = [
  [1, 3],
  [1, 4],
  [2, 3],
] as const;
const names = ["replace pump", "clean pump", "replace valve", "clean valve"];
const history = Array.from({ length: 120 }, (_, at) => ({ label: at % 3, columns: shown[at % 3] ?? [1, 3] }));
const rowsOf = (list: readonly (readonly number[])[]) =>
  sparseRows(
    list.map((columns) => ({
      column: Int32Array.of(0, ...columns),
      value: Float32Array.of(1, ...columns.map(() => 0.7)),
    })),
  );
const taught = (traits = noTraits(names.length), seed = 1) =>
  finish(
    fitNetwork(
      rowsOf(history.map(({ columns }) => columns)),
      Int32Array.from(history, ({ label }) => label),
      new Float32Array(history.length).fill(1),
      { columns: 5, labels: names.length, traits },
      { epochs: 15, seed },
    ),
  );
const ask = (model: ReturnType<typeof taught>, columns: readonly number[]) =>
  predictNetwork(model, rowsOf([columns]), 0);

test("it learns which features go with which fix, as shares of one", () => {
  const model = taught();
  for (const [label, columns] of shown.entries()) {
    const shares = ask(model, columns);
    expect(shares.indexOf(Math.max(...shares))).toBe(label);
    expect(shares[label]).toBeGreaterThan(0.8);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  }
});

test("a fix that was never made gains from the words that its name shares with others", () => {
  const alone = ask(taught(), [2, 4])[3] ?? 1;
  const sharing = ask(taught(fixTraits(names)), [2, 4])[3] ?? 0;
  expect(sharing).toBeGreaterThan(alone * 5);
});

test("the same seed gives the same network, another seed another", () => {
  expect(ask(taught(noTraits(4), 7), [1])).toEqual(ask(taught(noTraits(4), 7), [1]));
  expect(ask(taught(noTraits(4), 7), [1])).not.toEqual(ask(taught(noTraits(4), 8), [1]));
});

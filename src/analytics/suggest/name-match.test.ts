import { expect, test } from "vitest";
import { featuresOf } from "../text/features.ts";
import { chooseColumns } from "./columns.ts";
import { finish } from "./finish.ts";
import { fitNameMatch, predictByName } from "./name-match.ts";

const query = (problem: string) => ({ text: featuresOf(problem), levels: [] });
const history = ["pump leaks", "pump noisy", "pump leaks oil", "door does not close", "pump door leaks"].map(query);
const columns = finish(chooseColumns(history, 1_000));
const ask = (names: readonly string[], problem: string, counts: readonly number[] = names.map(() => 1)) => [
  ...predictByName(fitNameMatch(columns, names, counts), columns, query(problem)),
];

test("a fault that names the part points at the fix that does, whatever the endings, and however the name is written", () => {
  for (const name of ["replace the hinge", "replace:hinge", "ReplaceHinge", "replace_hinges"]) {
    const [hinge = 0, seal = 0] = ask([name, "replace seal"], "hinges broken");
    expect(hinge).toBeGreaterThan(seal * 2);
  }
});

test("a misspelt or compound word does so too", () => {
  const [door = 0, pump = 0] = ask(["Türdichtung ersetzen", "Pumpe ersetzen"], "Türdichtng undicht");
  expect(door).toBeGreaterThan(pump);
});

test("a word that most faults have tells less than a rare one", () => {
  const [pump = 0, door = 0] = ask(["pump", "door"], "pump door");
  expect(door).toBeGreaterThan(pump);
});

test("a rare fix gains more than a common one", () => {
  const [common = 0, rare = 0] = ask(["clean filter", "change filter"], "filter", [400, 1]);
  expect(rare).toBeGreaterThan(common);
});

test.each([["", "E04"], ["xyz"], ["冷蔵庫"]])(
  "names that share nothing with the fault are all alike: %j",
  (...names) => {
    const shares = ask([...names, "comp2"], "door does not close");
    for (const share of shares) expect(share).toBeCloseTo(1 / shares.length);
  },
);

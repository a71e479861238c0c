import { readFileSync } from "node:fs";
import type { FoldKind } from "../../src/analytics/suggest/folds.ts";
import { type Options, Refusal } from "./options.ts";
import type { History, Row } from "./read-history.ts";

/** Rows to predict, and the rows that may be known then, oldest first. */
export type Replay = {
  readonly name: string;
  readonly history: readonly Row[];
  readonly asked: readonly Row[];
  /** How the history may judge itself: in time where what is asked comes later, else by wording. */
  readonly kind: FoldKind;
};

/** The replays that were asked for. @throws Refusal where nothing is left to predict or to learn from. */
export function replaysOf({ rows, hasDates }: History, test: Options["test"]): readonly Replay[] {
  const usable = rows.filter(({ label }) => label !== "");
  if (usable.length === 0) throw new Refusal("no row has a label", 1);
  const replays = test.kind === "rolling" ? rolling(usable, test.blocks) : [split(usable, rows, test, hasDates)];
  const asked = replays.filter((replay) => replay.asked.length > 0 && replay.history.length > 0);
  if (asked.length === 0) {
    throw new Refusal(
      `${usable.length} labelled ${usable.length === 1 ? "row is" : "rows are"} too few: nothing is left to predict from what came before`,
      1,
    );
  }
  return asked;
}

function rolling(rows: readonly Row[], blocks: number): readonly Replay[] {
  const at = (block: number): number => Math.round((block * rows.length) / blocks);
  return Array.from({ length: blocks - 1 }, (_, block) => ({
    name: `block ${block + 2} of ${blocks}`,
    history: candidates(rows.slice(0, at(block + 1))),
    asked: rows.slice(at(block + 1), at(block + 2)).filter(({ scored }) => scored),
    kind: "time" as const,
  }));
}

function split(
  rows: readonly Row[],
  all: readonly Row[],
  test: Exclude<Options["test"], { kind: "rolling" }>,
  hasDates: boolean,
): Replay {
  const ids = test.kind === "ids" ? readIds(test.file) : null;
  const isTest = (row: Row): boolean => (ids ? ids.has(row.id) : row.split === "test");
  if (!all.some(isTest))
    throw new Refusal(ids ? "no row has one of the test ids" : 'no row says "test" in the --split column', 1);
  const asked = rows.filter((row) => isTest(row) && row.scored);
  const history = candidates(rows.filter((row) => !isTest(row)));
  const firstAsked = rows.findIndex(isTest);
  const isLater = firstAsked >= 0 && !rows.slice(firstAsked).some((row) => row.scored && !isTest(row));
  return { name: "test rows", history, asked, kind: hasDates || isLater ? "time" : "group" };
}

/** Rows of labels that are never scored ("unknown", "no fault found") name no fix: they are not proposed. */
function candidates(history: readonly Row[]): readonly Row[] {
  const fixes = new Set(history.filter(({ scored }) => scored).map(({ label }) => label));
  return history.filter(({ label }) => fixes.has(label));
}

function readIds(file: string): ReadonlySet<string> {
  try {
    const ids = readFileSync(file, "utf8")
      .split(/\r?\n/)
      .map((line) => line.trim());
    return new Set(ids.filter((id) => id !== ""));
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 1);
  }
}

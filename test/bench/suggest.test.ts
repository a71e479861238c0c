import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measure, type Predicted } from "../../bench/suggest/measure.ts";
import { readDates } from "../../bench/suggest/read-dates.ts";
import type { Row } from "../../bench/suggest/read-history.ts";
import { replaysOf } from "../../bench/suggest/replays.ts";

const script = path.resolve(import.meta.dirname, "../../bench/suggest.ts");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "suggest-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (content: string | Buffer, ...args: string[]) => {
  const file = path.join(folder, "history.csv");
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, file, "--text", "problem", "--label", "fix", ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
};
const rows = Array.from(
  { length: 60 },
  (_, at) =>
    `${at},2024-01-${String((at % 28) + 1).padStart(2, "0")},${at % 2 ? "will not heat" : "door leaks"},${at % 2 ? "heater" : "seal"}`,
);
const history = ["id,date,problem,fix", ...rows].join("\n");

test("replays a history and prints one set of figures a method", () => {
  const { status, stdout } = run(`\ufeff${history}`, "--date", "date", "--rolling", "3", "--json");
  expect(status).toBe(0);
  const { rows: count, labels, methods } = JSON.parse(stdout);
  expect({ count, labels }).toEqual({ count: 60, labels: 2 });
  expect(Object.keys(methods)).toEqual([
    "fixline",
    "most frequent overall",
    "BM25 top-20 vote",
    "BM25 + prior",
    "naive Bayes",
    "softmax regression",
  ]);
  expect(methods.fixline).toMatchObject({ rows: 40, hit1: 1, hit3: 1, mrr: 1, macroHit3: 1 });
  expect(methods["most frequent overall"].hit1).toBeLessThan(0.8);
});

test.each([
  ["a column that is not there", history, ["--label", "remedy"], 2, /there is no column "remedy"/],
  ["an empty file", "", [], 1, /is empty/],
  ["a header alone", "id,problem,fix\n", [], 1, /no rows/],
  ["broken quotes", 'id,problem,fix\n1,"leaks,seal\n2,x,y', [], 1, /broken quotes/],
  ["one row", "id,problem,fix\n1,leaks,seal", [], 1, /too few/],
  ["no labels", "id,problem,fix\n1,leaks,\n2,hums,", [], 1, /no row has a label/],
  ["two ways to split", history, ["--rolling", "3", "--split", "x"], 2, /choose one/],
  ["a number that is none", history, ["--rolling", "many"], 2, /number of blocks/],
  ["an option that is none", history, ["--folds", "3"], 2, /--folds/],
  ["test ids that are not there", history, ["--test-ids", "/nowhere"], 1, /cannot be read/],
] as const)("%s", (_name, content, args, status, sentence) => {
  const found = run(content, ...args);
  expect(found.status).toBe(status);
  expect(found.stderr).toMatch(sentence);
  expect(found.stderr).not.toMatch(/ at .*\.ts:\d+/);
});

test("what is missing and not needed is left out and said; another encoding is read; one label is no error", () => {
  const oneLabel = history.replaceAll("heater", "seal").replaceAll("door", "T\u00fcr");
  const { status, stderr } = run(
    Buffer.from(oneLabel, "latin1"),
    "--equipment",
    "brand",
    "--date",
    "when",
    "--scored",
    "counts",
  );
  expect(status).toBe(0);
  for (const said of ['"brand"', '"when"', '"counts"', "Windows-1252"]) expect(stderr).toContain(said);
});

describe("what may be known", () => {
  const made: readonly Row[] = Array.from({ length: 100 }, (_, at) => ({
    id: String(at),
    text: "",
    label: at % 9 === 0 ? "unknown" : "fix",
    levels: [],
    date: String(at).padStart(3, "0"),
    scored: at % 9 !== 0 && at % 5 !== 0,
    split: at >= 80 ? "test" : "train",
  }));
  test("rolling blocks are predicted from all before, and from nothing after", () => {
    const replays = replaysOf({ rows: made, hasDates: true, notes: [] }, { kind: "rolling", blocks: 4 });
    expect(replays.map(({ asked, history }) => [asked[0]?.id, history.length > 0])).toEqual([
      ["26", true],
      ["51", true],
      ["76", true],
    ]);
    for (const { asked, history } of replays) {
      expect(Math.max(...history.map(({ id }) => Number(id)))).toBeLessThan(
        Math.min(...asked.map(({ id }) => Number(id))),
      );
      // Rows that are not scored are history all the same, and never asked.
      expect(history.some(({ scored }) => !scored)).toBe(true);
      expect(asked.every(({ scored }) => scored)).toBe(true);
      expect(history.every(({ label }) => label === "fix")).toBe(true);
    }
  });
  test("a history without dates judges itself in time only where what is asked comes after it", () => {
    const later = replaysOf({ rows: made, hasDates: false, notes: [] }, { kind: "split", column: "split" });
    expect(later[0]?.kind).toBe("time");
    const mixed = made.map((row, at) => ({ ...row, split: at % 4 === 0 ? "test" : "train" }));
    expect(replaysOf({ rows: mixed, hasDates: false, notes: [] }, { kind: "split", column: "split" })[0]?.kind).toBe(
      "group",
    );
  });
});

test("figures of four predictions, worked out by hand", () => {
  const one = (label: number, order: readonly number[], sureness: number): Predicted => ({
    label,
    name: `l${label}`,
    order,
    sureness,
    answered: sureness > 0.3,
    milliseconds: 1,
  });
  const figures = measure([
    one(0, [0, 1, 2, 3], 0.95),
    one(0, [0, 1, 2, 3], 0.85),
    one(1, [0, 2, 3, 1], 0.55),
    one(-1, [2, 0, 1, 3], 0.25),
  ]);
  expect(figures.hit1).toBe(0.5);
  expect(figures.hit3).toBe(0.5);
  expect(figures.hit5).toBe(0.75);
  expect(figures.mrr).toBeCloseTo((1 + 1 + 0.25 + 0) / 4);
  expect(figures.macroHit3).toBeCloseTo(1 / 3);
  expect(figures.calibrationError).toBeCloseTo((0.05 + 0.15 + 0.55 + 0.25) / 4);
  expect(figures.coverage).toBe(0.75);
  expect(figures.hit1Answered).toBeCloseTo(2 / 3);
  expect(figures.hit1Surest).toBe(1);
});

test.each([
  [
    ["03/04/2024", "25/12/2024"],
    ["2024-04-03", "2024-12-25"],
  ],
  [
    ["03/04/2024", "12/25/2024"],
    ["2024-03-04", "2024-12-25"],
  ],
  [
    ["3.4.2024", "2024-05-06T07:08:09Z", "20240506", "soon", ""],
    ["2024-04-03", "2024-05-06T07:08:09", "2024-05-06", "", ""],
  ],
])("dates %j", (cells, dates) => {
  expect(readDates(cells).dates).toEqual(dates);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type LifecycleRow, lifecycle, possibleMoves, step } from "../../src/core/domain/lifecycle.ts";
import { lifecycleDiagram, lifecycleMatrix, permissionMatrix } from "../../src/core/domain/matrices.ts";
import { type Party, parties } from "../../src/core/domain/parties.ts";
import { isProblem } from "../../src/core/domain/problem.ts";
import { isLive, type Status, statuses } from "../../src/core/domain/statuses.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

test("who can move a ticket from where is what a person has read and checked in", () => {
  expect(lifecycleMatrix()).toBe(read("matrices/lifecycle.txt"));
});

test("who may do what is what a person has read and checked in", () => {
  expect(permissionMatrix()).toBe(read("matrices/permissions.txt"));
});

test("the README's diagram is the table's", () => {
  expect(read("../../README.md")).toContain(lifecycleDiagram(lifecycle));
});

const targetOf = (row: LifecycleRow, from: Status): Status =>
  row.to === "same" ? from : row.to === "reopened" ? "in_progress" : row.to;

test("every status is reached and no live status is stuck", () => {
  const reached = new Set<Status>(["new"]);
  for (let grown = true; grown; ) {
    const before = reached.size;
    for (const row of lifecycle) for (const from of row.from) if (reached.has(from)) reached.add(targetOf(row, from));
    grown = reached.size > before;
  }
  expect([...reached].sort()).toEqual([...statuses].sort());
  const everybody = new Set<Party>(parties);
  const stuck = statuses.filter((status) => isLive(status) && possibleMoves({ status }, everybody).length === 0);
  expect(stuck).toEqual([]);
});

test("a move that is not possible here says what is", () => {
  try {
    step({ status: "in_progress", hasAssignee: true }, "accept", new Set<Party>(["assignee", "technician"]), {});
    expect.unreachable();
  } catch (error) {
    expect(isProblem(error, "move.wrong_state") && error.data.possible).toEqual(["hold", "report", "complete"]);
  }
});

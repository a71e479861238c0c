import { expect, test } from "vitest";
import type { Case } from "../case.ts";
import { makeWorkerDesk } from "./worker-desk.ts";
import type { FromWorker } from "./worker-messages.ts";

const repair = (at: number, fixId = at % 2 === 0 ? "seal" : "heater"): Case => ({
  id: `case-${at}`,
  at: new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString(),
  problem: at % 2 === 0 ? "water leaks from the door" : "will not heat",
  solution: "",
  fixId,
  fixLabel: fixId,
  equipment: { unit: null, model: null, family: null, manufacturer: null, category: null },
  outcome: "held",
  daysToReturn: null,
  said: null,
  isRepair: true,
  minutes: null,
  parts: [],
});
const history = (count: number): readonly Case[] => Array.from({ length: count }, (_, at) => repair(at));

function desk() {
  const said: FromWorker[] = [];
  const { hear, learnSome } = makeWorkerDesk((message) => said.push(message));
  let loads = 0;
  return {
    hear,
    /** Reads a history; gives whether anything is learnt behind it. */
    read(cases: readonly Case[]): boolean {
      loads += 1;
      hear({ kind: "begin", load: loads, expected: cases.length });
      hear({ kind: "cases", load: loads, cases });
      hear({ kind: "end", load: loads });
      return learnSome();
    },
    learnSome,
    /** Learns to the end; gives of how many cases was learnt, each time. */
    learn(): readonly number[] {
      while (learnSome());
      return said.splice(0).flatMap((message) => (message.kind === "learnt" ? [message.cases] : []));
    },
  };
}

test("a history that is read again is learnt again only where much of it is new, or its fixes are others", () => {
  const { read, learn } = desk();
  expect(read(history(120))).toBe(true);
  expect(learn()).toEqual([120]);
  expect(read(history(130))).toBe(false);
  // What was learnt of it before is in use, and said to be.
  expect(learn()).toEqual([120]);
  expect(read(history(170))).toBe(true);
  expect(learn()).toEqual([170]);
  expect(read(history(170).map((one, at) => (at === 0 ? repair(at, "pump") : one)))).toBe(true);
  expect(learn()).toEqual([170]);
});

test("what is being learnt goes on while the history is read again, and is learnt again if too much came meanwhile", () => {
  const { read, learn, learnSome, hear } = desk();
  read(history(120));
  expect(learnSome()).toBe(true);
  expect(read(history(121))).toBe(true);
  expect(learn()).toEqual([120]);
  read(history(300));
  for (let at = 300; at < 360; at += 1) hear({ kind: "add", repair: repair(at) });
  expect(learn()).toEqual([300, 360]);
});

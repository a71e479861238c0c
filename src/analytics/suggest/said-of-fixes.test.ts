import { describe, expect, test } from "vitest";
import type { Case } from "../case.ts";
import { buildSuggester } from "./suggester.ts";

const nothingKnown = { unit: null, model: null, family: null, manufacturer: null, category: null };
const ask = (problem: string) => ({ problem, equipment: nothingKnown, category: null, limit: 5 });
const plain: Case = {
  id: "",
  at: "2024-01-01T00:00:00Z",
  problem: "",
  solution: "",
  fixId: "",
  fixLabel: "",
  equipment: nothingKnown,
  outcome: "held",
  daysToReturn: null,
  said: null,
  isRepair: true,
  minutes: null,
  parts: [],
};
const others = Array.from({ length: 80 }, (_, at): Case => {
  const [problem = "", fixId = ""] = at % 2 === 0 ? ["does not drain", "drain-pump"] : ["will not heat", "heater"];
  return { ...plain, id: `other-${at}`, problem, fixId, fixLabel: fixId };
});

describe("what staff say of suggested fixes", () => {
  const question = ask("machine hums and stops");
  const two = (fixId: string, at: number, over: Partial<Case> = {}): Case => ({
    ...plain,
    id: `${fixId}-${at}`,
    problem: "machine hums and stops",
    fixId,
    fixLabel: fixId,
    outcome: "held",
    daysToReturn: null,
    ...over,
  });
  const history = Array.from({ length: 12 }, (_, at) => two(at % 2 === 0 ? "capacitor" : "bearing", at));
  const firstOf = (cases: readonly Case[]) => buildSuggester(cases).suggest(question).fixes[0];

  test("what did not help falls behind what was tried as often; what worked goes ahead", () => {
    const failed = Array.from({ length: 4 }, (_, at) =>
      two("capacitor", 100 + at, { said: "failed", isRepair: false }),
    );
    expect(firstOf([...history, ...failed])?.fixId).toBe("bearing");
    const failedToo = failed.map((one) => ({ ...one, fixId: "bearing", fixLabel: "bearing" }));
    expect(firstOf([...history, ...failedToo])?.fixId).toBe("capacitor");
    for (const praised of ["capacitor", "bearing"]) {
      const said = history.map((one) => (one.fixId === praised ? { ...one, said: "worked" as const } : one));
      expect(firstOf(said)?.fixId).toBe(praised);
    }
  });

  test("a word counts from the next question on, and only on faults like it", () => {
    const suggester = buildSuggester([...others, ...history]);
    const share = (problem: string, fixId: string) =>
      suggester.suggest(ask(problem)).fixes.find((one) => one.fixId === fixId)?.probability ?? 0;
    const before = [share("machine hums and stops", "capacitor"), share("does not drain", "drain-pump")];
    suggester.addLate(two("capacitor", 200, { said: "failed", isRepair: false }));
    suggester.addLate(two("drain-pump", 201, { said: "failed", isRepair: false, problem: "door squeaks" }));
    expect(share("machine hums and stops", "capacitor")).toBeLessThan(before[0] ?? 0);
    expect(share("does not drain", "drain-pump")).toBeCloseTo(before[1] ?? 0);
  });

  test("a fix that was only tried is no past repair: it is not counted among similar faults", () => {
    const suggester = buildSuggester(history);
    const before = suggester.size();
    suggester.addLate(two("capacitor", 300, { said: "failed", isRepair: false }));
    expect(suggester.size()).toBe(before);
    expect(suggester.suggest(question).fixes.every(({ seen }) => seen.of <= history.length)).toBe(true);
  });
});

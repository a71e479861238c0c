import { describe, expect, test } from "vitest";
import type { Case } from "../case.ts";
import type { FixQuestion } from "./question.ts";
import { buildSuggester, makeSuggester } from "./suggester.ts";

const faults = [
  {
    problem: "water leaks from the door",
    fix: "door-seal",
    label: "Replace door seal",
    minutes: 40,
    parts: ["seal kit"],
  },
  {
    problem: "does not drain, water stays inside",
    fix: "drain-pump",
    label: "Replace drain pump",
    minutes: 60,
    parts: ["drain pump"],
  },
  {
    problem: "will not heat, dishes cold",
    fix: "heater",
    label: "Replace heater",
    minutes: 90,
    parts: ["heating element"],
  },
  { problem: "loud grinding noise while spraying", fix: "spray-arm", label: "Clean spray arm", minutes: 20, parts: [] },
] as const;

/** Repairs of four faults in turn, one a day, on two families of one maker. */
const repairs = (count: number): readonly Case[] =>
  Array.from({ length: count }, (_, at) => {
    const fault = faults[at % faults.length] ?? faults[0];
    return {
      id: `case-${at}`,
      at: new Date(Date.UTC(2024, 0, 1 + at)).toISOString(),
      problem: fault.problem,
      solution: fault.label,
      fixId: fault.fix,
      fixLabel: fault.label,
      equipment: {
        unit: `unit-${at % 7}`,
        model: `W${at % 3}`,
        family: `family-${at % 2}`,
        manufacturer: "Aqua",
        category: "Dishwasher",
      },
      outcome: at % 12 === 0 ? "returned" : "held",
      daysToReturn: at % 12 === 0 ? 7 : null,
      said: null,
      isRepair: true,
      minutes: fault.minutes,
      parts: fault.parts,
    };
  });

const nothingKnown = { unit: null, model: null, family: null, manufacturer: null, category: null };
const ask = (problem: string, over: Partial<FixQuestion> = {}): FixQuestion => ({
  problem,
  equipment: nothingKnown,
  category: null,
  limit: 5,
  ...over,
});

describe("a history of two hundred repairs", () => {
  const suggester = buildSuggester(repairs(200));

  test("the likeliest fix first, with what speaks for it", () => {
    const { fixes, abstained } = suggester.suggest(
      ask("the door is leaking water", {
        equipment: { ...nothingKnown, family: "FAMILY-0", category: "dishwasher", manufacturer: "aqua" },
      }),
    );
    expect(abstained).toBeNull();
    const [first] = fixes;
    expect(first).toMatchObject({
      fixId: "door-seal",
      label: "Replace door seal",
      medianMinutes: 40,
      parts: ["seal kit"],
    });
    expect(first?.probability).toBeGreaterThan(0.5);
    expect(first?.seen.level).toBe("family");
    expect(first?.seen.times).toBeLessThanOrEqual(first?.seen.of ?? 0);
    expect(first?.nearest).toHaveLength(5);
    expect(first?.nearest.every((id) => Number(id.slice(5)) % 4 === 0)).toBe(true);
    // Every third repair of this fix came back.
    expect(first?.returned).toBeGreaterThan(0);
    expect(first?.returned).toBeLessThan(first?.seen.times ?? 0);
    expect(first?.medianDaysToReturn).toBe(7);
  });

  test("probabilities are shares of one, since no fix has come up that was never made before", () => {
    const { fixes } = suggester.suggest(ask("does not drain", { limit: 50 }));
    expect(fixes).toHaveLength(4);
    expect(fixes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  });

  test("where new fixes keep coming up, room is left for the next", () => {
    const everNew = repairs(200).map((one, at) =>
      at % 4 === 3 ? { ...one, fixId: `new-${at}`, fixLabel: `Never ${at}` } : one,
    );
    const { fixes } = buildSuggester(everNew).suggest(ask("grinding noise", { limit: 50 }));
    expect(fixes.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThan(0.75);
  });

  test("the same history and question give the same answer", () => {
    const again = buildSuggester(repairs(200));
    for (const { problem } of faults) expect(again.suggest(ask(problem))).toEqual(suggester.suggest(ask(problem)));
  });

  test.each([
    ["capitals", "WATER LEAKS FROM THE DOOR", "door-seal"],
    ["one word", "leaks", "door-seal"],
    ["a misspelling", "water leeaks from te dor", "door-seal"],
    ["50 kB", `water leaks from the door ${"and so on ".repeat(5_000)}`, "door-seal"],
    ["control characters", "\u0000water\u0007 leaks\u001b[2J from the\u202e door", "door-seal"],
  ])("%s", (_name, problem, fixId) => {
    expect(suggester.suggest(ask(problem)).fixes[0]?.fixId).toBe(fixId);
  });

  test("a model never seen is answered by its family and maker, and by words", () => {
    const equipment = { unit: "new", model: "Z99", family: "family-1", manufacturer: "Aqua", category: "Dishwasher" };
    const [first] = suggester.suggest(ask("does not drain", { equipment })).fixes;
    expect(first?.fixId).toBe("drain-pump");
    expect(first?.seen.level).toBe("family");
  });

  test.each([
    ["no words and no equipment", ask(""), "no_words"],
    ["only marks", ask("?! …"), "no_words"],
    ["another language", ask("насос шумит"), "thin_evidence"],
    ["hostile words", ask("__proto__ constructor hasOwnProperty"), "thin_evidence"],
  ] as const)("abstains on %s and says why", (_name, question, reason) => {
    expect(suggester.suggest(question)).toEqual({ fixes: [], abstained: reason });
  });

  test("without words the equipment answers", () => {
    const { fixes } = suggester.suggest(ask("", { category: "Dishwasher" }));
    expect(fixes.length).toBeGreaterThan(0);
  });

  test("any limit", () => {
    for (const [limit, count] of [
      [0, 0],
      [-3, 0],
      [2.9, 2],
      [1e9, 4],
    ] as const) {
      expect(suggester.suggest(ask("does not drain", { limit })).fixes).toHaveLength(count);
    }
  });

  test("guesses the category as it was written, and the urgency by its words", () => {
    expect(suggester.guess(ask("water leaks, urgent"))).toMatchObject({
      category: { value: "Dishwasher" },
      urgency: { value: "high" },
    });
    expect(suggester.guess(ask("насос"))).toEqual({ category: null, urgency: null });
  });
});

describe("hardly any history", () => {
  test("none", () => {
    expect(buildSuggester([]).suggest(ask("leaks"))).toEqual({ fixes: [], abstained: "no_history" });
    expect(buildSuggester([]).guess(ask("leaks"))).toEqual({ category: null, urgency: null });
  });
  test("one row, and four", () => {
    for (const count of [1, 4])
      expect(buildSuggester(repairs(count)).suggest(ask("leaks")).abstained).toBe("no_history");
  });
  test("five rows of one fix", () => {
    const only = repairs(20).filter(({ fixId }) => fixId === "heater");
    const { fixes } = buildSuggester(only).suggest(ask("cold dishes"));
    expect(fixes.map(({ fixId }) => fixId)).toEqual(["heater"]);
    expect(fixes[0]?.probability).toBeCloseTo(1);
  });
  test("rows without a fix teach nothing", () => {
    const open = repairs(50).map((one) => ({ ...one, fixId: null, fixLabel: null }));
    expect(buildSuggester(open).suggest(ask("leaks"))).toEqual({ fixes: [], abstained: "no_history" });
  });
  test("dates that are missing or in the future hide no repair", () => {
    const dates = [null, "2999-12-31T00:00:00.000Z", "2024-02-30T00:00:00.000Z"];
    const odd = repairs(200).map((one, at) => ({ ...one, at: at % 4 === 3 ? one.at : (dates[at % 4] ?? null) }));
    const suggester = buildSuggester(odd);
    for (const { problem, fix } of faults) expect(suggester.suggest(ask(problem)).fixes[0]?.fixId).toBe(fix);
  });
  test("the same rows over and over name the same fix", () => {
    const doubled = repairs(50).flatMap((one) => [one, { ...one, id: `${one.id}-again` }]);
    expect(buildSuggester(doubled).suggest(ask("does not drain")).fixes[0]?.fixId).toBe("drain-pump");
  });
  test("rows with nothing but a fix", () => {
    const bare = repairs(30).map((one) => ({
      ...one,
      problem: "",
      at: null,
      equipment: nothingKnown,
      minutes: null,
      parts: [],
    }));
    const { fixes } = buildSuggester(bare).suggest(ask("", { category: "Dishwasher" }));
    expect(fixes).toEqual([]);
  });
});

test("a new repair counts at once, its fix never done before, although the regressions have not met it", () => {
  const suggester = buildSuggester(repairs(200));
  const [one] = repairs(1);
  if (!one) throw new Error("no repair");
  suggester.addCase({
    ...one,
    id: "fresh",
    problem: "display flickers purple",
    fixId: "display",
    fixLabel: "Replace display",
  });
  const { fixes } = suggester.suggest(ask("purple flickers on display"));
  expect(fixes[0]).toMatchObject({ fixId: "display", nearest: ["fresh"], seen: { times: 1, level: "any" } });
});

test("a fix made once is found by its name, though its one fault was put in other words", () => {
  const rare = repairs(1).map((one) => ({ ...one, id: "rare", problem: "red light blinks", fixId: "rare" }));
  const named = (fixLabel: string): number | undefined =>
    buildSuggester([...rare.map((one) => ({ ...one, fixLabel })), ...repairs(60)])
      .suggest(ask("hose kinked, light"))
      .fixes.find(({ fixId }) => fixId === "rare")?.probability;
  expect(named("Straighten hose")).toBeGreaterThan(1.2 * (named("Reset E4") ?? 1));
});

test("a repair that is added while the history loads counts once", () => {
  const suggester = makeSuggester();
  const all = repairs(12);
  suggester.addLate(all[0] as Case);
  for (const one of all) suggester.addCase(one);
  expect(suggester.size()).toBe(12);
});

test("fixes that did not last count against themselves", () => {
  const pair = (outcome: Case["outcome"]): readonly Case[] =>
    repairs(80).map((one, at) => ({
      ...one,
      problem: "pump hums",
      fixId: at % 2 === 0 ? "tap-it" : "replace-it",
      fixLabel: at % 2 === 0 ? "Tap it" : "Replace it",
      outcome: at % 2 === 0 ? outcome : "held",
    }));
  const shareOf = (history: readonly Case[]): number =>
    buildSuggester(history)
      .suggest(ask("pump hums"))
      .fixes.find(({ fixId }) => fixId === "tap-it")?.probability ?? 0;
  expect(shareOf(pair("returned"))).toBeLessThan(shareOf(pair("held")) - 0.03);
});

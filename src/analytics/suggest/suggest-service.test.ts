import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import type { Case } from "../case.ts";
import type { FixQuestion } from "./question.ts";
import { type SuggestFault, type SuggestService, startSuggestService } from "./suggest-service.ts";

const repairs: readonly Case[] = Array.from({ length: 120 }, (_, at) => ({
  id: `case-${at}`,
  at: new Date(Date.UTC(2024, 0, 1 + at)).toISOString(),
  problem: at % 2 === 0 ? "water leaks from the door" : "will not heat",
  solution: "",
  fixId: at % 2 === 0 ? "seal" : "heater",
  fixLabel: at % 2 === 0 ? "Replace seal" : "Replace heater",
  equipment: { unit: null, model: null, family: null, manufacturer: null, category: "Dishwasher" },
  outcome: "held",
  daysToReturn: null,
  said: null,
  isRepair: true,
  minutes: 30,
  parts: [],
}));
const question: FixQuestion = {
  problem: "door leaks",
  equipment: { unit: null, model: null, family: null, manufacturer: null, category: null },
  category: null,
  limit: 3,
};
const warned: string[] = [];
const log = { warn: (_data: object, sentence: string) => void warned.push(sentence) };
const services: SuggestService[] = [];
const start = (over: Partial<Parameters<typeof startSuggestService>[0]> = {}): SuggestService => {
  const service = startSuggestService({ cases: () => repairs, log, restMs: 1, timeoutMs: 20_000, ...over });
  services.push(service);
  return service;
};
/** A thread that runs these words of JavaScript instead of the ranker. */
const threadOf = (script: string): Worker => new Worker(script, { eval: true });
const hearing = (then: string): string =>
  `require("worker_threads").parentPort.on("message", (message) => { ${then} })`;
const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "answered",
    (fault: SuggestFault) => fault.reason,
  );

afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
});

test("loads, answers, learns, and hears of new repairs", async () => {
  const service = start();
  expect(await service.suggest(question)).toEqual({ fixes: [], abstained: "no_history" });
  const learnt = service.learnt();
  expect(await service.refresh()).toEqual({ cases: 120 });
  expect((await service.suggest(question)).fixes[0]?.fixId).toBe("seal");
  await learnt;
  expect((await service.suggest(question)).fixes[0]?.fixId).toBe("seal");
  expect((await service.guess(question)).category?.value).toBe("Dishwasher");
  service.add({
    ...(repairs[0] as Case),
    id: "new",
    problem: "zebra stripes on display",
    fixId: "display",
    fixLabel: "Replace display",
  });
  expect((await service.suggest({ ...question, problem: "zebra stripes" })).fixes[0]?.fixId).toBe("display");
});

test("what is added outlives a refresh that does not know it yet, and is not counted twice by one that does", async () => {
  let history = repairs;
  const service = start({ cases: () => history });
  await service.refresh();
  const late = { ...(repairs[0] as Case), id: "late" };
  service.add(late);
  expect(await service.refresh()).toEqual({ cases: 121 });
  history = [...repairs, late];
  expect(await service.refresh()).toEqual({ cases: 121 });
  expect(await service.refresh()).toEqual({ cases: 121 });
});

test("a thread that is late is given up on, and the loop is not held up", async () => {
  const service = start({ timeoutMs: 5, startThread: () => threadOf(hearing("for (;;) {}")) });
  expect(await reasonOf(service.suggest(question))).toBe("late");
});

test("a thread that falls is started again and reads the history anew", async () => {
  let starts = 0;
  const service = start({
    startThread: () => {
      starts += 1;
      if (starts > 1) return new Worker(new URL("worker.ts", import.meta.url));
      return threadOf(
        hearing(`
        const say = (it) => require("worker_threads").parentPort.postMessage(it);
        if (message.kind === "cases") say({ kind: "taken", load: message.load });
        if (message.kind === "end") say({ kind: "loaded", load: message.load, cases: 1 });
        if (message.kind === "suggest") throw new Error("fell over");`),
      );
    },
  });
  await service.refresh();
  const lost = await Promise.all([reasonOf(service.suggest(question)), reasonOf(service.guess(question))]);
  expect(lost).toEqual(["fell", "fell"]);
  expect(warned).toContain("the ranker's thread fell and is started again");
  await expect
    .poll(async () => (await service.suggest(question).catch(() => null))?.fixes[0]?.fixId, { timeout: 20_000 })
    .toBe("seal");
  expect(starts).toBe(2);
});

test("a history that cannot be read rejects, and the old one keeps answering", async () => {
  let broken = false;
  const service = start({
    cases: async function* () {
      yield* repairs;
      if (broken) throw new Error("the disk is gone");
    },
  });
  await service.refresh();
  broken = true;
  await expect(service.refresh()).rejects.toThrow("the disk is gone");
  expect((await service.suggest(question)).fixes[0]?.fixId).toBe("seal");
});

test("stopped, it answers nobody", async () => {
  const service = start();
  const waiting = reasonOf(service.suggest(question));
  await service.stop();
  expect(["stopped", "answered"]).toContain(await waiting);
  expect(await reasonOf(service.suggest(question))).toBe("stopped");
  expect(await reasonOf(service.refresh())).toBe("stopped");
});

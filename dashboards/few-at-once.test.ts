import { expect, test } from "vitest";
import { fewAtOnce } from "./few-at-once.ts";

test("no more than so many tasks are under way, and all are done in the end", async () => {
  const tasks = fewAtOnce(2);
  let [now, most, ended] = [0, 0, 0];
  for (let at = 0; at < 7; at += 1) {
    await tasks.begin(async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      ended += 1;
    });
  }
  await tasks.done();
  expect([most, ended]).toEqual([2, 7]);
});

test("after a failure nothing more begins, and the end tells it", async () => {
  const tasks = fewAtOnce(1);
  let begun = 0;
  const task = async (): Promise<void> => {
    begun += 1;
    throw new Error("out of ink");
  };
  await tasks.begin(task);
  await expect(tasks.begin(task)).rejects.toThrow("out of ink");
  await expect(tasks.done()).rejects.toThrow("out of ink");
  await tasks.settled();
  expect(begun).toBe(1);
});

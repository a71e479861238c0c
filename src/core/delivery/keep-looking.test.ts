import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepLooking } from "./keep-looking.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** `looks` counts; `found` is what the next looks say, each of which takes `tookMs`. */
function world(found: readonly (boolean | "fails")[] = [], tookMs = 0) {
  const told: string[] = [];
  const left = [...found];
  const seen = { looks: 0 };
  let wake = (): void => undefined;
  let listens = false;
  const looking = keepLooking({
    look: async () => {
      seen.looks += 1;
      if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
      const next = left.shift() ?? false;
      if (next === "fails") throw new Error("away");
      return next;
    },
    wakes: {
      on: (_what, fn) => {
        wake = fn;
        listens = true;
        return () => {
          listens = false;
        };
      },
    },
    on: "events",
    log: { info: () => undefined, warn: (_data, words) => void told.push(words), error: () => undefined },
    trouble: "nothing can be found",
    pollMs: 1_000,
    restMs: 40,
  });
  return { looking, seen, told, wake: () => wake(), listens: () => listens };
}

test("a storm of wakes is one look, a while after the first", async () => {
  const { looking, seen, wake } = world();
  for (let n = 0; n < 100; n += 1) wake();
  await vi.advanceTimersByTimeAsync(39);
  expect(seen.looks).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.looks).toBe(1);
  await vi.advanceTimersByTimeAsync(900);
  expect(seen.looks).toBe(1);
  await looking.stop();
});

test("whoever finds something looks again at once, until there is nothing", async () => {
  const { looking, seen } = world([true, true, false]);
  await looking.idle();
  expect(seen.looks).toBe(3);
  await looking.stop();
});

test("a backlog leaves two thirds of the time to others, unless somebody waits for its end", async () => {
  const { looking, seen } = world([true, true, true, true], 30);
  looking.now();
  await vi.advanceTimersByTimeAsync(30 + 60 + 30 + 59);
  expect(seen.looks).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.looks).toBe(3);
  const ended = looking.idle();
  await vi.advanceTimersByTimeAsync(30 * 3);
  await ended;
  expect(seen.looks).toBe(5);
  await looking.stop();
});

test("what nobody woke us for is found by and by, also after a look that failed", async () => {
  const { looking, seen, told } = world(["fails"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(["nothing can be found"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.looks).toBe(2);
  await looking.stop();
});

test("once stopped it looks no more and listens no more", async () => {
  const { looking, seen, wake, listens } = world();
  wake();
  await looking.stop();
  looking.now();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.looks).toBe(0);
  expect(listens()).toBe(false);
});

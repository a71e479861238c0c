import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is truthy, and returns it; throws after the deadline. For what offers no event
 * to wait for. `what` completes the sentence "… did not come true".
 */
export const until = async <T>(
  what: string,
  ask: () => T | Promise<T>,
  { withinMs = 20_000, everyMs = 10 } = {},
): Promise<NonNullable<T>> => {
  for (const deadline = Date.now() + withinMs; ; await sleep(everyMs)) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`within ${withinMs} ms, this did not come true: ${what}`);
  }
};

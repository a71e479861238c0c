import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds that answers are spread over in steps; tests that measure nothing may have none. */
export const evenStepMs = 100;

/**
 * Runs `work` and gives its outcome, good or bad, only at the next whole step of time after the beginning: how long it really took, a few
 * milliseconds more where an account exists, is not to be read off the answer.
 */
export async function inEvenTime<T>(work: () => Promise<T>, stepMs: number = evenStepMs): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    const took = performance.now() - began;
    await wait(Math.ceil(took / stepMs) * stepMs - took);
  }
}

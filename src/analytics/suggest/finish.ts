/** Runs work that pauses to its end at once, for whoever has nothing else to do meanwhile. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

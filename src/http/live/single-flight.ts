/**
 * Runs `work` whenever asked, one run at a time. Asking during a run leads to exactly one more run after it, so nothing that happened
 * after a run began is overlooked, however often it is asked. A run that fails is handed to `onError`.
 */
export function singleFlight(work: () => Promise<void>, onError: (error: unknown) => void) {
  let running: Promise<void> | null = null;
  let again = false;
  async function run(): Promise<void> {
    do {
      again = false;
      await work().catch(onError);
    } while (again);
    running = null;
  }
  return {
    ask(): void {
      if (running !== null) again = true;
      else running = run();
    },
    /** Resolves when nothing runs any more. */
    async idle(): Promise<void> {
      while (running !== null) await running;
    },
  };
}

import type { SlackDelays } from "./slack-options.ts";

/** The value, or `late` where it is not there within the time; then the work goes on unheard. Rejects as the work does. */
export async function within<Value, Late>(
  work: Promise<Value>,
  ms: number,
  late: Late,
  { sleep }: Pick<SlackDelays, "sleep">,
): Promise<Value | Late> {
  const timer = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, timer.signal).then(() => late)]);
  } finally {
    timer.abort();
    work.catch(() => undefined);
  }
}

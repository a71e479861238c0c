const patienceMs = 5_000;

/**
 * How many milliseconds a server's clock is ahead of ours, by the `Date` header of its answer (whole seconds, so half a second is
 * nothing); null where it names none. Rejects where it does not answer.
 */
export async function clockAheadMs(url: string, clock: () => Date, ask: typeof fetch): Promise<number | null> {
  const began = clock().getTime();
  const answer = await ask(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
  const ended = clock().getTime();
  await answer.body?.cancel();
  const date = answer.headers.get("date");
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : at + 500 - (began + ended) / 2;
}

/** Places to look at again at a time. */
export type PlaceWaits = {
  /** Times are epoch ms; the earliest time given for a place counts. */
  lookAt(placeId: string, at: number): void;
  stop(): void;
};

/** Calls `onDue` with the places whose time has come. `now` may be a clock that is moved by hand: it is asked every `checkMs`. */
export function placeWaits(
  now: () => number,
  checkMs: number,
  onDue: (placeIds: readonly string[]) => void,
): PlaceWaits {
  const waits = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let armedFor = Number.POSITIVE_INFINITY;

  function arm(at: number): void {
    if (at >= armedFor) return;
    if (timer !== null) clearTimeout(timer);
    armedFor = at;
    timer = setTimeout(look, Math.min(Math.max(1, at - now()), checkMs));
  }

  function look(): void {
    timer = null;
    armedFor = Number.POSITIVE_INFINITY;
    const due = [...waits].filter(([, at]) => at <= now()).map(([placeId]) => placeId);
    for (const placeId of due) waits.delete(placeId);
    if (waits.size > 0) arm(waits.values().reduce((least, at) => Math.min(least, at)));
    if (due.length > 0) onDue(due);
  }

  return {
    lookAt(placeId, at) {
      waits.set(placeId, Math.min(at, waits.get(placeId) ?? Number.POSITIVE_INFINITY));
      arm(at);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

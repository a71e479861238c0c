import { mayBeOpening } from "../store/opening-surfaces.ts";
import type { Desk } from "../store/work.ts";
import type { Spot } from "./sender.ts";
import { pause } from "./transient.ts";

/** Opening a surface takes a platform call; one that takes longer than this has failed and is tried again. */
const patienceMs = 5_000;
const lookEveryMs = 20;

/**
 * Waits until it is known what a surface is. A platform shows somebody their new line before it has told us which thread that is, and
 * they may type in it at once: taken then, their words would seem to belong to no ticket.
 */
export async function awaitOpening(
  desk: Desk,
  event: {
    readonly place: Spot;
    readonly from: { readonly platform: string; readonly workspace: string; readonly user: string };
  },
): Promise<void> {
  const until = performance.now() + patienceMs;
  while (await desk.read((work) => mayBeOpening(work, event.place, event.from))) {
    if (performance.now() > until) return;
    await pause(lookEveryMs);
  }
}

import { surfaceStanding } from "../store/opening-surfaces.ts";
import type { Desk } from "../store/work.ts";
import type { Spot } from "./sender.ts";
import { pause } from "./transient.ts";

/** Opening a surface takes a platform call; one that takes longer than this has failed and is tried again. */
const patienceMs = 5_000;
const lookEveryMs = 20;
/** Known surfaces that are remembered: once known they stay so, and most of what is said is said there. */
const mostRemembered = 10_000;

/** Resolves when it is known what the event's surface is. */
export type AwaitOpening = (event: {
  readonly place: Spot;
  readonly from: { readonly platform: string; readonly workspace: string; readonly user: string };
}) => Promise<void>;

/**
 * Waits until it is known what a surface is. A platform shows somebody their new line before it has told us which thread that is, and
 * they may type in it at once: taken then, their words would seem to belong to no ticket.
 */
export function makeAwaitOpening(desk: Desk): AwaitOpening {
  const known = new Set<string>();
  return async ({ place, from }) => {
    const key = JSON.stringify([place.platform, place.workspace, place.channel, place.thread]);
    const until = performance.now() + patienceMs;
    while (!known.has(key)) {
      const standing = await desk.read((work) => surfaceStanding(work, place, from));
      if (standing === "known") {
        if (known.size >= mostRemembered) known.clear();
        known.add(key);
      }
      if (standing !== "opening" || performance.now() > until) return;
      await pause(lookEveryMs);
    }
  };
}

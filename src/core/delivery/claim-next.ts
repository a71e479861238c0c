import type { DeliveryJob } from "../domain/delivery-job.ts";
import { type Claimant, claimCards, claimTalk } from "../store/outbox.ts";
import type { Worker } from "./worker.ts";

/** Where to look for something to send, and the looking. */
export type ClaimNext = {
  /** The place's next delivery may be due: its last one is settled, or its wait is over. */
  lookAt(placeId: string): void;
  lookAtCards(): void;
  /** Anything anywhere may be due. */
  lookEverywhere(): void;
  /** Whether there is somewhere to look. */
  mayFind(): boolean;
  /** Claims up to `room` deliveries: of the places named, else of the next on the walk over all, else cards. */
  next(room: number): Promise<readonly DeliveryJob[]>;
};

/**
 * Remembers what may be due, so that a busy outbox asks for the next of the places it has just sent to, and walks over all places only
 * when it was woken. A claim that fails forgets where it looked: its caller looks everywhere again.
 */
export function claimNext(worker: Worker, claimant: () => Omit<Claimant, "worker">): ClaimNext {
  const { sql } = worker;
  const ready = new Set<string>();
  let walk: { readonly after: string | null } | null = null;
  let walking = false;
  let walkAgain = true;
  let cardsDue = true;

  const mayWalk = (): boolean => !walking && (walk !== null || walkAgain);

  return {
    lookAt: (placeId) => void ready.add(placeId),
    lookAtCards() {
      cardsDue = true;
    },
    lookEverywhere() {
      walkAgain = true;
      cardsDue = true;
    },
    mayFind: () => ready.size > 0 || mayWalk() || cardsDue,
    async next(room) {
      const by = { worker: worker.id, ...claimant() };
      if (ready.size > 0) {
        const places = [...ready].slice(0, room);
        for (const placeId of places) ready.delete(placeId);
        return (await claimTalk(sql, by, { places }, room)).jobs;
      }
      if (mayWalk()) {
        const from = walk ?? { after: null };
        if (walk === null) walkAgain = false;
        walking = true;
        try {
          const { jobs, walkedTo } = await claimTalk(sql, by, from, room);
          walk = walkedTo === null ? null : { after: walkedTo };
          return jobs;
        } finally {
          walking = false;
        }
      }
      if (!cardsDue) return [];
      cardsDue = false;
      const cards = await claimCards(sql, by, room);
      if (cards.length >= room) cardsDue = true;
      return cards;
    },
  };
}

import type { RecurringJob } from "../core/delivery/elected.ts";
import { keepLooking } from "../core/delivery/keep-looking.ts";
import type { Log } from "../core/delivery/log.ts";
import { chooseVehicle } from "../core/domain/dispatch/choose-vehicle.ts";
import type { Coordinates, Travel } from "../core/domain/dispatch/travel.ts";
import { startOf } from "../core/domain/proposal.ts";
import { readAssignmentFacts } from "../core/store/assignment-facts.ts";
import {
  forgetGeocoded,
  keepGeocoded,
  type TravelWish,
  takeTravelWishes,
  wishTravelOfNew,
} from "../core/store/ticket-travel.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";
import type { TravelService } from "../core/travel/travel-service.ts";
import { storeTravel, type TravelFound } from "../core/usecases/store-travel.ts";

export type KeptTravel = {
  readonly jobs: readonly RecurringJob[];
  /** Resolves when every wish that was due is answered or put off. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

const batchSize = 8;

/**
 * Answers the wishes for ways, outside of any transaction and after the commit that wished for them. What fails is taken again later:
 * the wish stays a row. `asksMaps` has the ways of those who are proposed for new tickets asked for as well.
 */
export function keepTravel(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly maps: TravelService;
  readonly asksMaps: boolean;
  readonly log: Log;
  readonly pollMs?: number;
  readonly restMs?: number;
}): KeptTravel {
  const { desk, wakes, maps, log, asksMaps, pollMs = 5_000, restMs = 40 } = deps;

  async function siteOf(wish: TravelWish): Promise<Coordinates | null> {
    if (wish.to !== null) return wish.to;
    if (wish.address === "") return null;
    const found = await maps.geocode(wish.address);
    if (found !== null) await desk.transact((work) => keepGeocoded(work, wish.siteId, found));
    return found;
  }

  async function ofCandidates(wish: TravelWish, to: Coordinates): Promise<ReadonlyMap<string, Travel>> {
    const facts = await desk.read((work) => readAssignmentFacts(work, wish.ticketId));
    const starts = (facts?.candidates ?? []).flatMap((candidate) => {
      const from = startOf(candidate, chooseVehicle(candidate, facts?.vehicles ?? [], to));
      return from === null ? [] : [{ accountId: candidate.accountId, from }];
    });
    if (starts.length === 0) return new Map();
    const answers = await maps.waysTo(
      starts.map(({ from }) => from),
      to,
    );
    return new Map(
      starts.flatMap(({ accountId }, n) => {
        const answer = answers[n];
        return answer === undefined ? [] : [[accountId, answer.travel] as const];
      }),
    );
  }

  async function answerOf(wish: TravelWish): Promise<TravelFound> {
    const { ticketId, asked } = wish;
    const unknown = { ticketId, asked, travel: null, note: null, ofCandidates: new Map<string, Travel>() };
    const to = await siteOf(wish);
    if (to === null) return unknown;
    if (wish.status === "new") return { ...unknown, ofCandidates: await ofCandidates(wish, to) };
    if (wish.from === null) return unknown;
    return { ...unknown, ...(await maps.route(wish.from, to)) };
  }

  async function answer(wish: TravelWish): Promise<void> {
    try {
      const found = await answerOf(wish);
      await desk.transact((work) => storeTravel(work, found));
    } catch (error) {
      log.warn({ ticket: wish.ticketId, error: String(error) }, "the way to a ticket is asked for again later");
    }
  }

  async function look(): Promise<boolean> {
    if (asksMaps) await desk.read((work) => wishTravelOfNew(work, batchSize));
    const wishes = await desk.read((work) => takeTravelWishes(work, batchSize));
    await Promise.all(wishes.map(answer));
    return wishes.length > 0;
  }

  const trouble = "ways cannot reach the database";
  const looking = keepLooking({ look, wakes, on: "events", log, trouble, pollMs, restMs });
  looking.now();
  return {
    jobs: [
      { name: "forget-geocoded", cron: "57 2 * * *", run: async () => void (await desk.transact(forgetGeocoded)) },
    ],
    idle: looking.idle,
    stop: looking.stop,
  };
}

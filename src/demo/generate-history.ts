import { generateEquipment } from "./generate-equipment.ts";
import { generateInterventions } from "./generate-interventions.ts";
import { generateLiveTickets } from "./generate-live-tickets.ts";
import { generateStock } from "./generate-stock.ts";
import type { DemoHistory } from "./history-types.ts";
import type { DemoCatalogue } from "./types.ts";

/** What the demo's history is made from: nothing else goes in, so the same three give the same bytes. */
export type HistoryInput = {
  /** Any integer; its lower 32 bits count. */
  readonly seed: number;
  /** The instant at which the history ends and the live tickets stand. */
  readonly now: Date;
  readonly catalogue: DemoCatalogue;
};

/**
 * Makes the demo workspace: units with serial numbers, stock of the vans, two years of about 6,000 interventions up to
 * `now`, and about two dozen live tickets in every status.
 *
 * Planted in it, for analytics to find: a repair that often does not hold ("Reseat connector" on the combi ovens whose
 * door switch is weak), a fault that emerges six weeks before `now`, a model that gets better after a redesign, the
 * seasons, and wear with age.
 * @throws RangeError when the catalogue contradicts itself: an unknown key, a repair that nobody can do
 */
export const generateHistory = ({ seed, now, catalogue }: HistoryInput): DemoHistory => {
  const equipment = generateEquipment(seed, now, catalogue);
  return {
    demoNotice: catalogue.demoNotice,
    seed,
    now: now.toISOString(),
    equipment,
    stock: generateStock(seed, catalogue),
    interventions: generateInterventions(seed, now, catalogue, equipment),
    liveTickets: generateLiveTickets(seed, now, catalogue, equipment),
  };
};

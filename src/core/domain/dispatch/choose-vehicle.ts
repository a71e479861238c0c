import type { Candidate, VehicleBrief } from "./candidate.ts";
import { type Coordinates, greatCircleMetres } from "./travel.ts";

/**
 * The vehicle that somebody would take: their own; else one of the pool, which nobody else has booked, with the most of the parts that
 * are likely needed, then the nearest to the site, then by name. Null where none is left: they find their own way.
 */
export function chooseVehicle(
  candidate: Pick<Candidate, "accountId">,
  vehicles: readonly VehicleBrief[],
  site: Coordinates | null,
): VehicleBrief | null {
  const free = vehicles.filter(({ heldBy }) => heldBy === null || heldBy === candidate.accountId);
  const own = free.find(({ driverId }) => driverId === candidate.accountId);
  if (own !== undefined) return own;
  const metres = ({ at }: VehicleBrief) =>
    at === null || site === null ? Number.MAX_VALUE : greatCircleMetres(at, site);
  const [best] = free
    .filter(({ driverId }) => driverId === null)
    .sort((a, b) => b.carries - a.carries || metres(a) - metres(b) || compare(a.name, b.name) || compare(a.id, b.id));
  return best ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

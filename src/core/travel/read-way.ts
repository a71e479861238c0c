import { type Coordinates, greatCircleMetres, wayOf } from "../domain/dispatch/travel.ts";
import type { MapAnswer } from "./travel-service.ts";

/** Roads end where continents do: no way is longer than this. */
const longestMetres = 20_000_000;
/** Addresses are put on the nearest road: a way may be so much shorter than the straight line. */
const toleranceMetres = 2_000;

/** A way from a map's numbers, or that they make no sense: not numbers, or shorter than the straight line. */
export function readWay(metres: unknown, seconds: unknown, from: Coordinates, to: Coordinates): MapAnswer {
  const isSound =
    typeof metres === "number" &&
    typeof seconds === "number" &&
    Number.isFinite(metres) &&
    Number.isFinite(seconds) &&
    metres >= 0 &&
    seconds >= 0 &&
    metres <= longestMetres &&
    seconds <= 14 * 86_400 &&
    metres + toleranceMetres >= greatCircleMetres(from, to);
  return isSound ? wayOf(metres, seconds, "google") : "nonsense";
}

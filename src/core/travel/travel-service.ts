import type { Coordinates, Travel } from "../domain/dispatch/travel.ts";

/** Why an answer is an estimate although a map was wished for. */
export const travelNotes = ["no_key", "quota", "refused", "unreachable", "no_route", "nonsense"] as const;
export type TravelNote = (typeof travelNotes)[number];

/** A way, and the note where no map could say it. */
export type TravelAnswer = { readonly travel: Travel; readonly note: TravelNote | null };

/** What is asked of maps. Never rejects: where a map cannot answer, the answer is an estimate with a note. */
export type TravelService = {
  /** Where an address is; null where nobody can say. Coordinates of a geocoder may be kept for thirty days. */
  geocode(address: string): Promise<Coordinates | null>;
  /** One answer for each of `from`, in their order. */
  waysTo(from: readonly Coordinates[], to: Coordinates): Promise<readonly TravelAnswer[]>;
  /** The way that somebody would be sent on. */
  route(from: Coordinates, to: Coordinates): Promise<TravelAnswer>;
};

/** What one map service answers: a way, or why there is none. */
export type MapAnswer = Travel | Exclude<TravelNote, "no_key">;

/** A map service fails as a whole with one of these. `denied` is refused for this service alone: another may be open to the key. */
export class MapFault extends Error {
  override readonly name = "MapFault";
  readonly kind: "denied" | "quota" | "unreachable" | "nonsense";
  constructor(kind: MapFault["kind"]) {
    // No more than the kind: what the client throws holds the address that was called, and that holds the key.
    super(kind);
    this.kind = kind;
  }
}

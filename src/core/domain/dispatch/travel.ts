/** A place on earth, in degrees. */
export type Coordinates = { readonly latitude: number; readonly longitude: number };

/** A way by road. `estimate` says that no map was asked. */
export type Travel = {
  readonly metres: number;
  readonly minutes: number;
  readonly source: "google" | "estimate";
};

const earthRadiusMetres = 6_371_000;
/** Roads are longer than the straight line by about this much. */
const detour = 1.3;
const estimatedKmPerHour = 50;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The great-circle distance in metres (haversine). */
export function greatCircleMetres(from: Coordinates, to: Coordinates): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const part = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(part)));
}

/**
 * A way in whole metres and minutes. Whoever has any way to go is on it for at least a minute: "0.3 km, 0 min" would read like a fault,
 * and would book no time for it.
 */
export function wayOf(metres: number, seconds: number, source: Travel["source"]): Travel {
  const whole = Math.round(metres);
  return { metres: whole, minutes: Math.max(Math.round(seconds / 60), whole > 0 ? 1 : 0), source };
}

/** The way without a map: great circle × 1.3 at 50 km/h. */
export function estimateTravel(from: Coordinates, to: Coordinates): Travel {
  const metres = Math.round(greatCircleMetres(from, to) * detour);
  return wayOf(metres, (metres / 1000 / estimatedKmPerHour) * 3600, "estimate");
}

/** Whether these are degrees of a place; 0, 0 is what broken senders write, and no customer is there. */
export function isPlaceOnEarth({ latitude, longitude }: Coordinates): boolean {
  const inRange = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return inRange && !(latitude === 0 && longitude === 0);
}

/**
 * The link that shows the way on a map, in any browser and without a key
 * (https://developers.google.com/maps/documentation/urls/get-started#directions-action). `from` null starts where the reader is.
 */
export function routeLink(from: Coordinates | null, to: Coordinates | string): string {
  const place = (at: Coordinates | string) => (typeof at === "string" ? at : `${at.latitude},${at.longitude}`);
  const query = new URLSearchParams({ api: "1", destination: place(to), travelmode: "driving" });
  if (from !== null) query.set("origin", place(from));
  return `https://www.google.com/maps/dir/?${query}`;
}

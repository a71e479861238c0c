import { type Coordinates, estimateTravel } from "../domain/dispatch/travel.ts";
import { legacyMaps } from "./legacy-maps.ts";
import { routesApi } from "./routes-api.ts";
import { type MapAnswer, MapFault, type TravelAnswer, type TravelNote, type TravelService } from "./travel-service.ts";

export type GoogleTravelOptions = {
  readonly key: string;
  readonly mapsUrl: string | null;
  readonly routesUrl: string | null;
  readonly timeoutMs?: number;
  /** How long to wait before a retry: the test's clock, or real time. */
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
};

const tries = 3;
const firstWaitMs = 500;
/** A quota is asked about again after so long; a service that a key is closed to, after a day. */
const quotaRestMs = 60_000;
const deniedRestMs = 86_400_000;
/** Distance Matrix takes 25 origins a request (https://developers.google.com/maps/documentation/distance-matrix/usage-and-billing). */
const mostOrigins = 25;

/** Without a key: great circle × 1.3 at 50 km/h, said to be an estimate. */
export const estimatedTravel: TravelService = {
  geocode: async () => null,
  waysTo: async (from, to) => from.map((start) => ({ travel: estimateTravel(start, to), note: "no_key" })),
  route: async (from, to) => ({ travel: estimateTravel(from, to), note: "no_key" }),
};

/**
 * Google's maps: the legacy services by the official client, and the Routes API for a key that they are closed to. What could not be
 * reached is tried three times, half a second apart and doubling; a spent quota is left alone for a minute. Nothing is kept here: the
 * terms allow to keep coordinates (for thirty days), not ways (Maps Service Specific Terms, "Caching").
 */
export function googleTravel(options: GoogleTravelOptions): TravelService {
  const { key, timeoutMs = 5_000, now, wait } = options;
  const legacy = legacyMaps({ key, baseUrl: options.mapsUrl ?? "https://maps.googleapis.com", timeoutMs });
  const routes = routesApi({ key, baseUrl: options.routesUrl ?? "https://routes.googleapis.com", timeoutMs });
  const restUntil = { legacy: 0, routes: 0, geocode: 0 };
  const resting = { legacy: "denied", routes: "denied", geocode: "denied" } as Record<
    keyof typeof restUntil,
    MapFault["kind"]
  >;

  /** Asks one service with retries; one that rests fails as it did before it rested. */
  async function ask<T>(service: keyof typeof restUntil, fn: () => Promise<T>): Promise<T> {
    if (restUntil[service] > now().getTime()) throw new MapFault(resting[service]);
    for (let attempt = 1; ; attempt++) {
      try {
        return await fn();
      } catch (error) {
        if (!(error instanceof MapFault)) throw error;
        if (error.kind === "unreachable" && attempt < tries) {
          await wait(firstWaitMs * 2 ** (attempt - 1));
          continue;
        }
        const restMs = error.kind === "denied" ? deniedRestMs : error.kind === "quota" ? quotaRestMs : 0;
        restUntil[service] = now().getTime() + restMs;
        resting[service] = error.kind;
        throw error;
      }
    }
  }

  /** The legacy service's answer; where the key is refused there, the Routes API's. */
  async function either<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
    try {
      return await ask("legacy", first);
    } catch (error) {
      if (!(error instanceof MapFault) || error.kind !== "denied") throw error;
      return ask("routes", second);
    }
  }

  async function answered(
    from: readonly Coordinates[],
    to: Coordinates,
    fn: () => Promise<readonly MapAnswer[]>,
  ): Promise<readonly TravelAnswer[]> {
    let answers: readonly MapAnswer[];
    try {
      answers = await fn();
    } catch (error) {
      const note: TravelNote =
        error instanceof MapFault ? (error.kind === "denied" ? "refused" : error.kind) : "unreachable";
      answers = from.map(() => note);
    }
    return from.map((start, n) => {
      const answer = answers[n] ?? "nonsense";
      return typeof answer === "object"
        ? { travel: answer, note: null }
        : { travel: estimateTravel(start, to), note: answer };
    });
  }

  return {
    geocode: (address) => ask("geocode", () => legacy.geocode(address)).catch(() => null),
    async waysTo(from, to) {
      const all: TravelAnswer[] = [];
      for (let at = 0; at < from.length; at += mostOrigins) {
        const some = from.slice(at, at + mostOrigins);
        all.push(
          ...(await answered(some, to, () =>
            either(
              () => legacy.matrix(some, to),
              () => routes.matrix(some, to),
            ),
          )),
        );
      }
      return all;
    },
    async route(from, to) {
      const [answer] = await answered([from], to, async () => [
        await either(
          () => legacy.route(from, to),
          () => routes.route(from, to),
        ),
      ]);
      return answer ?? { travel: estimateTravel(from, to), note: "nonsense" };
    },
  };
}

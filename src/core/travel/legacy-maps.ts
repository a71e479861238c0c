import { createRequire } from "node:module";
import type { Client, LatLngLiteral } from "@googlemaps/google-maps-services-js";
import { type Coordinates, isPlaceOnEarth } from "../domain/dispatch/travel.ts";
import { readWay } from "./read-way.ts";
import { type MapAnswer, MapFault } from "./travel-service.ts";

export type MapsOptions = {
  readonly key: string;
  /** Base of `/maps/api/<service>/json`. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
};

/** An answer of more than this is none of ours. */
const mostBytes = 2_000_000;

type Answered = { readonly status?: unknown; readonly error_message?: unknown };

/**
 * Geocoding, Distance Matrix and Directions by Google's own client. The latter two are legacy services and closed to new projects
 * (https://developers.google.com/maps/legacy): such a key is answered REQUEST_DENIED. Throws MapFault.
 */
export function legacyMaps({ key, baseUrl, timeoutMs }: MapsOptions) {
  // CommonJS, and only where there is a key: it loads a whole HTTP client.
  const { Client: MapsClient } = createRequire(import.meta.url)(
    "@googlemaps/google-maps-services-js",
  ) as typeof import("@googlemaps/google-maps-services-js");
  const client: Client = new MapsClient({
    config: {
      timeout: timeoutMs,
      maxContentLength: mostBytes,
      maxRedirects: 0,
      // Retries are ours: one place decides how often, for both services.
      raxConfig: { retry: 0, noResponseRetries: 0 },
    },
  });
  const urlOf = (service: string) => `${baseUrl}/maps/api/${service}/json`;

  return {
    async geocode(address: string): Promise<Coordinates | null> {
      const { data } = await asked(() => client.geocode({ params: { address, key }, url: urlOf("geocode") }));
      if (data.status === "ZERO_RESULTS") return null;
      const at = (data.results?.[0]?.geometry?.location ?? {}) as Partial<LatLngLiteral>;
      if (typeof at.lat !== "number" || typeof at.lng !== "number") throw new MapFault("nonsense");
      const found = { latitude: at.lat, longitude: at.lng };
      if (!isPlaceOnEarth(found)) throw new MapFault("nonsense");
      return found;
    },

    async matrix(from: readonly Coordinates[], to: Coordinates): Promise<readonly MapAnswer[]> {
      const { data } = await asked(() =>
        client.distancematrix({
          params: { origins: from.map(pair), destinations: [pair(to)], key },
          url: urlOf("distancematrix"),
        }),
      );
      return from.map((start, n) => {
        const element = data.rows?.[n]?.elements?.[0];
        if (element?.status === "ZERO_RESULTS" || element?.status === "NOT_FOUND") return "no_route";
        return readWay(element?.distance?.value, element?.duration?.value, start, to);
      });
    },

    async route(from: Coordinates, to: Coordinates): Promise<MapAnswer> {
      const { data } = await asked(() =>
        client.directions({ params: { origin: pair(from), destination: pair(to), key }, url: urlOf("directions") }),
      );
      if (data.status === "ZERO_RESULTS" || data.status === "NOT_FOUND") return "no_route";
      const leg = data.routes?.[0]?.legs?.[0];
      return readWay(leg?.distance?.value, leg?.duration?.value, from, to);
    },
  };
}

/** A request's answer; failures become faults without what was asked, since the key stands in it. */
async function asked<T extends { readonly data: Answered }>(ask: () => Promise<T>): Promise<T> {
  let answer: T;
  try {
    answer = await ask();
  } catch (error) {
    const { isAxiosError, response } = error as {
      readonly isAxiosError?: boolean;
      readonly response?: { readonly status?: number };
    };
    // The client itself stumbled over the answer.
    throw isAxiosError === true ? faultOf(response?.status) : new MapFault("nonsense");
  }
  const { status } = answer.data ?? {};
  switch (status) {
    case "OK":
    case "ZERO_RESULTS":
    case "NOT_FOUND":
      return answer;
    case "REQUEST_DENIED":
      throw new MapFault("denied");
    case "OVER_QUERY_LIMIT":
    case "OVER_DAILY_LIMIT":
      throw new MapFault("quota");
    case "UNKNOWN_ERROR":
      // "The request may succeed if you try again" (Distance Matrix, status codes).
      throw new MapFault("unreachable");
    default:
      throw new MapFault("nonsense");
  }
}

/** What an HTTP status of Google means; no status: nothing came. */
export function faultOf(status: number | undefined): MapFault {
  if (status === 429) return new MapFault("quota");
  if (status === 400 || status === 401 || status === 403 || status === 404) return new MapFault("denied");
  return new MapFault("unreachable");
}

function pair({ latitude, longitude }: Coordinates): LatLngLiteral {
  return { lat: latitude, lng: longitude };
}

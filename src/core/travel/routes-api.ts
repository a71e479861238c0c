import type { Coordinates } from "../domain/dispatch/travel.ts";
import { faultOf, type MapsOptions } from "./legacy-maps.ts";
import { readWay } from "./read-way.ts";
import { type MapAnswer, MapFault } from "./travel-service.ts";

type Element = {
  readonly originIndex?: number;
  readonly status?: { readonly code?: number };
  readonly condition?: string;
  readonly distanceMeters?: number;
  readonly duration?: string;
};

/**
 * The Routes API over HTTP, for keys that the legacy services are closed to
 * (https://developers.google.com/maps/documentation/routes/compute_route_matrix, …/compute_routes). Throws MapFault.
 */
export function routesApi({ key, baseUrl, timeoutMs }: MapsOptions) {
  async function post(path: string, fields: string, body: unknown): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(`${baseUrl}${path}`, {
        method: "POST",
        // The key goes in a header: addresses get into logs. A field mask is required, and `status` must be in it.
        headers: { "content-type": "application/json", "x-goog-api-key": key, "x-goog-fieldmask": fields },
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      throw new MapFault("unreachable");
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw faultOf(response.status);
    }
    try {
      return await response.json();
    } catch {
      throw new MapFault("nonsense");
    }
  }

  return {
    async matrix(from: readonly Coordinates[], to: Coordinates): Promise<readonly MapAnswer[]> {
      const answer = await post(
        "/distanceMatrix/v2:computeRouteMatrix",
        "originIndex,destinationIndex,status,condition,distanceMeters,duration",
        {
          origins: from.map((at) => ({ waypoint: waypoint(at) })),
          destinations: [{ waypoint: waypoint(to) }],
          travelMode: "DRIVE",
        },
      );
      if (!Array.isArray(answer)) throw new MapFault("nonsense");
      const elements = answer as readonly (Element | null)[];
      return from.map((start, n) => {
        // What is 0 is left out of the answer.
        const element = elements.find((one) => one !== null && (one.originIndex ?? 0) === n);
        if (element === null || element === undefined) return "nonsense";
        if (element.condition === "ROUTE_NOT_FOUND" || (element.status?.code ?? 0) !== 0) return "no_route";
        return readWay(element.distanceMeters ?? 0, secondsOf(element.duration), start, to);
      });
    },

    async route(from: Coordinates, to: Coordinates): Promise<MapAnswer> {
      const answer = (await post("/directions/v2:computeRoutes", "routes.distanceMeters,routes.duration", {
        origin: waypoint(from),
        destination: waypoint(to),
        travelMode: "DRIVE",
      })) as { readonly routes?: readonly Element[] } | null;
      // No route is an empty answer.
      const route = answer?.routes?.[0];
      return route === undefined ? "no_route" : readWay(route.distanceMeters ?? 0, secondsOf(route.duration), from, to);
    },
  };
}

function waypoint({ latitude, longitude }: Coordinates) {
  return { location: { latLng: { latitude, longitude } } };
}

/** "160s" as 160; NaN for anything else. */
function secondsOf(duration: unknown): number {
  const [, seconds] = /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(String(duration)) ?? [];
  return seconds === undefined ? Number.NaN : Number(seconds);
}

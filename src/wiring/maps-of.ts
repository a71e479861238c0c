import type { Config } from "../config.ts";
import { estimatedTravel, googleTravel } from "../core/travel/google-travel.ts";
import type { TravelService } from "../core/travel/travel-service.ts";

/** The maps that are configured; without a key every way is an estimate. */
export function mapsOf({ google, secrets }: Pick<Config, "google" | "secrets">): {
  readonly maps: TravelService;
  readonly asksMaps: boolean;
} {
  const key = secrets.googleMapsApiKey;
  if (key === null) return { maps: estimatedTravel, asksMaps: false };
  return {
    asksMaps: true,
    maps: googleTravel({
      key,
      ...google,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: () => new Date(),
    }),
  };
}

import type { DemoRegion } from "./types.ts";

/** Where the service works from; each region has a depot. */
export const regions: readonly DemoRegion[] = [
  {
    key: "valencia",
    name: "Valencia",
    timeZone: "Europe/Madrid",
    winterOffsetMinutes: 60,
    language: "es",
    depotLatitude: 39.4528,
    depotLongitude: -0.4114,
  },
  {
    key: "porto",
    name: "Porto",
    timeZone: "Europe/Lisbon",
    winterOffsetMinutes: 0,
    language: "pt",
    depotLatitude: 41.1837,
    depotLongitude: -8.6291,
  },
  {
    key: "bristol",
    name: "Bristol",
    timeZone: "Europe/London",
    winterOffsetMinutes: 0,
    language: "en",
    depotLatitude: 51.4731,
    depotLongitude: -2.5612,
  },
];

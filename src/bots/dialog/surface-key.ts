import type { PlaceRef } from "../platform.ts";

/** The surface as one text, "platform|workspace|channel|thread": what dialogues and lanes are kept by. */
export function surfaceKey(place: PlaceRef): string {
  return [place.platform, place.workspace, place.channel, place.thread ?? ""].join("|");
}

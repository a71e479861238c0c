import type { PlaceRef, SurfaceKind } from "../platform.ts";
import type { WebSpot } from "./wire.ts";

/** The channel of the staff console; its threads are ticket ids. Nothing is posted there: the console reads talk and events. */
export const deskChannel = "desk";

/** A person's own channel. */
export function channelOf(accountId: string): string {
  return `account:${accountId}`;
}

/** The account whose channel this is; null for any other channel. */
export function accountOfChannel(channel: string): string | null {
  return channel.startsWith("account:") ? channel.slice("account:".length) : null;
}

/** The thread of a technician's line. `key` names the ticket. */
export function lineThread(key: string): string {
  return `line-${key}`;
}

/** The surface that a browser's spot is, for the person of this account. */
export function placeOfSpot(spot: WebSpot, accountId: string): PlaceRef {
  return spot.on === "desk"
    ? { platform: "web", workspace: "", channel: deskChannel, thread: spot.ticketId }
    : { platform: "web", workspace: "", channel: channelOf(accountId), thread: spot.thread };
}

/** A person's channel is private; a line is a thread in it, where plain words are talk and never commands. */
export function surfaceOfSpot(spot: WebSpot): SurfaceKind {
  if (spot.on === "desk") return "desk";
  return spot.thread?.startsWith("line-") ? "thread" : "private";
}

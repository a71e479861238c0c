import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { deliveryWorld } from "./delivery-world.ts";

/** Somebody's private chat on the strict platform. */
export const dm = (user: string) => ({ platform: "strict", workspace: "", channel: `dm-${user}`, thread: null });

/** What is shown there, oldest first. */
export const texts = (platform: ReturnType<typeof strictPlatform>, user: string): readonly string[] =>
  platform.server
    .surface(dm(user))
    .posts.filter(({ deleted }) => !deleted)
    .map(({ text }) => text);

/** A ticket whose customer Marta and technician Jo each talk in their private chat. */
export async function twoPlaces(options: Parameters<typeof strictPlatform>[0] = {}) {
  const platform = strictPlatform(options);
  const world = await deliveryWorld(platform);
  const customer = await world.addPlace("customer", platform.directOf({ workspace: "", user: "marta" }));
  const line = await world.addPlace("line", platform.directOf({ workspace: "", user: "jo" }));
  return { platform, world, customer, line };
}

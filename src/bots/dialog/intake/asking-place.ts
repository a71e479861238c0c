import { ensureDirectPlaceOf, ensureDirectPlaceOn, type Place } from "../../../core/store/places.ts";
import type { Ctx } from "../dialog-context.ts";

/** Whether the surface is one person's talk with the desk, or a thread: what is asked there is not shouted into a channel. */
export function isOwnSurface({ interaction }: Pick<Ctx, "interaction">): boolean {
  return interaction.surface === "private" || interaction.place.thread !== null;
}

/** Where the questions of an intake are put: on the surface where it was begun, or in private where that is a channel that all read. */
export async function askingPlace(ctx: Ctx): Promise<Place> {
  const { work, person, interaction } = ctx;
  const own = isOwnSurface(ctx) ? null : await ensureDirectPlaceOf(work, person.accountId);
  return own ?? ensureDirectPlaceOn(work, person.accountId, interaction.place);
}

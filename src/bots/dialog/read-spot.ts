import type { Person } from "../../core/domain/actor.ts";
import { liveDialogues } from "../../core/store/dialogues.ts";
import { findPlacesOn } from "../../core/store/places.ts";
import type { Work } from "../../core/store/work.ts";
import type { Interaction } from "../platform.ts";
import type { Spot } from "./dialog-context.ts";
import { surfaceKey } from "./surface-key.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What the desk knows of the surface: the places of tickets that this person may speak in (their own, and those of nobody in
 * particular), or the ticket that the console shows.
 */
export async function readSpot(work: Work, person: Person, interaction: Interaction): Promise<Spot> {
  const key = surfaceKey(interaction.place);
  const [found, live] = await Promise.all([
    findPlacesOn(work, interaction.place),
    liveDialogues(work, person.accountId, key),
  ]);
  const places = found.filter(
    (place) =>
      place.conversationId !== null &&
      place.state !== "gone" &&
      (place.kind !== "line" || place.accountId === person.accountId),
  );
  const { thread } = interaction.place;
  const isOthers = found.some(
    (place) => place.kind === "direct" && thread !== null && place.accountId !== person.accountId,
  );
  const onConsole = interaction.surface === "desk" && places.length === 0 && thread !== null && uuid.test(thread);
  const dialogues = new Set(live.map((dialogue) => dialogue.kind));
  return { key, places, isOthers, dialogues, consoleTicketId: onConsole ? thread : null };
}

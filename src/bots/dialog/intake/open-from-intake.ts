import { type Dialogue, endDialogue } from "../../../core/store/dialogues.ts";
import { openTicket } from "../../../core/usecases/open-ticket.ts";
import type { Ctx } from "../dialog-context.ts";
import { askingPlace } from "./asking-place.ts";
import { describe, type IntakeState } from "./intake-state.ts";
import { urgencyOf } from "./next-intake.ts";

/**
 * Opens the ticket with everything that was said: its words are the description, its messages the beginning of the talk. The dialogue
 * ends. Throws what `openTicket` throws; nothing is changed then.
 */
export async function openFromIntake(ctx: Ctx, dialogue: Dialogue, state: IntakeState): Promise<void> {
  const { work, person, words } = ctx;
  const place = await askingPlace(ctx);
  const description = describe(state);
  await openTicket(work, person, {
    openerId: person.accountId,
    description: description === "" ? words.say("intake-no-words") : description,
    title: null,
    equipmentId: state.equipment?.kind === "known" ? state.equipment.id : null,
    siteId: state.site?.kind === "known" ? state.site.id : null,
    urgency: urgencyOf(state),
    category: state.guess?.category ?? null,
    surfacePlaceId: place.id,
    said: state.said.map((said) => ({
      body: said.text,
      plain: said.plain,
      fileIds: said.fileIds,
      // Words behind a command are no message of the surface: they are shown there like everywhere.
      platformMessageId: said.message.startsWith("command:") ? null : said.message,
      at: new Date(said.at),
    })),
  });
  await endDialogue(work, dialogue.id);
}

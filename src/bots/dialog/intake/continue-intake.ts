import type { Person } from "../../../core/domain/actor.ts";
import { cleanText } from "../../../core/domain/clean-text.ts";
import { Problem } from "../../../core/domain/problem.ts";
import { toPlain } from "../../../core/domain/rich-text.ts";
import { isStaff } from "../../../core/domain/roles.ts";
import { type Dialogue, ensureDialogue, findDialogue, findDialogueById } from "../../../core/store/dialogues.ts";
import { findEquipmentByQr } from "../../../core/store/equipment.ts";
import { countOpenTickets } from "../../../core/store/ticket-lists.ts";
import type { Work } from "../../../core/store/work.ts";
import type { Interaction, Reply } from "../../platform.ts";
import { longId, parseActionId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import { advance } from "./advance-intake.ts";
import { emptyIntake } from "./intake-state.ts";
import type { IntakeAnswer } from "./next-intake.ts";
import { pressIntake } from "./press-intake.ts";
import { intakeKind } from "./read-intake.ts";
import { smallTalkIn } from "./small-talk.ts";

export { intakeKind } from "./read-intake.ts";

const nothing: Reply = { kind: "nothing" };

/**
 * The opening of a ticket on this surface, one step on: whatever the person said, corrected, pressed, or came by. Begins it where none
 * is under way; a greeting or thanks alone begins nothing. The next card goes to the surface's own place.
 * Throws Problem `ticket.too_many_open`, `dialogue.gone`, and what opening a ticket and keeping files throw.
 */
export async function continueIntake(ctx: Ctx, work: Work, person: Person, interaction: Interaction): Promise<Reply> {
  const { did } = interaction;
  const key = { accountId: person.accountId, surface: ctx.spot.key, kind: intakeKind };
  if (did.kind === "press") return pressIntake(ctx, await intakeOf(ctx, did.action), did.action);
  const live = ctx.spot.dialogues.has(intakeKind) ? await findDialogue(work, key) : null;
  const talk = did.kind === "say" && did.files.length === 0 ? smallTalkIn(toPlain(did.text)) : null;
  if (live === null) {
    if (did.kind !== "say" && did.kind !== "arrive") return nothing;
    if (talk !== null)
      return sentence(
        talk === "hello" ? ctx.words.say("intake-hello", { name: person.name }) : ctx.words.say("intake-thanks"),
      );
    await checkLimit(work, person);
  }
  const answer = await answerOf(ctx, work, person, interaction, talk !== null);
  if (answer === null) return nothing;
  const dialogue = live ?? (await ensureDialogue(work, key, emptyIntake(isStaff(person.role))));
  await advance(ctx, dialogue, answer);
  return nothing;
}

/** The intake that a button was drawn for, if it is this person's: the card may stand elsewhere than where it was begun. */
async function intakeOf({ work, person }: Ctx, actionText: string): Promise<Dialogue | null> {
  const id = longId(parseActionId(actionText)?.arg?.split(".")[0] ?? "");
  const dialogue = id === null ? null : await findDialogueById(work, id);
  return dialogue?.kind === intakeKind && dialogue.accountId === person.accountId ? dialogue : null;
}

/** One more than the limit is not begun: the person learns it before they have answered questions. */
async function checkLimit(work: Work, person: Person): Promise<void> {
  const limit = work.settings.openTicketsPerPerson;
  const open = await countOpenTickets(work, person.accountId);
  if (open >= limit) throw new Problem("ticket.too_many_open", { open, limit });
}

async function answerOf(
  ctx: Ctx,
  work: Work,
  person: Person,
  interaction: Interaction,
  chatter: boolean,
): Promise<IntakeAnswer | null> {
  const { did } = interaction;
  switch (did.kind) {
    case "say": {
      const plain = cleanText(toPlain(did.text));
      const { length } = [...plain];
      const limit = work.settings.messageLimitCharacters;
      if (length > limit) throw new Problem("message.too_long", { length, limit });
      const fileIds = did.files.length === 0 ? [] : await ctx.deps.keepFiles(work, person, interaction, did.files);
      const said = { message: did.message, text: did.text, plain, fileIds, at: interaction.at, answers: false };
      return plain === "" && fileIds.length === 0 ? null : { kind: "said", said, chatter };
    }
    case "edit":
      return { kind: "corrected", message: did.message, text: did.text, plain: cleanText(toPlain(did.text)) };
    case "delete":
      return { kind: "withdrawn", message: did.message };
    case "arrive": {
      const found = await findEquipmentByQr(work, did.payload);
      const own = found !== null && found.organisationId === person.organisationId;
      const model = found === null ? "" : `${found.manufacturer} ${found.model}`;
      return { kind: "scanned", equipment: own ? { id: found.id, label: found.label } : null, model };
    }
    default:
      return null;
  }
}

import type { Person } from "../../core/domain/actor.ts";
import { cleanText, hasWords } from "../../core/domain/clean-text.ts";
import { mayAtDesk } from "../../core/domain/permissions.ts";
import { toPlain } from "../../core/domain/rich-text.ts";
import { endDialogue, findDialogue } from "../../core/store/dialogues.ts";
import { ensureDirectPlaceOf, ensureDirectPlaceOn, type Place, updatePlace } from "../../core/store/places.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import { ensurePerson } from "../../core/usecases/ensure-person.ts";
import { openTicket, type SaidBefore } from "../../core/usecases/open-ticket.ts";
import type { Interaction, Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { describe, type IntakeState, type Said } from "./intake/intake-state.ts";
import { urgencyOf } from "./intake/next-intake.ts";
import { intakeKind, intakeStateOf } from "./intake/read-intake.ts";
import { showCard } from "./show-card.ts";
import { surfaceKey } from "./surface-key.ts";
import { ticketDone } from "./ticket-reply.ts";

type Raised = Extract<Interaction["did"], { kind: "raise" }>;

/**
 * Staff made a ticket of somebody's words: it is opened at once, with the author as its customer and the thread under the message as
 * the place where they talk and are told. Questions that were being asked there end. Where the thread has a ticket already, it is shown;
 * from those who may not it is nothing. Throws what opening a ticket throws.
 */
export async function raise(ctx: Ctx, did: Raised): Promise<Reply> {
  const { work, person } = ctx;
  if (!mayAtDesk(person.role, "ticket.open_for")) return { kind: "nothing" };
  const [known] = ctx.spot.places;
  if (known?.conversationId != null) {
    const ticket = await readTicketView(work, known.conversationId);
    return ticket === null ? { kind: "nothing" } : showCard(ctx, ticket, null);
  }
  return work.savepoint(async (inner) => {
    const here = { ...ctx, work: inner };
    const author = await ensurePerson(inner, did.author, ctx.deps.admins());
    const asked = await endIntakeOf(here, author);
    const surface = await surfaceOf(here, author);
    const said = await saidBy(here, author, did, asked, surface);
    const words = said.map(({ plain }) => plain).filter((plain) => hasWords(plain));
    const told = asked === null ? words.join("\n") : describe(asked);
    const { ticketId, number } = await openTicket(inner, person, {
      openerId: author.accountId,
      description: hasWords(told) ? told : words.join("\n") || ctx.words.say("intake-no-words"),
      title: null,
      equipmentId: asked?.equipment?.kind === "known" ? asked.equipment.id : null,
      siteId: asked?.site?.kind === "known" ? asked.site.id : null,
      urgency: asked === null ? null : urgencyOf(asked),
      category: null,
      surfacePlaceId: surface?.id ?? null,
      said,
      // Staff who raise one more than the limit mean it.
      aboveLimit: true,
    });
    return ticketDone(here, ticketId, "done-raise", { number, name: author.name });
  });
}

/** What the author had answered so far, where questions were being asked under their message; they end. */
async function endIntakeOf(ctx: Ctx, author: Person): Promise<IntakeState | null> {
  const key = { accountId: author.accountId, surface: surfaceKey(ctx.interaction.place), kind: intakeKind };
  const dialogue = await findDialogue(ctx.work, key);
  if (dialogue === null) return null;
  const state = intakeStateOf(dialogue);
  await endDialogue(ctx.work, dialogue.id);
  return state;
}

/** The thread under the message as the author's; where there are no threads, their own private place. */
async function surfaceOf(ctx: Ctx, author: Person): Promise<Place | null> {
  const { work, interaction } = ctx;
  if (interaction.place.thread === null) return ensureDirectPlaceOf(work, author.accountId);
  const place = await ensureDirectPlaceOn(work, author.accountId, interaction.place);
  // Somebody else had begun to say something in this thread: from now on it is the author's ticket.
  if (place.accountId !== author.accountId) await updatePlace(work, place.id, { accountId: author.accountId });
  return place;
}

async function saidBy(
  ctx: Ctx,
  author: Person,
  did: Raised,
  asked: IntakeState | null,
  surface: Place | null,
): Promise<readonly SaidBefore[]> {
  const { deps, work, interaction } = ctx;
  const before = asked?.said ?? [];
  const isHere = surface !== null && surface.thread === interaction.place.thread && surface.thread !== null;
  const toSaid = (said: Said): SaidBefore => ({
    body: said.text,
    plain: said.plain,
    fileIds: said.fileIds,
    platformMessageId: isHere && !said.message.startsWith("command:") ? said.message : null,
    at: new Date(said.at),
  });
  if (before.some(({ message }) => message === did.message)) return before.map(toSaid);
  const fileIds = did.files.length === 0 ? [] : await deps.keepFiles(work, author, interaction, did.files);
  const plain = cleanText(toPlain(did.text));
  const raised: Said = { message: did.message, text: did.text, plain, fileIds, at: interaction.at, answers: false };
  const empty = fileIds.length === 0 && !hasWords(plain);
  return [...(empty ? [] : [raised]), ...before].map(toSaid);
}

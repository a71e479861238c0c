import { ensureDirectPlaceOf } from "../../core/store/places.ts";
import type { Interaction, Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { isOwnSurface } from "./intake/asking-place.ts";
import { continueIntake } from "./intake/continue-intake.ts";
import { readSpot } from "./read-spot.ts";
import { sentence } from "./reply.ts";

/**
 * One step of opening a ticket; what is refused in the middle leaves nothing behind. What is begun in a channel that all read goes on in
 * private, and whoever began it is told so.
 */
export async function stepIntake(ctx: Ctx, interaction: Interaction = ctx.interaction): Promise<Reply> {
  return ctx.work.savepoint(async (work) => {
    const asked = { ...ctx, work, interaction };
    const here = interaction.did.kind === "say" && !isOwnSurface(asked) ? await inPrivate(asked, interaction) : asked;
    const reply = await continueIntake(here, work, ctx.person, here.interaction);
    return reply.kind === "nothing" && here !== asked ? sentence(ctx.words.say("intake-in-private")) : reply;
  });
}

/** The same words as if they had been written in private; there they are no message of the surface. */
async function inPrivate(ctx: Ctx, interaction: Interaction): Promise<Ctx> {
  const { work, person } = ctx;
  const { did, eventId } = interaction;
  const own = await ensureDirectPlaceOf(work, person.accountId);
  if (own === null || did.kind !== "say") return ctx;
  const words = { ...interaction, did: { ...did, message: `command:${eventId}` } };
  // Not opened yet: its channel is known only once the questions are there.
  if (own.channel === null) return { ...ctx, interaction: words };
  const { platform, workspace, channel, thread } = own;
  const there = { ...words, surface: "private" as const, place: { platform, workspace, channel, thread } };
  return { ...ctx, interaction: there, spot: await readSpot(work, person, there) };
}

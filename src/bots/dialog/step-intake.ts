import type { Interaction, Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { continueIntake } from "./intake/continue-intake.ts";

/** One step of opening a ticket; what is refused in the middle leaves nothing behind. */
export async function stepIntake(ctx: Ctx, interaction: Interaction = ctx.interaction): Promise<Reply> {
  return ctx.work.savepoint((work) => continueIntake({ ...ctx, work, interaction }, work, ctx.person, interaction));
}

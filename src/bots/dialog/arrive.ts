import type { Reply } from "../platform.ts";
import type { Ctx } from "./dialog-context.ts";
import { sentence } from "./reply.ts";
import { runVerb } from "./run-verb.ts";
import { stepIntake } from "./step-intake.ts";

/** A link that carries a code for joining logins: `link-K7QM3-FZP9X`. */
const linking = /^link[-_](.{1,40})$/i;

/**
 * Somebody came by a link. One with a linking code asks whether to join the two logins; one from a label begins a ticket about that
 * unit; one that says nothing is greeted.
 */
export async function arrive(ctx: Ctx, payload: string): Promise<Reply> {
  const code = linking.exec(payload.trim())?.[1];
  if (code !== undefined) {
    return runVerb(ctx, { verb: "link", number: null, given: { code }, drawnAt: null, arg: null, draftId: null });
  }
  if (payload.trim() === "") return sentence(ctx.words.say("intake-hello", { name: ctx.person.name }));
  return stepIntake(ctx);
}

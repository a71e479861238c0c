import { wordsFor } from "../../core/copy/words.ts";
import { Problem } from "../../core/domain/problem.ts";
import type { Work } from "../../core/store/work.ts";
import { ensurePerson } from "../../core/usecases/ensure-person.ts";
import type { Interaction, Reply } from "../platform.ts";
import { answerProblem } from "./answer-problem.ts";
import type { Ctx, DialogDeps } from "./dialog-context.ts";
import { parseCommand } from "./parse-command.ts";
import { press } from "./presses.ts";
import { readSpot } from "./read-spot.ts";
import { refuse } from "./refuse.ts";
import { requestOfCommand, runVerb } from "./run-verb.ts";
import { submit } from "./send-form.ts";
import { stepIntake } from "./step-intake.ts";
import { change, say } from "./talk.ts";

/** Lets one interaction take effect in the given unit of work and says what the person is answered. */
export type Handle = (work: Work, interaction: Interaction) => Promise<Reply>;

async function route(ctx: Ctx): Promise<Reply> {
  const { interaction } = ctx;
  const { did } = interaction;
  switch (did.kind) {
    case "say":
      return say(ctx, { ...interaction, did });
    case "edit":
    case "delete":
    case "react":
      return change(ctx, did);
    case "command":
      return runVerb(ctx, requestOfCommand(parseCommand(did.words)));
    case "press":
      return press(ctx, did.action);
    case "submit":
      return submit(ctx, did.form, did.fields);
    // No platform raises yet.
    case "raise":
      return { kind: "nothing" };
    case "arrive":
      return stepIntake(ctx);
  }
}

/**
 * The dialog's one entrance. Expected failures are answered in the person's language; anything else is thrown for the caller to undo
 * and log.
 */
export function makeHandle(deps: DialogDeps): Handle {
  return async (work, interaction) => {
    let ctx: Ctx | null = null;
    try {
      const person = await ensurePerson(work, interaction.from, deps.admins);
      const spot = await readSpot(work, person, interaction);
      ctx = { deps, work, person, words: wordsFor(person.language), interaction, spot };
      return await route(ctx);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return ctx === null ? answerProblem(error, interaction) : refuse(ctx, error);
    }
  };
}

import { wordsFor } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import { isProblem, Problem } from "../../core/domain/problem.ts";
import { unblockPlacesOf } from "../../core/store/blocked-places.ts";
import type { Work } from "../../core/store/work.ts";
import { ensurePerson } from "../../core/usecases/ensure-person.ts";
import type { Interaction, Reply } from "../platform.ts";
import { answerProblem } from "./answer-problem.ts";
import { arrive } from "./arrive.ts";
import type { Ctx, DialogDeps } from "./dialog-context.ts";
import { parseCommand } from "./parse-command.ts";
import { press } from "./presses.ts";
import { raise } from "./raise.ts";
import { readSpot } from "./read-spot.ts";
import { refuse } from "./refuse.ts";
import { requestOfCommand, runVerb } from "./run-verb.ts";
import { submit } from "./send-form.ts";
import { change, say } from "./talk.ts";
import { tellLostFiles } from "./tell-lost-files.ts";

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
    case "raise":
      return raise(ctx, did);
    case "arrive":
      return arrive(ctx, did.payload);
  }
}

/** Who had blocked the desk and is back hears what waited for them. False where nothing waited. */
function welcomeBack(work: Work, { accountId }: Person, { from, place, surface }: Interaction): Promise<boolean> {
  const { platform, workspace } = from;
  const spot = { channel: place.channel, isPrivate: surface === "private" };
  return unblockPlacesOf(work, { accountId, platform, workspace }, spot);
}

/**
 * The dialog's one entrance. Expected failures are answered in the person's language; anything else is thrown for the caller to undo
 * and log.
 */
export function makeHandle(deps: DialogDeps): Handle {
  return async (work, interaction) => {
    let ctx: Ctx | null = null;
    try {
      const person = await ensurePerson(work, interaction.from, deps.admins());
      // At once: the connection takes them one after the other, without a round trip between.
      const [isBack, found] = await Promise.all([
        welcomeBack(work, person, interaction),
        readSpot(work, person, interaction),
      ]);
      const spot = isBack ? await readSpot(work, person, interaction) : found;
      ctx = { deps, work, person, words: wordsFor(person.language), interaction, spot };
      return await tellLostFiles(ctx, await route(ctx));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (ctx === null) return answerProblem(error, interaction);
      // A message that was nothing but a file which is lost: that is what there is to say.
      const lost = isProblem(error, "message.empty") ? await tellLostFiles(ctx, { kind: "nothing" }) : null;
      return lost === null || lost.kind === "nothing" ? refuse(ctx, error) : lost;
    }
  };
}

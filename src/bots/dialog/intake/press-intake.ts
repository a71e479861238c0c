import { Problem } from "../../../core/domain/problem.ts";
import { countSolved } from "../../../core/store/articles-solved.ts";
import { type Dialogue, endDialogue } from "../../../core/store/dialogues.ts";
import type { Reply } from "../../platform.ts";
import { type Action, longId, parseActionId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { answer, sentence } from "../reply.ts";
import { advance } from "./advance-intake.ts";
import { intakeCard } from "./intake-card.ts";
import { type IntakeState, questions } from "./intake-state.ts";
import type { IntakeAnswer } from "./next-intake.ts";
import { openFromIntake } from "./open-from-intake.ts";
import { intakeStateOf, offersOf, readIntakeWorld } from "./read-intake.ts";
import { addToSame } from "./same-problem.ts";

/**
 * A press on one of the intake's buttons. A button of an older card changes nothing and is answered with the latest card.
 * Throws Problem `dialogue.gone` where the intake is over, and what opening a ticket throws.
 */
export async function pressIntake(ctx: Ctx, live: Dialogue | null, actionText: string): Promise<Reply> {
  const action = parseActionId(actionText);
  const [short = "", arg = null] = action?.arg?.split(".") ?? [];
  if (action === null || live === null || longId(short) !== live.id) throw new Problem("dialogue.gone", {});
  const state = intakeStateOf(live);
  if (action.version !== state.turn) return freshCard(ctx, live, state);
  switch (action.verb) {
    case "intake-open":
      if (state.step !== "summary") return freshCard(ctx, live, state);
      await openFromIntake(ctx, live, state);
      return { kind: "nothing" };
    case "intake-same":
      if (state.step !== "summary" || state.same == null) return freshCard(ctx, live, state);
      return addToSame(ctx, live, state.same, state);
    case "intake-cancel":
      await endDialogue(ctx.work, live.id);
      return sentence(ctx.words.say("intake-cancelled"));
    case "intake-solved": {
      const [only, ...more] = state.articles ?? [];
      if (state.step !== "articles") return freshCard(ctx, live, state);
      // Of several nobody knows which one it was.
      if (only !== undefined && more.length === 0) await countSolved(ctx.work, only.id);
      await endDialogue(ctx.work, live.id);
      return sentence(ctx.words.say("intake-solved"), { tone: "good" });
    }
    default: {
      const given = answerOf(action, arg);
      if (given === null) return freshCard(ctx, live, state);
      await advance(ctx, live, given);
      return { kind: "nothing" };
    }
  }
}

function answerOf(action: Action, arg: string | null): IntakeAnswer | null {
  if (action.verb === "intake-skip") return { kind: "other" };
  if (action.verb === "intake-none") return { kind: "none-helped" };
  if (action.verb === "intake-pick" && arg === "mine") return { kind: "mine" };
  if (action.verb === "intake-pick" && arg !== null && /^\d$/.test(arg)) return { kind: "picked", at: Number(arg) };
  if (action.verb === "intake-change" && arg === "category") return { kind: "not-category" };
  const question = questions.find((one) => one === arg);
  return action.verb === "intake-change" && question !== undefined ? { kind: "change", question } : null;
}

async function freshCard(ctx: Ctx, dialogue: Dialogue, state: IntakeState): Promise<Reply> {
  const world = await readIntakeWorld(ctx.work, ctx.person, ctx.words);
  return answer(intakeCard(ctx.words, dialogue.id, state, offersOf(world)));
}

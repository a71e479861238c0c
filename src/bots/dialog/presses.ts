import { Problem } from "../../core/domain/problem.ts";
import type { Reply } from "../platform.ts";
import { type Action, type ActionVerb, parseActionId } from "./action-id.ts";
import type { Ctx } from "./dialog-context.ts";
import { splitDraftArg } from "./forms/draft-arg.ts";
import { pressForm } from "./forms/form-dialogue.ts";
import { continueForm } from "./forms/form-parts.ts";
import { heldWords, pickHeldTalk, startAnewWithHeldTalk } from "./held-talk.ts";
import { cancelPick, pickedTicket } from "./pick-ticket.ts";
import { givenByPress } from "./press-given.ts";
import { runVerb } from "./run-verb.ts";
import type { Request } from "./runners/runner.ts";
import { decideRoleOf } from "./runners/upkeep-runners.ts";
import { sendForm } from "./send-form.ts";
import { stepIntake } from "./step-intake.ts";
import { switchTicket } from "./switch-ticket.ts";

type Press = (ctx: Ctx, action: Action) => Promise<Reply>;

/** What a button asks for, as if it had been typed. `verb` where the button's own verb is a shorter way to say another. */
function requestOf(action: Action, verb: string = action.verb): Request {
  // A form that could not be shown at once stands as a button that carries its draft's argument.
  const arg = action.arg?.includes("~") === true ? splitDraftArg(action.arg).extra : action.arg;
  return { verb, number: action.number, given: givenByPress(action), drawnAt: action.version, arg, draftId: null };
}

const asVerb =
  (verb?: string): Press =>
  (ctx, action) =>
    runVerb(ctx, requestOf(action, verb));

const form: Press = async (ctx, action) => {
  const result = await pressForm(ctx, action);
  if (result === null) throw new Problem("dialogue.gone", {});
  return "draft" in result ? sendForm(ctx, result) : result;
};

/** A number that the button must carry. */
function numberOf(action: Action): number {
  if (action.number === null) throw new Problem("dialogue.gone", {});
  return action.number;
}

/** All of it or nothing: words that wait go on waiting where what was to become of them is refused. */
function wholly(ctx: Ctx, fn: (ctx: Ctx) => Promise<Reply>): Promise<Reply> {
  return ctx.work.savepoint((work) => fn({ ...ctx, work }));
}

/** Buttons that are more than a command. All the rest of the verbs run as they are. */
const special: { readonly [Verb in ActionVerb]?: Press } = {
  "hold-for": asVerb("hold"),
  "form-back": form,
  "form-skip": form,
  "form-cancel": form,
  "form-choose": form,
  "form-send": form,
  "form-continue": async (ctx, action) => {
    const reply = await continueForm(ctx, action.arg);
    if (reply === null) throw new Problem("dialogue.gone", {});
    return reply;
  },
  "intake-pick": (ctx) => stepIntake(ctx),
  "intake-skip": (ctx) => stepIntake(ctx),
  "intake-change": (ctx) => stepIntake(ctx),
  "intake-open": (ctx) => stepIntake(ctx),
  "intake-cancel": (ctx) => stepIntake(ctx),
  "intake-solved": (ctx) => stepIntake(ctx),
  "intake-none": (ctx) => stepIntake(ctx),
  "intake-same": (ctx) => stepIntake(ctx),
  "pick-ticket": async (ctx, action) =>
    action.arg === "talk"
      ? wholly(ctx, (here) => pickHeldTalk(here, numberOf(action), action.version))
      : runVerb(ctx, await pickedTicket(ctx, numberOf(action), action.version)),
  "pick-cancel": (ctx) => cancelPick(ctx),
  "role-approve": (ctx, action) => decideRoleOf(ctx, action.arg, true),
  "role-deny": (ctx, action) => decideRoleOf(ctx, action.arg, false),
  switch: (ctx, action) => switchTicket(ctx, numberOf(action)),
  "new-ticket": (ctx) => wholly(ctx, startAnewWithHeldTalk),
  // What the customer wrote into the closed ticket is why it is opened again.
  reopen: async (ctx, action) => {
    const request = requestOf(action);
    const reason = await heldWords(ctx, action.number);
    return runVerb(ctx, reason === null ? request : { ...request, given: { reason } });
  },
};

/** What a press does: the same as the command, with the rights of whoever pressed. Throws Problem `dialogue.gone` for what we never drew. */
export async function press(ctx: Ctx, actionText: string): Promise<Reply> {
  const action = parseActionId(actionText);
  if (action === null) throw new Problem("dialogue.gone", {});
  const run = special[action.verb] ?? asVerb();
  return run(ctx, action);
}

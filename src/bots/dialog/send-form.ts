import { Problem } from "../../core/domain/problem.ts";
import type { Reply } from "../platform.ts";
import { parseActionId } from "./action-id.ts";
import type { Ctx } from "./dialog-context.ts";
import { splitDraftArg } from "./forms/draft-arg.ts";
import type { Finished } from "./forms/form-dialogue.ts";
import { withFiles } from "./forms/form-files.ts";
import { takePart } from "./forms/form-parts.ts";
import { hasForm } from "./forms/form-table.ts";
import { runVerb } from "./run-verb.ts";
import { withProblems } from "./tell-lost-files.ts";

/** A form that is complete, sent in one piece or step by step: checked, and carried out once. */
export async function sendForm(ctx: Ctx, { draft, fields }: Finished): Promise<Reply> {
  const { draftId, extra } = splitDraftArg(draft.arg);
  if (draftId === null) throw new Problem("dialogue.gone", {});
  const { verb, number, version } = draft;
  return runVerb(ctx, { verb, number, given: fields, drawnAt: number === null ? null : version, arg: extra, draftId });
}

/** A submission by its form's id, whole or a part. Throws Problem `dialogue.gone` for a form that we never drew, or forgot. */
export async function submit(ctx: Ctx, formText: string, sent: Readonly<Record<string, string>>): Promise<Reply> {
  const action = parseActionId(formText);
  if (action === null || !hasForm(action.verb)) throw new Problem("dialogue.gone", {});
  const { verb, number, version, arg } = action;
  const { draftId, part } = splitDraftArg(arg);
  if (draftId === null) throw new Problem("dialogue.gone", {});
  const { fields, problems } = await withFiles(ctx, { verb, draftId, fields: sent });
  const answered = async (): Promise<Reply> => {
    if (part === null) return sendForm(ctx, { draft: { verb, number, version, arg, values: {}, faults: [] }, fields });
    const taken = await takePart(ctx, { draftId, part, fields });
    if (taken === null) throw new Problem("dialogue.gone", {});
    return "draft" in taken ? sendForm(ctx, taken) : taken;
  };
  return withProblems(ctx.words, await answered(), problems);
}

import { isProblem } from "../../core/domain/problem.ts";
import type { Interaction } from "../platform.ts";
import { parseActionId } from "./action-id.ts";
import { verbOf } from "./command-table.ts";
import { isComplete } from "./forms/check-fields.ts";
import { formTable, hasForm } from "./forms/form-table.ts";
import { parseCommand } from "./parse-command.ts";
import { givenByPress } from "./press-given.ts";

/**
 * Whether the answer will most likely be a form, told from the table alone, so that an adapter knows at once whether to open a
 * loading view before anything is read. A refusal or a pick-list may come instead; a form never comes where this says no, except
 * after a message, which no platform can answer with one at once.
 */
export function opensForm(interaction: Interaction): boolean {
  const { did } = interaction;
  if (did.kind === "press") {
    const action = parseActionId(did.action);
    if (action === null) return false;
    if (action.verb === "form-continue") return true;
    if (action.verb === "pick-ticket") return action.arg === "form";
    // Taken over by somebody else, a job asks for the reason.
    if (action.verb === "assign-to" || action.verb === "assign-approve") return false;
    return hasForm(action.verb) && !isComplete(formTable[action.verb], givenByPress(action));
  }
  if (did.kind !== "command") return false;
  try {
    const { row, given } = parseCommand(did.words);
    const verb = verbOf(row);
    return hasForm(verb) && !isComplete(formTable[verb], given);
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

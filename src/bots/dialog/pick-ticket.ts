import { Problem } from "../../core/domain/problem.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { endDialogue, findDialogue, saveDialogue } from "../../core/store/dialogues.ts";
import type { Button } from "../card.ts";
import type { Reply } from "../platform.ts";
import { actionId } from "./action-id.ts";
import type { Ctx } from "./dialog-context.ts";
import { isComplete } from "./forms/check-fields.ts";
import { formTable, hasForm } from "./forms/form-table.ts";
import { rowsOf, sentence } from "./reply.ts";
import type { Request } from "./runners/runner.ts";

const pickKind = "pick-ticket";
const titleLength = 40;

/** Buttons for tickets to pick from. `arg` tells the press what happens then: a form opens, something runs, talk is posted. */
export function pickButtons(
  tickets: readonly TicketView[],
  version: number,
  arg: "form" | "run" | "talk",
): readonly (readonly Button[])[] {
  const buttons = tickets.map((ticket): Button => {
    const title =
      ticket.title.length > titleLength ? `${ticket.title.slice(0, titleLength).toWellFormed()}…` : ticket.title;
    return {
      action: actionId("pick-ticket", ticket.number, version, arg),
      label: `#${ticket.number} ${title}`,
      style: "plain",
    };
  });
  return rowsOf(buttons, 1);
}

/** Keeps what was asked until the person says which ticket it is about. */
export async function pickTicket(ctx: Ctx, request: Request, candidates: readonly TicketView[]): Promise<Reply> {
  const { person, spot, work, words } = ctx;
  const key = { accountId: person.accountId, surface: spot.key, kind: pickKind };
  const { version } = await saveDialogue(work, { ...key, ticketId: null, state: { request } });
  const opens = hasForm(request.verb) && !isComplete(formTable[request.verb], request.given);
  const cancel = {
    action: actionId("pick-cancel", null, version),
    label: words.say("form-back-out"),
    style: "plain" as const,
  };
  return sentence(words.say("pick-which"), {
    buttons: [...pickButtons(candidates, version, opens ? "form" : "run"), [cancel]],
  });
}

/** What was asked, now that the ticket is known. Throws Problem `dialogue.gone` where the list is not the latest one. */
export async function pickedTicket(ctx: Ctx, number: number, version: number): Promise<Request> {
  const { person, spot, work } = ctx;
  const row = await findDialogue(work, { accountId: person.accountId, surface: spot.key, kind: pickKind });
  const { request } = (row?.version === version ? row.state : {}) as { readonly request?: Request };
  if (row === null || request === undefined) throw new Problem("dialogue.gone", {});
  await endDialogue(work, row.id);
  return { ...request, number };
}

/** The list is put away; nothing happens. */
export async function cancelPick(ctx: Ctx): Promise<Reply> {
  const { person, spot, work, words } = ctx;
  const row = await findDialogue(work, { accountId: person.accountId, surface: spot.key, kind: pickKind });
  if (row !== null) await endDialogue(work, row.id);
  return sentence(words.say("form-cancelled"));
}

import { Problem } from "../../core/domain/problem.ts";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { findTicketFor } from "../../core/store/tickets.ts";
import type { Reply } from "../platform.ts";
import { checkRights } from "./check-rights.ts";
import { type CommandRow, nameOf, verbOf } from "./command-table.ts";
import type { Ctx } from "./dialog-context.ts";
import type { FormDraft } from "./forms/build-form.ts";
import { checkFields, type Fault, isComplete } from "./forms/check-fields.ts";
import { joinDraftArg } from "./forms/draft-arg.ts";
import { type FormVerb, formTable, hasForm } from "./forms/form-table.ts";
import { openForm, reopenForm } from "./forms/open-form.ts";
import { markSent } from "./forms/sent-forms.ts";
import { pickTicket } from "./pick-ticket.ts";
import { refuse } from "./refuse.ts";
import { sentence } from "./reply.ts";
import type { Request } from "./runners/runner.ts";
import { signingVerb } from "./runners/sign-runners.ts";
import { ticketHere, ticketMeant } from "./ticket-here.ts";
import { rowOfVerb } from "./verb-rows.ts";
import { deskVerbs, ticketVerbs } from "./verb-table.ts";

/** Verbs whose use case keeps something also when it refuses (tries of a PIN): they are not undone. */
const keptWhenRefused: readonly string[] = ["sign", "pin-set"];

/**
 * Does what was asked: finds the ticket, refuses what may not be, asks for what is missing by the verb's form, then runs it. Effects
 * of what is refused in the middle are undone. Throws Problems for the one who asked.
 */
export async function runVerb(ctx: Ctx, request: Request): Promise<Reply> {
  const row = rowOfVerb(request.verb);
  if (row === null) throw new Problem("dialogue.gone", {});
  if (row.may.about === "desk") {
    const { action } = row.may;
    requireDeskAction(ctx.person, action);
    return ask(ctx, request, null);
  }
  const found = await ticketOf(ctx, row, request);
  if (found.kind === "pick") return pickTicket(ctx, request, found.candidates);
  try {
    checkRights(ctx.person, found.ticket, row.may.action);
    return await ask(ctx, found.request, found.ticket);
  } catch (error) {
    // Whoever left the number out is told which ticket was meant.
    if (!(error instanceof Problem)) throw error;
    return refuse(ctx, error, found.ticket.number, request.drawnAt !== null);
  }
}

type Found =
  | { readonly kind: "ticket"; readonly ticket: TicketView; readonly request: Request }
  | { readonly kind: "pick"; readonly candidates: readonly TicketView[] };

async function ticketOf(ctx: Ctx, row: CommandRow, request: Request): Promise<Found> {
  if (row.may.about !== "ticket") throw new Error("a desk command has no ticket");
  if (request.number !== null) {
    // "merge 1043" in the thread of 1042 names where it goes, not what is merged.
    const here = request.verb === "merge" && request.given.target === undefined ? await ticketHere(ctx) : null;
    if (here !== null && here.number !== request.number) {
      const given = { ...request.given, target: String(request.number) };
      return { kind: "ticket", ticket: here, request: { ...request, number: here.number, given } };
    }
    return { kind: "ticket", ticket: await findTicketFor(ctx.work, ctx.person, request.number), request };
  }
  const meant = await ticketMeant(ctx, row.may.action, nameOf(row));
  return "ticket" in meant
    ? { kind: "ticket", ticket: meant.ticket, request }
    : { kind: "pick", candidates: meant.candidates };
}

/** Asks for what is missing, tells what is wrong, or runs. */
async function ask(ctx: Ctx, request: Request, ticket: TicketView | null): Promise<Reply> {
  const verb = request.verb === "sign" ? await signingVerb(ctx) : request.verb;
  if (!hasForm(verb)) return run(ctx, { ...request, verb }, ticket);
  const fields = formTable[verb];
  const asIs = request.draftId !== null;
  if (!asIs && !isComplete(fields, request.given)) {
    return openForm(ctx, { verb, ticket, extra: extraOf(request, verb, ticket), values: request.given });
  }
  const { values, faults } = checkFields(fields, request.given);
  const draft: FormDraft = {
    verb,
    number: ticket?.number ?? null,
    version: request.drawnAt ?? ticket?.version ?? 0,
    arg: request.draftId === null ? null : joinDraftArg(request.draftId, request.arg),
    values: request.given,
    faults: [],
  };
  if (faults.length > 0) return again(ctx, draft, ticket, request, faults);
  try {
    return await run(ctx, { ...request, verb, given: values }, ticket);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return again(ctx, draft, ticket, request, [fault]);
  }
}

/** What a submission has to bring back: which report was read, whatever the button carried. */
function extraOf(request: Request, verb: FormVerb, ticket: TicketView | null): string | null {
  const signs = verb === "sign" || verb === "pin-set";
  return signs && ticket?.report != null ? String(ticket.report.version) : request.arg;
}

/** The form once more, with what was typed and what is wrong. */
async function again(
  ctx: Ctx,
  draft: FormDraft,
  ticket: TicketView | null,
  request: Request,
  faults: readonly Fault[],
): Promise<Reply> {
  if (draft.arg !== null) return reopenForm(ctx, draft, faults);
  const [first] = faults;
  // Words behind a command are answered in words when they alone are wrong; the form is for what takes longer.
  if (first !== undefined && Object.keys(request.given).length > 0 && faults.length === 1) throw first.problem;
  return openForm(ctx, { verb: draft.verb, ticket, extra: request.arg, values: request.given });
}

/** A refusal that is about an answer of the form: it can be mended by typing anew. */
function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Problem)) return null;
  if (error.code === "pin.wrong" || error.code === "pin.not_six_digits") return { field: "pin", problem: error };
  if (error.code === "pin.mismatch" || error.code === "pin.too_simple") return { field: "pin", problem: error };
  const field = "field" in error.data && typeof error.data.field === "string" ? error.data.field : null;
  return field === null ? null : { field, problem: error };
}

async function run(ctx: Ctx, request: Request, ticket: TicketView | null): Promise<Reply> {
  if (keptWhenRefused.includes(request.verb)) return effect(ctx, request, ticket);
  return ctx.work.savepoint((work) => effect({ ...ctx, work }, request, ticket));
}

async function effect(ctx: Ctx, request: Request, ticket: TicketView | null): Promise<Reply> {
  // A wrong PIN keeps its form open; signing twice is refused by the report's own state.
  const once = request.draftId !== null && !keptWhenRefused.includes(request.verb);
  if (once && !(await markSent(ctx, request.draftId ?? ""))) {
    return sentence(ctx.words.say("form-already-sent"));
  }
  if (ticket === null) {
    const runner = deskVerbs[request.verb];
    if (runner === undefined) throw new Problem("dialogue.gone", {});
    return runner(ctx, request);
  }
  const runner = ticketVerbs[request.verb];
  if (runner === undefined) throw new Problem("dialogue.gone", {});
  return runner(ctx, { ...request, ticket });
}

/** A command as it was typed. */
export function requestOfCommand(command: {
  readonly row: CommandRow;
  readonly number: number | null;
  readonly given: Readonly<Record<string, string>>;
}): Request {
  const { row, number, given } = command;
  return { verb: verbOf(row), number, given, drawnAt: null, arg: null, draftId: null };
}

import type { TicketView } from "../../../core/domain/ticket-view.ts";
import { workedMinutes } from "../../../core/domain/worked-minutes.ts";
import { readMoves } from "../../../core/store/timeline.ts";
import type { Reply } from "../../platform.ts";
import { shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import { buildForm, type FormDraft } from "./build-form.ts";
import type { Fault } from "./check-fields.ts";
import { joinDraftArg } from "./draft-arg.ts";
import { readFixOffers } from "./fix-offers.ts";
import { beginFormDialogue } from "./form-dialogue.ts";
import { isAskedInParts, mendInParts, openInParts } from "./form-parts.ts";
import { type FormVerb, formTable } from "./form-table.ts";
import { prefill } from "./prefill.ts";
import { prefillFromBook } from "./prefill-from-book.ts";
import { questionsHere } from "./questions-here.ts";

/** Which form to open, and what is known already. `extra` comes back with the submission. */
export type Opening = {
  readonly verb: FormVerb;
  readonly ticket: TicketView | null;
  readonly extra: string | null;
  readonly values: Readonly<Record<string, string>>;
};

/** Tells this very form apart from the same one opened again, so that sending it twice has one effect. */
const draftIdLength = 8;

/** Opens a form as the platform can: in one piece, in parts, or as a dialogue step by step. */
export async function openForm(ctx: Ctx, opening: Opening): Promise<Reply> {
  const { verb, ticket, extra } = opening;
  const offers = await readFixOffers(ctx.work, verb, ticket);
  const worked =
    verb === "report" && ticket !== null ? workedMinutes(await readMoves(ctx.work, ticket.id), ctx.work.now) : 0;
  const known = prefill(verb, ticket, worked);
  const fix = known.fix === undefined && offers.prefilled !== null ? { fix: offers.prefilled } : {};
  // A button that names the ticket to join has it stand in the form: joining cannot be undone, so it is still asked.
  const target = verb === "merge" && extra !== null && /^[0-9]+$/.test(extra) ? { target: `#${extra}` } : {};
  const draft: FormDraft = {
    verb,
    number: ticket?.number ?? null,
    version: ticket?.version ?? 0,
    arg: joinDraftArg(shortId(ctx.work.newId()).slice(-draftIdLength), extra),
    values: { ...known, ...fix, ...target, ...(await prefillFromBook(ctx, verb, extra)), ...opening.values },
    faults: [],
    offers: offers.labels,
  };
  return showDraft(ctx, draft);
}

/** The same form again with what was typed and every fault. Secrets are typed anew. */
export async function reopenForm(ctx: Ctx, draft: FormDraft, faults: readonly Fault[]): Promise<Reply> {
  return showDraft(ctx, { ...draft, faults });
}

async function showDraft(ctx: Ctx, draft: FormDraft): Promise<Reply> {
  const { modal } = ctx.deps.capabilitiesOf(ctx.interaction.place.platform);
  if (modal && isAskedInParts(ctx, draft.verb)) {
    return draft.faults.length > 0 ? mendInParts(ctx, draft, draft.faults) : openInParts(ctx, draft);
  }
  const rows = questionsHere(ctx, draft.verb);
  if (modal) return { kind: "form", form: buildForm(ctx.words, draft, { rows, at: 0, of: 1 }) };
  const secret = formTable[draft.verb].some((field) => field.kind === "secret");
  // A PIN is never typed where others read along.
  if (secret && ctx.interaction.surface !== "private")
    return sentence(ctx.words.say("form-only-private"), { tone: "warn" });
  return beginFormDialogue(ctx, draft);
}

import { ensureDialogue, saveDialogue } from "../../../core/store/dialogues.ts";
import type { Reply } from "../../platform.ts";
import { actionId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import { buildForm, type FormDraft, faultSentence } from "./build-form.ts";
import { checkFields, type Fault } from "./check-fields.ts";
import { joinDraftArg, splitDraftArg } from "./draft-arg.ts";
import { type FieldRow, type FormVerb, formTable, hasForm } from "./form-table.ts";
import { questionsHere } from "./questions-here.ts";

const keptKind = "form-parts";
/** Drafts under way that are remembered of a person: more than anybody fills in at once. */
const remembered = 5;

/** What is known of a form that is asked in parts. Secrets are never in it. */
type Kept = {
  readonly draftId: string;
  readonly verb: FormVerb;
  readonly number: number | null;
  readonly version: number;
  readonly extra: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly offers: readonly string[];
};

/** A form's questions in pieces that one form of this platform can hold; one piece where it can hold them all. */
export function partsOf(fields: readonly FieldRow[], most: number): readonly (readonly FieldRow[])[] {
  if (fields.length <= most) return [fields];
  const parts: FieldRow[][] = [];
  for (let at = 0; at < fields.length; at += most) parts.push(fields.slice(at, at + most));
  return parts;
}

function partsHere(ctx: Ctx, verb: FormVerb): readonly (readonly FieldRow[])[] {
  return partsOf(questionsHere(ctx, verb), ctx.deps.capabilitiesOf(ctx.interaction.place.platform).maxFormFields);
}

/** Whether this form is longer than the platform can show at once. */
export function isAskedInParts(ctx: Ctx, verb: FormVerb): boolean {
  return partsHere(ctx, verb).length > 1;
}

/** Opens a form with its first part; what is known already waits for its own part. */
export async function openInParts(ctx: Ctx, draft: FormDraft): Promise<Reply> {
  const kept = keptOf(draft);
  if (kept === null) throw new Error("a form in parts has a draft of its own");
  await keep(ctx, kept);
  return partForm(ctx, kept, 0);
}

/** Tells what is wrong, with a button that opens the part where it is to be mended. */
export async function mendInParts(ctx: Ctx, draft: FormDraft, faults: readonly Fault[]): Promise<Reply> {
  const kept = keptOf(draft);
  if (kept === null) throw new Error("a form in parts has a draft of its own");
  await keep(ctx, kept);
  const parts = partsHere(ctx, kept.verb);
  const at = parts.findIndex((part) => part.some((row) => faults.some((fault) => fault.field === row.name)));
  return continueCard(ctx, kept, Math.max(0, at), faults);
}

/**
 * A part was sent: kept, and answered with the way to the next one. The last part gives the whole form, to be sent as if it had come
 * in one piece. Null where the desk knows nothing of the draft any more.
 */
export async function takePart(
  ctx: Ctx,
  sent: { readonly draftId: string; readonly part: number; readonly fields: Readonly<Record<string, string>> },
): Promise<Reply | { readonly draft: FormDraft; readonly fields: Readonly<Record<string, string>> } | null> {
  const before = await findKept(ctx, sent.draftId);
  const parts = before === null ? [] : partsHere(ctx, before.verb);
  const rows = parts[sent.part];
  if (before === null || rows === undefined) return null;
  const typed = Object.fromEntries(rows.map((row) => [row.name, sent.fields[row.name] ?? ""]));
  const fields = { ...before.values, ...typed };
  const kept = { ...before, values: withoutSecrets(before.verb, fields) };
  await keep(ctx, kept);
  const { faults } = checkFields(rows, typed);
  if (faults.length > 0) return continueCard(ctx, kept, sent.part, faults);
  const next = sent.part + 1;
  if (next < parts.length) return continueCard(ctx, kept, next, []);
  return { draft: draftOf(kept), fields };
}

/** The `Continue` button: opens the part that it names. Null where the desk knows nothing of the draft any more. */
export async function continueForm(ctx: Ctx, arg: string | null): Promise<Reply | null> {
  const { draftId, part } = splitDraftArg(arg);
  const kept = draftId === null ? null : await findKept(ctx, draftId);
  if (kept === null || part === null || partsHere(ctx, kept.verb)[part] === undefined) return null;
  return partForm(ctx, kept, part);
}

function partForm(ctx: Ctx, kept: Kept, at: number): Reply {
  const parts = partsHere(ctx, kept.verb);
  const draft = { ...draftOf(kept), arg: joinDraftArg(kept.draftId, kept.extra, at) };
  return { kind: "form", form: buildForm(ctx.words, draft, { rows: parts[at] ?? [], at, of: parts.length }) };
}

function continueCard(ctx: Ctx, kept: Kept, at: number, faults: readonly Fault[]): Reply {
  const { words } = ctx;
  const parts = partsHere(ctx, kept.verb).length;
  const told = faults.map((fault) => faultSentence(words, fault)).join("\n");
  const title = told === "" ? words.say("form-part-kept", { at, of: parts }) : told;
  const button = {
    action: actionId("form-continue", kept.number, kept.version, joinDraftArg(kept.draftId, null, at)),
    label: words.say("form-continue"),
    style: "primary" as const,
  };
  return sentence(title, { tone: told === "" ? "plain" : "warn", buttons: [[button]] });
}

const draftOf = ({ draftId, extra, ...kept }: Kept): FormDraft => ({
  ...kept,
  arg: joinDraftArg(draftId, extra),
  faults: [],
});

function keptOf(draft: FormDraft): Kept | null {
  const { draftId, extra } = splitDraftArg(draft.arg);
  const { verb, number, version } = draft;
  return draftId === null
    ? null
    : {
        draftId,
        verb,
        number,
        version,
        extra,
        values: withoutSecrets(verb, draft.values),
        offers: draft.offers ?? [],
      };
}

function withoutSecrets(verb: FormVerb, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const secret = (name: string) => formTable[verb].some((row) => row.name === name && row.kind === "secret");
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret(name)));
}

/** One row a person: the next part may be opened from another surface. */
const keyOf = (ctx: Ctx) => ({ accountId: ctx.person.accountId, surface: "", kind: keptKind });

async function readKept(ctx: Ctx): Promise<readonly Kept[]> {
  const row = await ensureDialogue(ctx.work, keyOf(ctx), { drafts: [] });
  const { drafts = [] } = row.state as { readonly drafts?: readonly Kept[] };
  return drafts.filter(({ verb }) => hasForm(verb));
}

async function findKept(ctx: Ctx, draftId: string): Promise<Kept | null> {
  return (await readKept(ctx)).find((draft) => draft.draftId === draftId) ?? null;
}

async function keep(ctx: Ctx, kept: Kept): Promise<void> {
  const others = (await readKept(ctx)).filter(({ draftId }) => draftId !== kept.draftId);
  const drafts = [...others, kept].slice(-remembered);
  await saveDialogue(ctx.work, { ...keyOf(ctx), ticketId: null, state: { drafts } });
}

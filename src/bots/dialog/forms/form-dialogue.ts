import type { CopyFamily } from "../../../core/copy/copy-id.ts";
import { cleanLine } from "../../../core/domain/clean-text.ts";
import { Problem } from "../../../core/domain/problem.ts";
import { fromPlain, toPlain } from "../../../core/domain/rich-text.ts";
import { type Dialogue, endDialogue, findDialogue, saveDialogue } from "../../../core/store/dialogues.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { type ActionVerb, actionId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { foldWord } from "../fold-word.ts";
import { rowsOf, sentence } from "../reply.ts";
import type { Said } from "../said.ts";
import { withProblems } from "../tell-lost-files.ts";
import { choiceLabel, type FormDraft, faultSentence } from "./build-form.ts";
import { checkFields, type Fault } from "./check-fields.ts";
import { chosenFix } from "./fix-offers.ts";
import { answerOfFiles, fileIdsIn, takeFiles } from "./form-files.ts";
import { type FieldRow, type FormVerb, hasForm } from "./form-table.ts";
import { type FilesRow, questionsHere } from "./questions-here.ts";

const dialogueKind = "form";
/** A dialogue that nobody answered for so long is left aside: what is written then is talk. */
const idleMinutes = 60;

/** Where a form that is asked step by step stands. Secrets are never in it. */
type FormState = {
  readonly verb: FormVerb;
  readonly number: number | null;
  readonly version: number;
  readonly arg: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly offers: readonly string[];
  /** The question that waits for its answer; as many as there are questions when all that is left is to confirm. */
  readonly at: number;
};

/** What a finished dialogue hands over: the form as if it had been sent in one piece. */
export type Finished = { readonly draft: FormDraft; readonly fields: Readonly<Record<string, string>> };

function readState(dialogue: Dialogue): FormState | null {
  const state = dialogue.state as Partial<FormState>;
  const { verb, number = null, version, arg = null, values = {}, offers = [], at } = state;
  if (verb === undefined || !hasForm(verb) || typeof version !== "number" || typeof at !== "number") return null;
  return { verb, number, version, arg, values, offers, at };
}

const draftOf = ({ at: _, ...draft }: FormState): FormDraft => ({ ...draft, faults: [] });

/** Secrets come last in a form and are asked for together, in one message, so that none has to be kept. */
function secretsFrom(fields: readonly FieldRow[]): number {
  const first = fields.findIndex((field) => field.kind === "secret");
  return first < 0 ? fields.length : first;
}

async function store(ctx: Ctx, state: FormState): Promise<Dialogue> {
  const { person, spot, work } = ctx;
  return saveDialogue(work, {
    accountId: person.accountId,
    surface: spot.key,
    kind: dialogueKind,
    ticketId: null,
    state,
  });
}

/** The live dialogue of this person here, unless it was left aside. */
async function liveForm(ctx: Ctx): Promise<{ dialogue: Dialogue; state: FormState } | null> {
  const { person, spot, work } = ctx;
  const dialogue = await findDialogue(work, { accountId: person.accountId, surface: spot.key, kind: dialogueKind });
  if (dialogue === null) return null;
  const idle = work.now.getTime() - dialogue.updatedAt.getTime() > idleMinutes * 60_000;
  const state = idle ? null : readState(dialogue);
  if (state === null) await endDialogue(work, dialogue.id);
  return state === null ? null : { dialogue, state };
}

/** Begins to ask a form's questions, at the first that is open or wrong. */
export async function beginFormDialogue(ctx: Ctx, draft: FormDraft): Promise<Reply> {
  const fields = questionsHere(ctx, draft.verb);
  const wrong = fields.findIndex((field) => draft.faults.some((fault) => fault.field === field.name));
  const { faults, offers = [], ...rest } = draft;
  return ask(ctx, { ...rest, offers, at: Math.max(0, wrong) }, faults);
}

/** Stores where the dialogue stands and shows its question, or all the answers with Send. */
async function ask(ctx: Ctx, state: FormState, faults: readonly Fault[]): Promise<Reply> {
  const { words } = ctx;
  const fields = questionsHere(ctx, state.verb);
  const dialogue = await store(ctx, state);
  const button = (
    verb: ActionVerb,
    copy: CopyFamily,
    arg: string | null = null,
    style: Button["style"] = "plain",
  ): Button => ({
    action: actionId(verb, state.number, dialogue.version, arg),
    label: words.say(copy),
    style,
  });
  const back = state.at > 0 ? [button("form-back", "form-step-back")] : [];
  const cancel = button("form-cancel", "form-back-out");
  const title = words.say(`form-${state.verb}`, { number: state.number ?? 0 });
  const field = fields[state.at];
  const told = faults.map((fault) => faultSentence(words, fault)).join("\n");
  const given = fields
    .filter((one) => one !== field && one.kind !== "secret" && (state.values[one.name] ?? "") !== "")
    .map((one) => ({ label: words.say(`field-${one.name}`), value: shownValue(ctx, one, state) }));
  if (field === undefined) {
    return sentence(title, {
      body: fromPlain(told),
      fields: given,
      buttons: [[button("form-send", `form-${state.verb}-send`, null, "primary"), ...back, cancel]],
    });
  }
  const choices: Button[] =
    field.kind === "choice"
      ? field.choices.map((choice) => ({
          action: actionId("form-choose", state.number, dialogue.version, choice),
          label: choiceLabel(words, field.name, choice),
          style: "plain",
        }))
      : field.name === "fix"
        ? state.offers.map((label, at) => ({
            action: actionId("form-choose", state.number, dialogue.version, String(at + 1)),
            label,
            style: "plain",
          }))
        : [];
  const known = field.kind === "secret" ? "" : (state.values[field.name] ?? "");
  const keeps =
    field.kind === "files"
      ? [button("form-skip", "form-step-done", null, "primary"), button("form-choose", "form-step-clear", "none")]
      : [button("form-skip", "form-step-keep")];
  const keep = known !== "" ? keeps : [];
  const skip = known === "" && !field.required ? [button("form-skip", "form-step-skip")] : [];
  // Who has no photos, or has sent the last one, sees everything already and can send it.
  const mayEnd = field.kind === "files" && state.at === fields.length - 1 && (known !== "" || !field.required);
  const send = mayEnd ? [button("form-send", `form-${state.verb}-send`)] : [];
  const last = secretsFrom(fields);
  const of = Math.min(fields.length, last + 1);
  const question = field.kind === "secret" ? words.say(`form-${state.verb}-ask`) : words.say(`field-${field.name}`);
  const how = field.kind === "files" ? words.say(`form-step-${field.accepts}`, { most: field.most }) : "";
  const now = known === "" ? "" : words.say("form-step-known", { value: shownValue(ctx, field, state) });
  const asked = [told, question, how, now];
  return sentence(title, {
    body: fromPlain(asked.filter((line) => line !== "").join("\n\n")),
    fields: mayEnd ? given : [],
    buttons:
      field.kind === "files"
        ? [
            [...keep, ...skip, ...send],
            [...back, cancel],
          ]
        : [...rowsOf(choices, 3), [...keep, ...skip, ...back, cancel]],
    footer: of > 1 ? words.say("form-step", { at: Math.min(state.at, last) + 1, of }) : null,
  });
}

function shownValue(ctx: Ctx, field: FieldRow, state: FormState): string {
  const value = state.values[field.name] ?? "";
  if (field.kind === "files") return ctx.words.say("form-files", { count: fileIdsIn(value).length });
  return field.kind === "choice" ? choiceLabel(ctx.words, field.name, value) : value;
}

/** Takes a message as the answer to the question that waits. Null where none waits, or files are no answer to it: it is talk. */
export async function answerForm(ctx: Ctx, said: Said["did"]): Promise<Reply | Finished | null> {
  const live = await liveForm(ctx);
  const field = live === null ? undefined : questionsHere(ctx, live.state.verb)[live.state.at];
  if (live === null || field === undefined) return null;
  const { state, dialogue } = live;
  const text = toPlain(said.text);
  if (field.kind === "files") return stepFiles(ctx, state, field, said);
  if (text.trim() === "") return null;
  if (field.kind === "secret") {
    const { place } = ctx.interaction;
    if (ctx.deps.capabilitiesOf(place.platform).delete) ctx.deps.forget(place, said.message);
    const typed = cleanLine(text).split(" ");
    const secrets = questionsHere(ctx, state.verb).slice(state.at);
    await endDialogue(ctx.work, dialogue.id);
    const fields = Object.fromEntries(secrets.map((one, at) => [one.name, typed[at] ?? ""]));
    return { draft: draftOf(state), fields: { ...state.values, ...fields } };
  }
  return step(ctx, state, field, text);
}

/** Checks one answer: the next question, or this one again with what is wrong. */
async function step(ctx: Ctx, state: FormState, field: FieldRow, text: string): Promise<Reply> {
  const answer = field.name === "fix" ? chosenFix(state.offers, text) : text;
  const { values, faults } = checkFields([field], { [field.name]: answer });
  if (faults.length > 0) return ask(ctx, state, faults);
  return ask(ctx, { ...state, values: { ...state.values, ...values }, at: state.at + 1 }, []);
}

/**
 * Files are taken one message after another, until Done is pressed or typed; other words are no answer. Those of an album come as one
 * message, and each answer says how many are there.
 */
async function stepFiles(ctx: Ctx, state: FormState, field: FilesRow, said: Said["did"]): Promise<Reply> {
  const { words } = ctx;
  const before = fileIdsIn(state.values[field.name]);
  if (said.files.length === 0) {
    const typed = foldWord(toPlain(said.text).trim());
    const goesOn = typed === foldWord(words.say(before.length > 0 ? "form-step-done" : "form-step-skip"));
    if (goesOn && (before.length > 0 || !field.required)) return ask(ctx, { ...state, at: state.at + 1 }, []);
    return ask(ctx, state, [{ field: field.name, problem: new Problem("field.not_files", { field: field.name }) }]);
  }
  const { fileIds, problems } = await takeFiles(ctx, field, said.files, before);
  return withProblems(words, await askAgain(ctx, state, field, fileIds), problems);
}

/** The question for files again, with these as its answer so far. */
function askAgain(ctx: Ctx, state: FormState, field: FilesRow, fileIds: readonly string[]): Promise<Reply> {
  return ask(ctx, { ...state, values: { ...state.values, [field.name]: answerOfFiles(fileIds) } }, []);
}

/** Back, Skip, Done, Cancel, a choice, taking the files away, or Send. Null where the dialogue has gone on since the button was drawn, or is over. */
export async function pressForm(
  ctx: Ctx,
  press: { readonly verb: ActionVerb; readonly version: number; readonly arg: string | null },
): Promise<Reply | Finished | null> {
  const live = await liveForm(ctx);
  if (live === null || live.dialogue.version !== press.version) return null;
  const { state, dialogue } = live;
  const field = questionsHere(ctx, state.verb)[state.at];
  switch (press.verb) {
    case "form-back":
      return ask(ctx, { ...state, at: Math.max(0, state.at - 1) }, []);
    case "form-skip":
      return ask(ctx, { ...state, at: state.at + 1 }, []);
    case "form-choose":
      if (field?.kind === "files") return askAgain(ctx, state, field, []);
      return field === undefined ? null : step(ctx, state, field, press.arg ?? "");
    case "form-cancel":
      await endDialogue(ctx.work, dialogue.id);
      return sentence(ctx.words.say("form-cancelled"));
    case "form-send":
      await endDialogue(ctx.work, dialogue.id);
      return { draft: draftOf(state), fields: state.values };
    default:
      return null;
  }
}

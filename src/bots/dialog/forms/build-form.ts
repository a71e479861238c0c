import type { CopyFamily } from "../../../core/copy/copy-id.ts";
import type { Words } from "../../../core/copy/words.ts";
import { Problem } from "../../../core/domain/problem.ts";
import type { Field, Form } from "../../form.ts";
import { actionId } from "../action-id.ts";
import type { Fault } from "./check-fields.ts";
import { fileIdsIn } from "./form-files.ts";
import { type FieldRow, type FormVerb, formTable } from "./form-table.ts";

/** Which form, about what, drawn when, with which answers in it already. */
export type FormDraft = {
  readonly verb: FormVerb;
  /** The ticket's number and version; null and 0 for what is about no ticket. */
  readonly number: number | null;
  readonly version: number;
  /** What else the submission has to know (who is to be assigned, the draft's own id). */
  readonly arg: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  /** What is offered for the fix of a report, in the order of its numbers. */
  readonly offers?: readonly string[];
};

/** A fault as a sentence that names the question as the person reads it. */
export function faultSentence(words: Words, fault: Fault): string {
  // Use cases name their fields as their columns; the copy goes by the names of the form.
  const name = fault.field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const label = words.say(`field-${name}`);
  const data = { ...fault.problem.data, ...("field" in fault.problem.data ? { field: label } : {}) };
  return words.problem(new Problem(fault.problem.code, data));
}

/** The label of a choice: its copy where there is one, else the choice itself. */
export function choiceLabel(words: Words, field: string, choice: string): string {
  return /^[0-9]+$/.test(choice) ? choice : words.say(`choice-${field}-${choice}`);
}

function buildField(words: Words, row: FieldRow, typed: string): Field {
  const hints: Readonly<Record<string, CopyFamily>> = {
    parts: "field-parts-hint",
    fix: "field-fix-hint",
    tags: "field-tags-hint",
    server: "field-server-hint",
  };
  const hintId = hints[row.name];
  const base = {
    name: row.name,
    label: words.say(`field-${row.name}`),
    hint: hintId === undefined ? null : words.say(hintId),
    required: row.required,
  };
  switch (row.kind) {
    case "line":
    case "paragraph":
      return { ...base, kind: row.kind, maxLength: row.maxLength, value: typed };
    case "number":
      return { ...base, kind: "number", min: row.min, max: row.max, value: typed };
    case "choice":
      return {
        ...base,
        kind: "choice",
        value: typed,
        choices: row.choices.map((value) => ({ value, label: choiceLabel(words, row.name, value) })),
      };
    case "secret":
      return { ...base, kind: "secret", digits: row.digits };
    case "files": {
      const kept = fileIdsIn(typed).length;
      const most = words.say("field-files-hint", { most: row.most });
      return {
        ...base,
        kind: "files",
        hint: kept === 0 ? most : `${most} ${words.say("field-files-kept", { count: kept })}`,
        required: row.required && kept === 0,
        most: Math.max(1, row.most - kept),
        accepts: row.accepts,
        kept,
      };
    }
  }
}

/** A piece of a form that is too long for the platform: its questions, and which of how many pieces it is, from 0. */
export type FormPart = { readonly rows: readonly FieldRow[]; readonly at: number; readonly of: number };

/**
 * The form as data, or one part of it, with what was typed before; every fault is told above the questions. Secrets are never
 * filled in.
 */
export function buildForm(words: Words, draft: FormDraft, part: FormPart | null = null): Form {
  const about = draft.number === null ? {} : { number: draft.number };
  const faults = draft.faults.map((fault) => faultSentence(words, fault));
  const intro = part === null || part.at === 0 ? introOf(words, draft) : null;
  const title = words.say(`form-${draft.verb}`, about);
  const goesOn = part !== null && part.at < part.of - 1;
  const lines = [...faults, ...(intro === null ? [] : [intro])];
  return {
    form: actionId(draft.verb, draft.number, draft.version, draft.arg),
    title: part === null || part.of === 1 ? title : words.say("form-part", { title, at: part.at + 1, of: part.of }),
    intro: lines.length === 0 ? null : lines.join("\n"),
    fields: (part?.rows ?? formTable[draft.verb]).map((row) => buildField(words, row, draft.values[row.name] ?? "")),
    submitLabel: words.say(goesOn ? "form-continue" : `form-${draft.verb}-send`),
    cancelLabel: words.say("form-back-out"),
  };
}

function introOf(words: Words, draft: FormDraft): string | null {
  if (draft.verb === "sign") return words.say("form-sign-intro", { number: draft.number ?? 0 });
  if (draft.verb === "pin-set") return words.say("form-pin-set-intro");
  const { offers = [] } = draft;
  if (draft.verb === "report" && offers.length > 0) {
    const fixes = offers.map((label, at) => `${at + 1} ${label}`).join(", ");
    return words.say("form-report-offers", { fixes });
  }
  if (draft.verb === "fix-split") return words.say("form-fix-split-intro");
  if (draft.verb === "delete") return words.say("form-delete-intro", { number: draft.number ?? 0 });
  return null;
}

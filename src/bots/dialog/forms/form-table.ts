import { languages } from "../../../core/domain/languages.ts";
import { priorities, urgencies } from "../../../core/domain/priority.ts";
import { holdReasons } from "../../../core/usecases/hold-ticket.ts";
import type { FilesAccepted } from "../../form.ts";

/** How an answer is asked for. Lengths are characters after cleaning. */
export type FieldKind =
  | { readonly kind: "line"; readonly maxLength: number }
  | { readonly kind: "paragraph"; readonly maxLength: number }
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  /** `otherwise` is what words that are none of the choices mean when they are typed behind a command. */
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly otherwise: string | null }
  | { readonly kind: "secret"; readonly digits: number }
  /** The answer is the ids of files of ours, with spaces between; a form asks for files once at most. */
  | { readonly kind: "files"; readonly most: number; readonly accepts: FilesAccepted };

/** One question. Its label is the copy `field-<name>`, a choice's label `choice-<name>-<choice>`. */
export type FieldRow = { readonly name: string; readonly required: boolean } & FieldKind;

/**
 * The verbs that have a form: it is opened when what was typed or pressed does not say enough. Title and button are the copies
 * `form-<verb>` and `form-<verb>-send`.
 */
export const formVerbs = [
  "report",
  "hold",
  "decline",
  "reject",
  "cancel",
  "reopen",
  "dispute",
  "waive",
  "sign",
  "pin-set",
  "edit",
  "merge",
  "delete",
  "rate",
  "rate-comment",
  "reply",
  "note",
  "assign",
  "assign-reason",
  "handover",
  "priority",
  "tag",
  "search",
  "fix-show",
  "fix-merge",
  "fix-split",
  "fix-rename",
  "article-show",
  "article-write",
  "article-publish",
  "article-retire",
  "plan",
  "shift-plan",
  "shift-day",
] as const;
export type FormVerb = (typeof formVerbs)[number];

const reason: FieldRow = { name: "reason", required: true, kind: "paragraph", maxLength: 2000 };
const words: FieldRow = { name: "text", required: true, kind: "paragraph", maxLength: 40_000 };
const files: FieldRow = { name: "files", required: false, kind: "files", most: 10, accepts: "any" };
const comment: FieldRow = { name: "comment", required: false, kind: "paragraph", maxLength: 2000 };
const fix: FieldRow = { name: "fix", required: true, kind: "line", maxLength: 200 };
const fixName: FieldRow = { name: "title", required: true, kind: "line", maxLength: 200 };
const article: FieldRow = { name: "article", required: true, kind: "line", maxLength: 200 };
const person: FieldRow = { name: "person", required: true, kind: "line", maxLength: 200 };
const oneDay = 24 * 60;

/** Every form's questions in order. The names are the keys of a submission and of the words behind a command. */
export const formTable: Readonly<Record<FormVerb, readonly FieldRow[]>> = {
  report: [
    { name: "malfunction", required: true, kind: "paragraph", maxLength: 4000 },
    { name: "cause", required: true, kind: "paragraph", maxLength: 4000 },
    { name: "solution", required: true, kind: "paragraph", maxLength: 4000 },
    { name: "fix", required: true, kind: "line", maxLength: 200 },
    { name: "parts", required: false, kind: "paragraph", maxLength: 2000 },
    { name: "labourMinutes", required: true, kind: "number", min: 0, max: 7 * oneDay },
    { name: "travelMinutes", required: true, kind: "number", min: 0, max: 7 * oneDay },
    { name: "photos", required: false, kind: "files", most: 10, accepts: "photos" },
  ],
  hold: [
    { name: "reason", required: true, kind: "choice", choices: holdReasons, otherwise: "other" },
    { name: "words", required: false, kind: "paragraph", maxLength: 2000 },
  ],
  decline: [reason],
  reject: [reason],
  cancel: [reason],
  reopen: [reason],
  dispute: [reason],
  waive: [reason],
  sign: [{ name: "pin", required: true, kind: "secret", digits: 6 }],
  "pin-set": [
    { name: "pin", required: true, kind: "secret", digits: 6 },
    { name: "pinAgain", required: true, kind: "secret", digits: 6 },
  ],
  edit: [
    { name: "title", required: true, kind: "line", maxLength: 200 },
    { name: "description", required: true, kind: "paragraph", maxLength: 40_000 },
    { name: "category", required: false, kind: "line", maxLength: 80 },
    { name: "urgency", required: true, kind: "choice", choices: urgencies, otherwise: null },
  ],
  merge: [{ name: "target", required: true, kind: "line", maxLength: 20 }],
  delete: [{ name: "typed", required: true, kind: "line", maxLength: 20 }],
  rate: [
    { name: "stars", required: true, kind: "choice", choices: ["1", "2", "3", "4", "5"], otherwise: null },
    comment,
  ],
  "rate-comment": [comment],
  reply: [words, files],
  note: [words, files],
  assign: [person],
  "assign-reason": [reason],
  handover: [{ name: "server", required: true, kind: "line", maxLength: 500 }],
  priority: [{ name: "priority", required: true, kind: "choice", choices: [...priorities, "auto"], otherwise: null }],
  tag: [{ name: "tags", required: false, kind: "line", maxLength: 500 }],
  search: [{ name: "text", required: true, kind: "line", maxLength: 200 }],
  "fix-show": [fix],
  "fix-merge": [fix, { name: "into", required: true, kind: "line", maxLength: 200 }],
  "fix-split": [fix, { name: "wordings", required: true, kind: "paragraph", maxLength: 4000 }, fixName],
  "fix-rename": [fix, fixName],
  "article-show": [article],
  "article-write": [
    fixName,
    { name: "text", required: true, kind: "paragraph", maxLength: 4000 },
    { name: "language", required: true, kind: "choice", choices: languages, otherwise: null },
    { name: "category", required: false, kind: "line", maxLength: 80 },
  ],
  "article-publish": [article],
  "article-retire": [article],
  plan: [
    { name: "unit", required: true, kind: "line", maxLength: 200 },
    { name: "everyDays", required: true, kind: "number", min: 0, max: 3_650 },
    { name: "date", required: true, kind: "line", maxLength: 10 },
    fixName,
    { name: "text", required: false, kind: "paragraph", maxLength: 4000 },
  ],
  "shift-plan": [person, { name: "week", required: true, kind: "paragraph", maxLength: 1000 }],
  "shift-day": [
    person,
    { name: "day", required: true, kind: "line", maxLength: 10 },
    { name: "times", required: true, kind: "line", maxLength: 200 },
  ],
};

const known: ReadonlySet<string> = new Set(formVerbs);

/** Whether a verb has a form. */
export function hasForm(verb: string): verb is FormVerb {
  return known.has(verb);
}

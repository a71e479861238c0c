import { cleanLine, cleanText, hasWords } from "../../../core/domain/clean-text.ts";
import { Problem } from "../../../core/domain/problem.ts";
import { foldWord } from "../fold-word.ts";
import type { FieldRow } from "./form-table.ts";

/** What is wrong with one answer. */
export type Fault = { readonly field: string; readonly problem: Problem };

/** Answers as they may be used: cleaned, numbers in plain digits, choices as the table spells them. */
export type Checked = { readonly values: Readonly<Record<string, string>>; readonly faults: readonly Fault[] };

/** One answer; throws its Problem. An empty answer to an optional question is "". */
function checkField(field: FieldRow, raw: string): string {
  if (typeof raw !== "string") throw new Problem("field.not_text", { field: field.name });
  const text = field.kind === "paragraph" ? cleanText(raw) : cleanLine(raw);
  if (text === "" || (field.kind !== "secret" && !hasWords(text))) {
    if (field.required) throw new Problem("field.missing", { field: field.name });
    return "";
  }
  switch (field.kind) {
    // Ids of ours, which are judged where they are used.
    case "files":
      return text;
    case "line":
    case "paragraph": {
      const length = [...text].length;
      if (length > field.maxLength)
        throw new Problem("field.too_long", { field: field.name, length, limit: field.maxLength });
      return text;
    }
    case "number": {
      const { min, max } = field;
      const digits = foldWord(text);
      const value = /^[0-9]{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
      if (!(value >= min && value <= max)) {
        throw new Problem("field.not_a_number", { field: field.name, value: text.slice(0, 40), min, max });
      }
      return String(value);
    }
    case "choice": {
      const choice = field.choices.find((one) => foldWord(one) === foldWord(text));
      if (choice === undefined) {
        const { name, choices } = field;
        throw new Problem("field.not_a_choice", { field: name, value: text.slice(0, 40), choices });
      }
      return choice;
    }
    case "secret": {
      const digits = foldWord(text);
      if (!/^[0-9]+$/.test(digits) || digits.length !== field.digits) throw new Problem("pin.not_six_digits", {});
      return digits;
    }
  }
}

/** Checks every answer, so that all faults are told at once. What was typed but asked by no field is dropped. */
export function checkFields(fields: readonly FieldRow[], given: Readonly<Record<string, string>>): Checked {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const field of fields) {
    try {
      values[field.name] = checkField(field, given[field.name] ?? "");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push({ field: field.name, problem: error });
    }
  }
  return { values, faults };
}

/**
 * Whether what is given is enough to go ahead without asking: every question that must be answered is, and at least one, so that a
 * form of optional questions alone is shown, not sent empty.
 */
export function isComplete(fields: readonly FieldRow[], given: Readonly<Record<string, string>>): boolean {
  const answered = (field: FieldRow) => (given[field.name] ?? "") !== "";
  return fields.some(answered) && fields.every((field) => !field.required || answered(field));
}

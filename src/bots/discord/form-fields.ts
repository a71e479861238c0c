import {
  type APIModalSubmission,
  type APIModalSubmissionComponent,
  ComponentType,
  type ModalSubmitComponent,
} from "discord.js";
import type { Field, Form } from "../form.ts";
import type { FileRef } from "../platform.ts";
import { attachmentRef } from "./read-message.ts";
import { typedChoice } from "./render-form.ts";

/** The answers of a sent modal by field name. A select that was left alone answers "". */
export function readFields(components: readonly APIModalSubmissionComponent[]): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  const read = (answer: ModalSubmitComponent) => {
    if (answer.type === ComponentType.TextInput) fields[answer.custom_id] = answer.value;
    else if (answer.type === ComponentType.StringSelect) fields[answer.custom_id] = answer.values[0] ?? "";
  };
  for (const part of components) {
    if ("component" in part) read(part.component);
    else if ("components" in part) for (const answer of part.components) read(answer);
  }
  return fields;
}

/**
 * The files that were chosen in a modal, in order: https://discord.com/developers/docs/components/reference#file-upload. Their ids stand
 * in the answer, what is known of them in the resolved data; they are on no message.
 */
export function readModalFiles(data: APIModalSubmission): readonly FileRef[] {
  const known = data.resolved?.attachments ?? {};
  return data.components.flatMap((part) => {
    if (!("component" in part) || part.component.type !== ComponentType.FileUpload) return [];
    return (part.component.values ?? []).flatMap((id) => {
      const attachment = known[id];
      return attachment === undefined ? [] : [attachmentRef(attachment, null, false)];
    });
  });
}

/** Answers with typed choices as their values. */
export function withChoices(form: Form, fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const choices = form.fields.filter((field) => field.kind === "choice");
  const typed = choices.flatMap((field) => {
    const value = fields[field.name];
    return value === undefined || value === "" ? [] : [[field.name, typedChoice(field, value)]];
  });
  return { ...fields, ...Object.fromEntries(typed) };
}

/** The number fields that hold no whole number of their range, by name; Discord's inputs take any text. */
export function wrongNumbers(form: Form, fields: Readonly<Record<string, string>>): readonly string[] {
  return form.fields.flatMap((field) => (isWrong(field, fields[field.name] ?? "") ? [field.name] : []));
}

function isWrong(field: Field, typed: string): boolean {
  if (field.kind !== "number" || typed.trim() === "") return false;
  const value = Number(typed.trim());
  return !/^[0-9]+$/.test(typed.trim()) || value < field.min || value > field.max;
}

/** The form with these answers in it; secrets are typed anew. */
export function refilled(form: Form, fields: Readonly<Record<string, string>>, intro: string): Form {
  const refill = (field: Field): Field =>
    field.kind === "secret" || field.kind === "files" ? field : { ...field, value: fields[field.name] ?? field.value };
  return { ...form, intro, fields: form.fields.map(refill) };
}

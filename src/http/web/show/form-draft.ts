import type { Form } from "../../../bots/form.ts";
import { isSecret } from "./is-secret.ts";

const key = "fixline.form.";

/** What the form begins with: the draft that this tab kept, else what the desk filled in. Secrets are never kept. */
export function startValues(form: Form, storage: Storage): Record<string, string> {
  const kept = readDraft(storage, form.form);
  return Object.fromEntries(
    form.fields.map((field) => [
      field.name,
      "value" in field && !isSecret(field) ? (kept[field.name] ?? field.value) : "",
    ]),
  );
}

/** Keeps what was typed so far, without secrets. A storage that refuses costs only the draft. */
export function keepFormDraft(form: Form, values: Readonly<Record<string, string>>, storage: Storage): void {
  const open = form.fields.filter((field) => "value" in field && !isSecret(field)).map((field) => field.name);
  try {
    storage.setItem(
      key + form.form,
      JSON.stringify(Object.fromEntries(open.map((name) => [name, values[name] ?? ""]))),
    );
  } catch {
    return;
  }
}

/** The form was sent or given up. */
export function dropFormDraft(form: Form, storage: Storage): void {
  storage.removeItem(key + form.form);
}

function readDraft(storage: Storage, form: string): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key + form) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}

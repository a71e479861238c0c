import type { Form } from "./form.ts";

/**
 * The form without its question for files: what is shown where a server refuses a form with one, for lack of a scope or because it is
 * older than such questions. Null where nothing would be left, or nothing would change.
 */
export function withoutFiles(form: Form): Form | null {
  const fields = form.fields.filter((field) => field.kind !== "files");
  return fields.length === 0 || fields.length === form.fields.length ? null : { ...form, fields };
}

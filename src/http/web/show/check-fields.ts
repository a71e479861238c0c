import type { Form } from "../../../bots/form.ts";

/** What is wrong with an answer: an id of the interface's copy, with what its sentence needs. */
export type FieldFault = { readonly id: string; readonly args: Readonly<Record<string, string | number>> };

/**
 * The first fault of each field that can be seen without asking the desk; an empty record means that it may be sent. The desk
 * checks all of it again: this only saves a round trip.
 */
export function checkFields(
  form: Form,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, FieldFault>> {
  const found: Record<string, FieldFault> = {};
  for (const field of form.fields) {
    const fault = faultOf(field, values[field.name] ?? "");
    if (fault !== null) found[field.name] = fault;
  }
  return found;
}

function faultOf(field: Form["fields"][number], raw: string): FieldFault | null {
  const value = raw.trim();
  // The desk counts them again, with those that came before.
  if (field.kind === "files") return field.required && value === "" ? { id: "wrong-required", args: {} } : null;
  if (value === "") return field.required ? { id: "wrong-required", args: {} } : null;
  switch (field.kind) {
    case "line":
    case "paragraph": {
      const length = [...value].length;
      return length > field.maxLength ? { id: "wrong-too-long", args: { length, limit: field.maxLength } } : null;
    }
    case "number": {
      const number = Number(value);
      const fits = /^\d+$/.test(value) && number >= field.min && number <= field.max;
      return fits ? null : { id: "wrong-number", args: { min: field.min, max: field.max } };
    }
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? null : { id: "wrong-choice", args: {} };
    case "secret":
      return new RegExp(`^\\d{${field.digits}}$`).test(value)
        ? null
        : { id: "wrong-digits", args: { digits: field.digits } };
  }
}

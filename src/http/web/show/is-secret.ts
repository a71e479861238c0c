import type { WebField } from "./form-field.tsx";

/** Whether the answer is kept nowhere and typed anew after a refusal: a PIN, a password. */
export function isSecret(field: WebField): boolean {
  return field.kind === "secret" || field.input === "current-password" || field.input === "new-password";
}

import { Problem } from "../core/domain/problem.ts";

/** An instant that exists. Throws Problem `request.invalid` for the 31st of June. */
export function readInstant(field: string, given: string): Date {
  const at = new Date(given);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) {
    throw new Problem("request.invalid", { detail: `${field}: no such instant` });
  }
  return at;
}

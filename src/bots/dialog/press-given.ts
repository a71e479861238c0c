import type { Action } from "./action-id.ts";

/** What a button answers by itself of its verb's form: the stars of a rating, the reason of a hold. */
export function givenByPress(action: Action): Readonly<Record<string, string>> {
  if (action.arg === null) return {};
  if (action.verb === "rate" && /^[1-5]$/.test(action.arg)) return { stars: action.arg };
  if (action.verb === "hold-for") return { reason: action.arg };
  if (action.verb === "priority") return { priority: action.arg };
  return {};
}

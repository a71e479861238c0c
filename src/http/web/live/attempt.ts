import { toast } from "../show/toast.tsx";
import { say } from "../words/say.ts";
import { RefusedError } from "./api.ts";

/** What went wrong, in words for the person who tried. */
export function faultWords(error: unknown): string {
  if (error instanceof RefusedError) return error.problem.detail || error.problem.title;
  return say("unreachable");
}

/** Does something; says why where it was refused or the desk is out of reach. Resolves with whether it was done. */
export async function attempt(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    toast(faultWords(error), "danger");
    return false;
  }
}

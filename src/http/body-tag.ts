import { createHash } from "node:crypto";
import { Problem } from "../core/domain/problem.ts";

/** The strong ETag of what is answered: a hash of it, so that it changes exactly when the answer does. */
export function bodyTag(body: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22)}"`;
}

/** Whether a list of tags, as `If-None-Match` and `If-Match` hold it, names this one. `*` names whatever is there. */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim() === tag);
}

/** Throws Problem `request.changed_since` unless the `If-Match` of a change, if it has one, names what there is now. */
export function requireMatch(ifMatch: string | undefined, tag: string): void {
  if (ifMatch !== undefined && !namesTag(ifMatch, tag)) throw new Problem("request.changed_since", { current: tag });
}

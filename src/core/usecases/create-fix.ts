import type { Actor } from "../domain/actor.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { ensureFix, findFixByTitle } from "../store/fixes.ts";
import type { Work } from "../store/work.ts";
import { fixTitle } from "./resolve-fix.ts";

/**
 * Names a fix before any report does; a name that is known already gives the fix that it leads to.
 * Throws Problem `action.forbidden`, `field.missing`.
 */
export async function createFix(
  work: Work,
  actor: Actor,
  input: { readonly title: string },
): Promise<{ readonly fixId: string }> {
  requireDeskAction(actor, "fix.write");
  const title = fixTitle("title", input.title);
  const known = await findFixByTitle(work, title);
  if (known !== null) return { fixId: known.id };
  const fix = await ensureFix(work, title);
  await emit(work, { kind: "fix.created", subjectId: fix.id, actor });
  return { fixId: fix.id };
}

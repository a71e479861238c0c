import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { isUuid } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { revokeKey } from "../store/keys.ts";
import type { Work } from "../store/work.ts";

/** Ends a key, at once and for good; gives whose it was. Admins only. Throws Problem `key.unknown` where there is none to end. */
export async function revokeApiKey(
  work: Work,
  actor: Actor,
  input: { readonly keyId: string },
): Promise<{ readonly accountId: string }> {
  requireDeskAction(actor, "desk.keys");
  const accountId = isUuid(input.keyId) ? await revokeKey(work, input.keyId) : null;
  if (accountId === null) throw new Problem("key.unknown", {});
  await emit(work, { kind: "account.key_revoked", subjectId: accountId, actor, data: { keyId: input.keyId } });
  return { accountId };
}

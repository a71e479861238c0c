import type { Person } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { personOf } from "../store/accounts.ts";
import { findKey } from "../store/keys.ts";
import type { Work } from "../store/work.ts";
import type { KeyScope } from "./create-api-key.ts";

/**
 * Whom a key acts for. Throws Problem `key.invalid` for a key that is unknown, revoked, over, or whose account is not active (never
 * told apart), `key.scope` when it may not do what is `needed`.
 */
export async function findApiKey(
  work: Work,
  key: string,
  needed: KeyScope,
): Promise<{ readonly person: Person; readonly keyId: string; readonly scopes: readonly string[] }> {
  const found = /^fxk_[\w-]{43}$/.test(key) ? await findKey(work, key) : null;
  if (found === null) throw new Problem("key.invalid", {});
  if (!found.key.scopes.includes(needed)) throw new Problem("key.scope", { needs: needed });
  return { person: personOf(work, found.account, null), keyId: found.key.id, scopes: found.key.scopes };
}

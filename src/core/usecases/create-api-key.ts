import type { Actor } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { newSecret } from "../domain/secret-token.ts";
import { findAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { insertKey, keyLimits } from "../store/keys.ts";
import type { Work } from "../store/work.ts";

export const keyScopes = ["read", "write"] as const;
export type KeyScope = (typeof keyScopes)[number];

/**
 * Makes a key by which a machine acts for an account. `key` is shown this once and stored nowhere. Where a key asks for it (`byKeyId`), the
 * new one has no scope and no day more than that: else a key that leaked would outlive its end. Admins only. Throws Problem
 * `account.unknown`, `account.inactive`, `field.not_a_choice` (scopes), `request.invalid` (an expiry that has passed, or is too late),
 * `key.scope`, `key.invalid`.
 */
export async function createApiKey(
  work: Work,
  actor: Actor,
  input: {
    readonly accountId: string;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly expiresAt: Date | null;
    readonly byKeyId?: string | null;
  },
): Promise<{
  readonly keyId: string;
  readonly key: string;
  readonly prefix: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: Date | null;
}> {
  requireDeskAction(actor, "desk.keys");
  const account = await findAccount(work, input.accountId);
  if (account === null) throw new Problem("account.unknown", { name: input.accountId.slice(0, 80) });
  if (!account.active || account.erasedAt !== null) throw new Problem("account.inactive", {});
  const scopes = readScopes(input.scopes);
  if (input.expiresAt !== null && input.expiresAt <= work.now) {
    throw new Problem("request.invalid", { detail: "expiresAt" });
  }
  const expiresAt = await withinKey(work, input.byKeyId ?? null, scopes, input.expiresAt);
  const key = `fxk_${newSecret()}`;
  const prefix = key.slice(0, 12);
  const name = displayName(input.name, "key");
  const keyId = await insertKey(work, {
    accountId: account.id,
    name,
    prefix,
    secret: key,
    scopes,
    expiresAt,
  });
  await emit(work, { kind: "account.key_created", subjectId: account.id, actor, data: { keyId, scopes } });
  return { keyId, key, prefix, scopes, expiresAt };
}

/** The expiry of a key that another key asks for. */
async function withinKey(
  work: Work,
  byKeyId: string | null,
  scopes: readonly KeyScope[],
  wanted: Date | null,
): Promise<Date | null> {
  if (byKeyId === null) return wanted;
  const limits = await keyLimits(work, byKeyId);
  if (limits === null) throw new Problem("key.invalid", {});
  const beyond = scopes.find((scope) => !limits.scopes.includes(scope));
  if (beyond !== undefined) throw new Problem("key.scope", { needs: beyond });
  const { expiresAt: end } = limits;
  if (wanted !== null && end !== null && wanted > end) {
    throw new Problem("request.invalid", { detail: "expiresAt: later than that of the key that asks" });
  }
  return wanted ?? end;
}

function readScopes(given: readonly string[]): KeyScope[] {
  const wrong = given.find((scope) => !(keyScopes as readonly string[]).includes(scope));
  if (wrong !== undefined || given.length === 0) {
    throw new Problem("field.not_a_choice", { field: "scope", value: wrong?.slice(0, 80) ?? "", choices: keyScopes });
  }
  return keyScopes.filter((scope) => given.includes(scope));
}

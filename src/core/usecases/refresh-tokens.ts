import { findAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { endFamily, insertRefreshToken, lockRefreshToken, markTokenUsed } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";
import { newRefreshToken, type OpenedFamily } from "./open-token-family.ts";

export type Refreshed =
  | { readonly kind: "refreshed"; readonly accountId: string; readonly family: OpenedFamily }
  /** The token is unknown, over, or was used before. `endedFamilyId`: it was used before, and its family has ended for it. */
  | { readonly kind: "refused"; readonly endedFamilyId: string | null };

/**
 * Takes a refresh token for the next one (RFC 9700 §4.14.2). One that was used already has been copied by somebody: which of the two is
 * the thief nobody knows, so the whole family ends. Refusals are returned and not thrown: what they change has to be kept.
 */
export async function refreshTokens(work: Work, input: { readonly refreshToken: string }): Promise<Refreshed> {
  const token = input.refreshToken;
  const found = /^fxr_[\w-]{43}$/.test(token) ? await lockRefreshToken(work, token) : null;
  if (found === null || !found.live) return { kind: "refused", endedFamilyId: null };
  const { familyId, accountId, expiresAt } = found;
  if (found.used) {
    await endFamily(work, familyId, "reused");
    await emit(work, { kind: "account.token_reused", subjectId: accountId, actor: { kind: "clock" } });
    return { kind: "refused", endedFamilyId: familyId };
  }
  const account = await findAccount(work, accountId);
  if (account === null || !account.active || account.erasedAt !== null) return { kind: "refused", endedFamilyId: null };
  const refreshToken = newRefreshToken();
  await markTokenUsed(work, token);
  await insertRefreshToken(work, familyId, refreshToken);
  return { kind: "refreshed", accountId, family: { familyId, refreshToken, expiresAt } };
}

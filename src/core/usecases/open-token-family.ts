import { newSecret } from "../domain/secret-token.ts";
import { insertFamily } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/** How long an app stays signed in: then its person signs in anew, however often it was refreshed. */
export const familyDays = 90;

/** What an app is given when somebody signs in: `refreshToken` is stored nowhere but as its hash. */
export type OpenedFamily = {
  readonly familyId: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
};

/** A refresh token as `openTokenFamily` and `refreshTokens` give it. */
export function newRefreshToken(): string {
  return `fxr_${newSecret()}`;
}

/** Signs an app in for an account: the first refresh token of a family. */
export async function openTokenFamily(work: Work, input: { readonly accountId: string }): Promise<OpenedFamily> {
  const refreshToken = newRefreshToken();
  const expiresAt = new Date(work.now.getTime() + familyDays * 86_400_000);
  const familyId = await insertFamily(work, { accountId: input.accountId, refreshToken, expiresAt });
  return { familyId, refreshToken, expiresAt };
}

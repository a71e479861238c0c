import { newSecret } from "../domain/secret-token.ts";
import { hasAdmin } from "../store/accounts.ts";
import { insertLink, revokeLinks } from "../store/links.ts";
import type { Work } from "../store/work.ts";

/**
 * A token by which whoever holds it becomes the first admin: for the first start, printed where the operator reads. Null once there is
 * an admin. Only the newest works.
 */
export async function createSetupLink(
  work: Work,
): Promise<{ readonly token: string; readonly expiresAt: Date } | null> {
  if (await hasAdmin(work)) return null;
  await revokeLinks(work, "setup", null);
  const token = newSecret();
  const expiresAt = new Date(work.now.getTime() + work.settings.signInLinkMinutes * 60_000);
  await insertLink(work, { purpose: "setup", accountId: null, token, expiresAt });
  return { token, expiresAt };
}

import type { Person } from "../domain/actor.ts";
import { newCode } from "../domain/secret-token.ts";
import { insertLink, revokeLinks } from "../store/links.ts";
import type { Work } from "../store/work.ts";

/**
 * A code that a person carries to their other login and types there (`/link CODE`): the proof that both are theirs. Works once, for some
 * minutes; a newer one replaces it.
 */
export async function startLink(
  work: Work,
  person: Person,
): Promise<{ readonly code: string; readonly minutes: number }> {
  const code = newCode();
  const minutes = work.settings.signInLinkMinutes;
  await revokeLinks(work, "link_identity", person.accountId);
  await insertLink(work, {
    purpose: "link_identity",
    accountId: person.accountId,
    token: code,
    expiresAt: new Date(work.now.getTime() + minutes * 60_000),
  });
  return { code, minutes };
}

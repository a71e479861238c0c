import { newSecret } from "../domain/secret-token.ts";
import { insertSession } from "../store/sessions.ts";
import type { Work } from "../store/work.ts";

/** How long a browser stays signed in when it is not used. */
export const sessionDays = 30;

/** Opens a session of an account. The token goes into the cookie and is stored nowhere; the row has its hash. */
export async function openSession(
  work: Work,
  input: { readonly accountId: string },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = newSecret();
  const expiresAt = new Date(work.now.getTime() + sessionDays * 86_400_000);
  await insertSession(work, { accountId: input.accountId, token, expiresAt });
  return { token, expiresAt };
}

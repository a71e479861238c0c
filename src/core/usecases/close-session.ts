import { revokeSession } from "../store/sessions.ts";
import type { Work } from "../store/work.ts";

/** Signs a browser out. Doing it twice, or with a token that is nobody's, is no failure. */
export async function closeSession(work: Work, input: { readonly token: string }): Promise<void> {
  await revokeSession(work, input.token);
}
